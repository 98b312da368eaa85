// The desk by keyboard. [data-key] names the key that presses a button, follows a link, goes into
// a field, or opens a <details> with its first field; the help sheet lists them. j and k walk
// through the list, x ticks a row, r goes into the answer, Escape out of whatever it is.
const box = () => document.querySelector("[data-desk-box]");

function walk(by) {
  const rows = [...document.querySelectorAll(".voice-row")];
  const here = rows.findIndex((row) => row.hasAttribute("aria-current"));
  const more = document.querySelector(".desk-list .pagination-next");
  const target = rows[here + by] || (by > 0 && here >= 0 ? more : null);
  if (target) location.assign(target.href);
}

function tick() {
  document.querySelector(".voice-row[aria-current]")?.closest("li")?.querySelector("[name=voice]")?.click();
}

function press(key) {
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (target.matches("summary")) {
    const details = target.parentElement;
    details.open = !details.open;
    const field = "input:not([type=hidden]), select, textarea, button";
    const first = details.querySelector("input:checked") || details.querySelector(field);
    (details.open ? first || target : target).focus();
  } else if (target.matches("input, select, textarea")) {
    for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    target.focus();
  } else target.click();
  return true;
}

const own = { j: () => walk(1), k: () => walk(-1), r: () => box()?.focus(), x: tick };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const field = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
  if (event.key === "Escape") {
    const open = event.target.closest("details[open]:not([data-menu])");
    if (open) open.open = false;
    return open ? open.querySelector("summary").focus() : event.target.blur();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field && field === box()) {
    return field.form.requestSubmit();
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey) return;
  if (own[event.key]) own[event.key]();
  else if (!press(event.key)) return;
  event.preventDefault();
});
