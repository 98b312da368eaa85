// form[data-draft-url]: what is typed is kept on the server as a draft, a moment after typing, at
// the latest every few seconds, and when the page is left. [data-draft-says] tells whether it was.
const pause = 1500;
const longest = 5000;
const patience = () => new Promise((go) => setTimeout(go, 2000));

function keepDrafts(form) {
  const box = form.querySelector("textarea");
  const says = form.querySelector("[data-draft-says]");
  let kept = box.defaultValue;
  let [timer, since, done, busy, saving] = [0, 0, false, false, Promise.resolve()];

  const send = async () => {
    const text = box.value;
    if (done || text === kept) return;
    const body = new FormData();
    body.set("comment", text);
    for (const name of ["seen", "csrfmiddlewaretoken"]) body.set(name, form.elements[name].value);
    const headers = { Accept: "application/json" };
    const options = { method: "POST", body, headers, keepalive: true, redirect: "error" };
    busy = true;
    const response = await fetch(form.dataset.draftUrl, options).catch(() => null);
    const answer = await response?.json().catch(() => null);
    busy = false;
    if (answer && !answer.error) kept = text;
    if (!done) says.textContent = answer?.error ?? answer?.said ?? says.dataset.failed;
  };
  // One after the other, so that an older text never arrives after a newer one.
  const save = () => {
    clearTimeout(timer);
    since = 0;
    saving = saving.then(send);
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    since ||= Date.now();
    timer = setTimeout(save, Math.max(0, Math.min(pause, since + longest - Date.now())));
  });
  box.addEventListener("blur", ({ relatedTarget }) => relatedTarget?.type === "submit" || save());
  addEventListener("pagehide", send);
  form.addEventListener("submit", (event) => {
    // A preview stays on the page; whatever else is sent settles the draft itself.
    if (event.submitter?.name === "preview") return;
    done = true;
    clearTimeout(timer);
    if (!busy) return;
    // What is still on its way must not arrive after the answer, or after its discarding.
    event.preventDefault();
    Promise.race([saving, patience()]).then(() => {
      busy = false;
      form.requestSubmit(event.submitter);
    });
  });
  // Back by the browser's own button: the page lives on.
  addEventListener("pageshow", () => (done = false));
}

for (const form of document.querySelectorAll("form[data-draft-url]")) keepDrafts(form);
