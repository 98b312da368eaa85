// [data-preview-result][data-preview-for=ID][data-preview-url=…]: shows what the textarea ID will
// look like, a moment after typing. The server renders it, so the preview cannot lie; the answer
// may be a whole page, of which the same element is taken.
const wait = 500;

// Texts only: a picture of 10 MB needn't travel at every pause.
function typed(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
}

function watch(result) {
  const area = document.getElementById(result.dataset.previewFor);
  if (!area || !result.dataset.previewUrl) return;
  let timer;
  let request;
  const show = async () => {
    request?.abort();
    request = new AbortController();
    try {
      const response = await fetch(result.dataset.previewUrl, {
        method: "POST",
        body: typed(area.form),
        signal: request.signal,
      });
      if (!response.ok) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("[data-preview-result]") || page.body;
      result.replaceChildren(...fresh.childNodes);
    } catch {
      // Offline, or a newer request took over: the last preview stays.
    }
  };
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, wait);
  });
  if (area.value && !result.children.length) show();
}

for (const result of document.querySelectorAll("[data-preview-result]")) watch(result);
