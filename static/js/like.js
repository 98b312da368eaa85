// A heart without leaving the page. The button posts by itself; here the answer only turns it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.like");
  if (!button) return;
  event.preventDefault();
  const response = await fetch(button.formAction, {
    method: "POST",
    body: new FormData(button.form),
    redirect: "manual",
  }).catch(() => null);
  if (!response || !(response.ok || response.type === "opaqueredirect")) {
    button.form.requestSubmit(button);
    return;
  }
  const liked = button.getAttribute("aria-pressed") !== "true";
  const count = button.querySelector(".figures");
  const now = Number(count.textContent || 0) + (liked ? 1 : -1);
  button.setAttribute("aria-pressed", String(liked));
  count.textContent = now > 0 ? now : "";
});
