// form[data-draft-url]: what is typed is kept on the server as a draft, a moment after typing, at
// the latest every few seconds, and when the page is left. [data-draft-says] tells whether it was.
const pause = 1500;
const longest = 5000;

function keepDrafts(form) {
  const box = form.querySelector("textarea");
  const says = form.querySelector("[data-draft-says]");
  let kept = box.defaultValue;
  let timer;
  let since = 0;
  let done = false;
  let busy = 0;
  let saving = Promise.resolve();

  const send = async (keepalive) => {
    const text = box.value;
    if (done || text === kept) return;
    const body = new FormData();
    body.set("comment", text);
    body.set("seen", form.elements.seen.value);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const headers = { Accept: "application/json" };
    const options = { method: "POST", body, headers, keepalive, redirect: "error" };
    busy += 1;
    const response = await fetch(form.dataset.draftUrl, options).catch(() => null);
    busy -= 1;
    const answer = await response?.json().catch(() => null);
    if (answer && !answer.error) kept = text;
    if (!done) says.textContent = answer?.error ?? answer?.said ?? says.dataset.failed;
  };
  // One after the other, so that an older text never arrives after a newer one.
  const save = () => {
    clearTimeout(timer);
    since = 0;
    saving = saving.then(() => send(false));
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    since ||= Date.now();
    timer = setTimeout(save, Math.max(0, Math.min(pause, since + longest - Date.now())));
  });
  box.addEventListener("blur", save);
  addEventListener("pagehide", () => send(true));
  form.addEventListener("submit", (event) => {
    // A preview stays on the page; whatever else is sent settles the draft itself.
    if (event.submitter?.name === "preview") return;
    done = true;
    clearTimeout(timer);
    // What is still on its way must not arrive after the discarding of it.
    if (event.submitter?.name !== "discard" || !busy) return;
    event.preventDefault();
    saving.then(() => form.requestSubmit(event.submitter));
  });
  // Back from the answer by the browser's own button: the page lives on.
  addEventListener("pageshow", () => {
    done = false;
  });
}

for (const form of document.querySelectorAll("form[data-draft-url]")) keepDrafts(form);
