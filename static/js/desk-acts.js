// Undo goes when its time is over. What is ticked stays ticked from voice to voice, and is counted.
for (const button of document.querySelectorAll("[data-undo-until]")) {
  const left = new Date(button.dataset.undoUntil) - Date.now();
  setTimeout(() => button.remove(), Math.min(Math.max(left, 0), 60_000));
  button.dataset.key = "u";
}

const bar = document.querySelector("[data-bulk]");
const boxes = [...document.querySelectorAll('[form="desk-bulk"][name=voice]')];
const kept = `desk-ticks ${location.pathname}`;

function count() {
  const ticked = boxes.filter((box) => box.checked);
  const place = bar.querySelector("[data-bulk-count]");
  place.textContent = ticked.length || "";
  place.hidden = !ticked.length;
  sessionStorage.setItem(kept, JSON.stringify(ticked.map((box) => box.value)));
}

if (bar) {
  const before = JSON.parse(sessionStorage.getItem(kept) || "[]");
  for (const box of boxes) box.checked ||= before.includes(box.value);
  for (const box of boxes) box.addEventListener("change", count);
  document.querySelector("#desk-bulk").addEventListener("submit", () => {
    sessionStorage.removeItem(kept);
  });
  count();
}
