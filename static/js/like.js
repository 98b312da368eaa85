// A heart without leaving the page. The button posts by itself; here the server's answer turns it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.like");
  if (!button) return;
  event.preventDefault();
  const response = await fetch(button.formAction, {
    method: "POST",
    body: new FormData(button.form, button),
    headers: { Accept: "application/json" },
  }).catch(() => null);
  const answer = response?.ok ? await response.json().catch(() => null) : null;
  // Logged out, or gone meanwhile: the page that follows tells.
  if (!answer) return button.form.requestSubmit(button);
  button.setAttribute("aria-pressed", String(answer.liked));
  button.value = answer.liked ? "0" : "1";
  button.querySelector(".figures").textContent = answer.count || "";
});
