// <time datetime="…" data-ago>12 March 2026</time> becomes "3 hours ago", with the full date as its
// title. The HTML stays absolute, so a cached page never lies; after 30 days the date stays.
const units = [
  ["minute", 60],
  ["hour", 3600],
  ["day", 86400],
];
const format = new Intl.RelativeTimeFormat(document.documentElement.lang || "en", {
  numeric: "auto",
});

function ago(seconds) {
  if (Math.abs(seconds) < 45) return format.format(0, "second");
  let answer = "";
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size * 0.75) answer = format.format(Math.round(seconds / size), unit);
  }
  return answer;
}

function refresh(root = document) {
  for (const element of root.querySelectorAll("time[data-ago]")) {
    const seconds = (Date.parse(element.dateTime) - Date.now()) / 1000;
    if (Number.isNaN(seconds) || Math.abs(seconds) > 30 * 86400) continue;
    if (!element.title) element.title = element.textContent.trim();
    element.textContent = ago(seconds);
  }
}

refresh();
setInterval(refresh, 60_000);
document.addEventListener("comments-arrived", () => refresh());
