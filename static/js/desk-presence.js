// [data-desk-presence=address][data-seen]: who else is writing, and what happened meanwhile, asked
// for every few seconds while somebody looks at the page.
const every = 10_000;

function watch(place) {
  let shown = place.textContent;
  const look = async () => {
    if (document.hidden) return;
    const address = new URL(place.dataset.deskPresence, location.href);
    address.searchParams.set("seen", place.dataset.seen);
    const response = await fetch(address, { redirect: "error" }).catch(() => null);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    // Only what is new is read out.
    if (page.body.textContent.trim() === shown.trim()) return;
    shown = page.body.textContent;
    place.replaceChildren(...page.body.childNodes);
  };
  setInterval(look, every);
  document.addEventListener("visibilitychange", look);
}

for (const place of document.querySelectorAll("[data-desk-presence]")) watch(place);
