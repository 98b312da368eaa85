// Put into every document, before anything of it runs: tells the test, by the binding `tripped`,
// when a script that nobody of the site wrote does what attacks do to show that they could.
(() => {
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = () => void window.tripped(name);
  }
  for (const name of ["setTimeout", "setInterval"]) {
    const real = window[name].bind(window);
    window[name] = (what, ...more) => {
      if (typeof what === "string") window.tripped(`${name} with a string`);
      return real(what, ...more);
    };
  }
  addEventListener("securitypolicyviolation", (event) => {
    window.tripped(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
})();
