// [data-preview-url] is the preview button of a comment form: the server renders the words and the
// answer appears above the button. Without scripts the same button shows a page with the form.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-preview-url]");
  const place = button?.form?.querySelector("[data-preview]");
  if (!place) return;
  event.preventDefault();
  button.setAttribute("aria-busy", "true");
  const response = await fetch(button.dataset.previewUrl, {
    method: "POST",
    body: new FormData(button.form),
  }).catch(() => null);
  button.removeAttribute("aria-busy");
  const text = await response?.text().catch(() => null);
  const isSentence = response?.headers.get("Content-Type")?.startsWith("text/plain");
  if (text == null || (!response.ok && !isSentence)) return button.form.requestSubmit(button);
  const said = place.querySelector(".said");
  if (isSentence) said.textContent = text;
  else said.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
  place.hidden = false;
});
