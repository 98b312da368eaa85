// [data-markdown-tools=ID]: buttons and keys that put Markdown around the selection of a textarea.
// insertText keeps the browser's own undo working.
const around = { strong: "**", emphasis: "*", code: "`" };
const before = { heading: "## ", quote: "> ", list: "- ", numbers: "1. " };
const keys = { b: "strong", i: "emphasis", k: "link" };

function insert(area, text, start, end) {
  area.focus();
  area.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, start, end, "end");
}

function act(area, what) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  if (around[what]) {
    const mark = around[what];
    insert(area, mark + chosen + mark, start, end);
    area.setSelectionRange(start + mark.length, end + mark.length);
  } else if (what === "link") {
    insert(area, `[${chosen}](https://)`, start, end);
    const at = chosen ? end + 3 : start + 1;
    area.setSelectionRange(at, chosen ? at + 8 : at);
  } else {
    const line = value.lastIndexOf("\n", start - 1) + 1;
    const lines = value.slice(line, end).split("\n");
    insert(area, lines.map((text) => before[what] + text).join("\n"), line, end);
  }
}

for (const tools of document.querySelectorAll("[data-markdown-tools]")) {
  const area = document.getElementById(tools.dataset.markdownTools);
  tools.addEventListener("mousedown", (event) => event.preventDefault());
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-markdown]");
    if (button) act(area, button.dataset.markdown);
  });
  area.addEventListener("keydown", (event) => {
    const what = (event.ctrlKey || event.metaKey) && !event.altKey && keys[event.key];
    if (!what) return;
    event.preventDefault();
    act(area, what);
  });
}
