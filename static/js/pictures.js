// [data-picture-upload=address] in a form with a textarea: a picture that is chosen there, pasted or
// dropped is sent, and its line of Markdown put where the cursor stands. The words to say are in
// data-sending, data-sent and data-failed; they, and the server's, are read out from
// [data-picture-says] in the same form.
const uploadOf = (node) => node.closest?.("form")?.querySelector("[data-picture-upload]");
const picturesIn = (files) => [...(files ?? [])].filter(({ type }) => type.startsWith("image/"));

async function send(upload, file) {
  const body = new FormData();
  body.set("file", file);
  body.set("csrfmiddlewaretoken", upload.closest("form").elements.csrfmiddlewaretoken.value);
  const headers = { Accept: "application/json" };
  const response = await fetch(upload.dataset.pictureUpload, { method: "POST", body, headers });
  return response.json();
}

function insert(area, lines) {
  const start = area.selectionStart;
  const inLine = start > 0 && area.value[start - 1] !== "\n";
  area.setRangeText(`${inLine ? "\n\n" : ""}${lines.join("\n")}\n`, start, area.selectionEnd);
  // The cursor between the brackets: what it shows is said there.
  const words = area.value.indexOf("![", start) + 2;
  area.setSelectionRange(words, words);
  area.focus();
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

async function add(upload, files) {
  const form = upload.closest("form");
  const says = form.querySelector("[data-picture-says]");
  const lines = [];
  let trouble = "";
  says.textContent = upload.dataset.sending;
  for (const file of files) {
    const answer = await send(upload, file).catch(() => ({}));
    if (answer.markdown) lines.push(answer.markdown);
    else trouble = answer.error ?? upload.dataset.failed;
  }
  if (lines.length) insert(form.querySelector("textarea"), lines);
  says.textContent = trouble || upload.dataset.sent;
}

document.addEventListener("click", (event) => {
  const upload = event.target.closest("[data-picture-upload]");
  if (!upload || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const chooser = document.createElement("input");
  Object.assign(chooser, { type: "file", accept: "image/*", multiple: true });
  chooser.addEventListener("change", () => add(upload, chooser.files));
  chooser.click();
});

const roads = { paste: "clipboardData", drop: "dataTransfer", dragover: "dataTransfer" };
for (const [kind, held] of Object.entries(roads)) {
  document.addEventListener(kind, (event) => {
    const upload = event.target.matches?.("textarea") && uploadOf(event.target);
    if (!upload || !event[held]?.types.includes("Files")) return;
    const pictures = picturesIn(event[held].files); // none yet while it is dragged
    if (kind === "dragover" || pictures.length) event.preventDefault();
    if (pictures.length) add(upload, pictures);
  });
}
