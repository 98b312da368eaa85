// <form data-keep="name">: what is typed stays in this browser until it was accepted, so a closed
// tab, an expired session or a lost connection costs nothing. Texts only; never passwords, tokens,
// files. Accepted means: the form was sent and the server led on to another page (not to log-in).
// Logging out (<form data-forget-kept>) empties everything.
const prefix = "keep:";
const sent = "keep-sent";
const week = 7 * 86400_000;

const fields = (form) =>
  [...form.elements].filter(
    (field) =>
      field.name &&
      (field.matches("textarea") || ["text", "email", "url"].includes(field.type)) &&
      !field.closest(".field-trap"),
  );

const texts = (form) => fields(form).filter((field) => field.matches("textarea"));

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(prefix + key));
  } catch {
    return null;
  }
};

const write = (key, value) => {
  try {
    if (value) localStorage.setItem(prefix + key, JSON.stringify(value));
    else localStorage.removeItem(prefix + key);
  } catch {
    // Storage is full or forbidden; the form still works.
  }
};

function keep(form) {
  const values = Object.fromEntries(fields(form).map((field) => [field.name, field.value]));
  const typed = fields(form).some((field) => field.value !== field.defaultValue);
  const server = Object.fromEntries(texts(form).map((field) => [field.name, field.defaultValue]));
  write(form.dataset.keep, typed && { at: Date.now(), values, server });
}

function restore(form) {
  const kept = read(form.dataset.keep);
  if (!kept || Date.now() - kept.at > week) return write(form.dataset.keep, null);
  // What the server has sent since counts more than what this browser remembers.
  const known = kept.server ?? {};
  if (texts(form).some(({ name, defaultValue }) => defaultValue !== (known[name] ?? ""))) return;
  for (const field of fields(form)) {
    if (kept.values[field.name]) field.value = kept.values[field.name];
  }
}

function forgetSent() {
  const key = sessionStorage.getItem(sent);
  sessionStorage.removeItem(sent);
  const [arrival] = performance.getEntriesByType("navigation");
  const ledOn = arrival?.type === "navigate" && arrival.redirectCount > 0;
  if (key && ledOn && !document.querySelector('input[type="password"]')) write(key, null);
}

function forgetAll() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) localStorage.removeItem(key);
  }
}

let timer;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-keep]");
  if (!form) return;
  clearTimeout(timer);
  timer = setTimeout(() => keep(form), 300);
});

document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-forget-kept]")) forgetAll();
  const form = event.target.closest("form[data-keep]");
  if (!form) return;
  clearTimeout(timer);
  keep(form);
  sessionStorage.setItem(sent, form.dataset.keep);
});

document.addEventListener("form-arrived", (event) => {
  if (event.detail.form.dataset.keep) restore(event.detail.form);
});

forgetSent();
for (const form of document.querySelectorAll("form[data-keep]")) restore(form);
