// <… data-passkey> is what needs a passkey: gone where the browser knows none. Inside it
// [data-passkey-trouble] shows when django-allauth's scripts tell that one failed or was stopped.
for (const place of document.querySelectorAll("[data-passkey]")) {
  place.hidden = !window.PublicKeyCredential;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault(); // said on the page instead of in the console
  for (const words of document.querySelectorAll("[data-passkey-trouble]")) words.hidden = false;
});
