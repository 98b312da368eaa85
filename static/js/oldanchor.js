// Links to the old site end in #comment-12, which only the browser sees. Where that place isn't on
// this page, the server knows which comment is meant.
const conversation = document.querySelector("[data-legacy-url]");
const number = /^#comment-(\d{1,10})$/.exec(location.hash)?.[1];
if (conversation && number && !document.getElementById(`comment-${number}`)) {
  location.replace(conversation.dataset.legacyUrl.replace(/0\/$/, `${number}/`));
}
