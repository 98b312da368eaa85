// <textarea data-grow> is as tall as its text. Where CSS does it (field-sizing) there is nothing to
// do; elsewhere the number of rows follows, since a strict policy forbids style attributes.
const rowsOf = (area) =>
  area.value.split("\n").reduce((rows, line) => rows + 1 + Math.floor(line.length / area.cols), 0);

function grow(area) {
  area.dataset.rows ||= area.rows;
  area.rows = Math.min(30, Math.max(Number(area.dataset.rows), rowsOf(area) + 1));
}

if (!CSS.supports("field-sizing", "content")) {
  for (const area of document.querySelectorAll("textarea[data-grow]")) grow(area);
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea[data-grow]")) grow(event.target);
  });
}
