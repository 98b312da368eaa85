// Code and tables that are wider than the column, and long quotes at the desk, scroll by
// themselves: the keyboard must get there too.
const wide = ".prose pre, .prose table, .voice-parent";

function reach() {
  for (const block of document.querySelectorAll(wide)) {
    const scrolls =
      block.scrollWidth > block.clientWidth || block.scrollHeight > block.clientHeight + 1;
    if (scrolls) block.tabIndex = 0;
    else block.removeAttribute("tabindex");
  }
}

if (document.querySelector(wide)) {
  reach();
  addEventListener("resize", reach);
}
