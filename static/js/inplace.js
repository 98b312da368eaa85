// What lies one page away comes to where you are: the reply form under its comment, the edit form in
// its place, more replies in the thread. Each is a plain link to a page that works alone; here the needed part is taken from
// that page. If anything goes wrong the link is followed.
async function fetched(url, selector) {
  const response = await fetch(url, { headers: { "X-In-Place": "1" } });
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const parts = page.querySelectorAll(selector);
  if (!parts.length) throw new Error("nothing to show");
  return [...parts].map((part) => document.importNode(part, true));
}

const parts = (comment) => comment.querySelectorAll(".said, .comment-actions");

async function write(link) {
  const comment = link.closest(".comment");
  const open = comment.querySelector(".comment-form");
  if (open) return open.querySelector("textarea").focus();
  const [form] = await fetched(link.href, "form.comment-form");
  const isEdit = link.matches("[data-edit]");
  for (const part of isEdit ? parts(comment) : []) part.hidden = true;
  comment.querySelector(".comment-actions").after(form);
  document.dispatchEvent(new CustomEvent("form-arrived", { detail: { form } }));
  form.querySelector("textarea").focus();
}

async function more(link) {
  const place = link.closest(".comment-more");
  const shown = new Set([...document.querySelectorAll(".comment[id]")].map(({ id }) => id));
  const rows = await fetched(link.href, ".thread > .comment");
  const fresh = rows.filter((row) => !shown.has(row.id));
  place.replaceWith(...fresh);
  document.dispatchEvent(new CustomEvent("comments-arrived"));
  fresh[0]?.querySelector("a")?.focus();
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest("a[data-reply], a[data-edit], .comment-more a");
  if (link) {
    event.preventDefault();
    const act = link.closest(".comment-more") ? more : write;
    act(link).catch(() => location.assign(link.href));
  }
  const cancel = event.target.closest(".comment .comment-form [data-cancel]");
  if (cancel) {
    event.preventDefault();
    const comment = cancel.closest(".comment");
    cancel.closest("form").remove();
    for (const part of parts(comment)) part.hidden = false;
    comment.querySelector("[data-reply], summary").focus();
  }
});
