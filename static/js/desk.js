// On wide screens the answer is ready for typing after one was sent. [data-desk-preview] shows how
// the answer will look without leaving the page.
const box = document.querySelector("[data-desk-box]");
const sent = "desk-sent";

async function preview(form, place) {
  const response = await fetch(place.dataset.deskPreview, {
    method: "POST",
    body: new FormData(form),
  });
  const answer = await response.text();
  const shown = place.querySelector(".said");
  if (response.ok) {
    shown.replaceChildren(...new DOMParser().parseFromString(answer, "text/html").body.childNodes);
  } else shown.textContent = answer;
  place.hidden = false;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest(".voice-reply");
  if (!form) return;
  if (event.submitter?.name !== "preview") return sessionStorage.setItem(sent, "1");
  event.preventDefault();
  preview(form, form.querySelector("[data-desk-preview]")).catch(() => {
    // The page can do it too; its button is what tells a preview from an answer.
    form.insertAdjacentHTML("beforeend", '<input type="hidden" name="preview" value="1">');
    form.submit();
  });
});

// The list scrolls by itself to the open voice; the page stays where it is.
const row = document.querySelector(".voice-row[aria-current]");
if (row) row.closest(".desk-list").scrollTop = row.offsetTop - 2 * row.offsetHeight;
if (sessionStorage.getItem(sent) && matchMedia("(min-width: 60rem)").matches) {
  box?.focus({ preventScroll: true });
}
sessionStorage.removeItem(sent);
