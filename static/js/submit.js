// <form data-submit-on-change>: a filter that shows its result when it is chosen. Its button stays
// for people without scripts.
document.addEventListener("change", (event) => {
  event.target.closest("form[data-submit-on-change]")?.requestSubmit();
});
