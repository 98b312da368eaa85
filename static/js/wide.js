// Code and tables that are wider than the column scroll sideways: the keyboard must get there too.
const wide = ".prose pre, .prose table";

function reach() {
  for (const block of document.querySelectorAll(wide)) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
    else block.removeAttribute("tabindex");
  }
}

if (document.querySelector(wide)) {
  reach();
  addEventListener("resize", reach);
}
