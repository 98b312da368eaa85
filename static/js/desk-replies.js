// a[data-saved-reply=address]: the saved reply, filled in for this reader, goes into the box where the
// cursor stands. Without scripts the link leads to the page with it in the box.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-saved-reply]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const response = await fetch(link.dataset.savedReply, { redirect: "error" }).catch(() => null);
  if (!response?.ok) return location.assign(link.href);
  const box = link.closest("form").querySelector("textarea");
  const text = await response.text();
  const before = box.value.slice(0, box.selectionStart);
  const gap = before && !before.endsWith("\n") ? "\n\n" : "";
  box.setRangeText(gap + text, box.selectionStart, box.selectionEnd, "end");
  link.closest("details").open = false;
  box.focus();
  box.dispatchEvent(new Event("input", { bubbles: true }));
});
