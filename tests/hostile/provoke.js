// Does everything to the elements in `places` that a reader could: points at them, focuses, clicks.
// Clicks on addresses of the web stay here; any other scheme may show what it does.
async ({ places, inFrames }) => {
  const QUIET = ["http:", "https:", "mailto:"];
  const EVENTS = [
    ..."mouseover mouseenter mousemove mousedown mouseup pointerover pointerenter".split(" "),
    ..."pointerdown focus focusin blur keydown input toggle wheel animationstart".split(" "),
    ..."animationend transitionend contextmenu dragstart copy load error".split(" "),
  ];
  const STAYING = ["load", "error", "focus", "blur", "mouseenter", "pointerenter", "toggle"];

  async function provoke(view) {
    const { document } = view;
    view.addEventListener("click", (event) => {
      const link = event.composedPath().find((node) => node.localName === "a" || node.localName === "area");
      // ":" is that of an address that the browser can't read.
      if (!link || [":", ...QUIET].includes(link.protocol)) event.preventDefault();
      else window.tripped(`click on ${link.outerHTML.slice(0, 200)}`);
    });
    view.addEventListener("submit", (event) => {
      if (!event.target.action?.startsWith?.("javascript:")) event.preventDefault();
    });
    const elements = [...document.querySelectorAll(places)];
    for (const element of elements) {
      if ("loading" in element) element.loading = "eager";
      if (element.localName === "details") element.open = true;
      element.focus?.({ preventScroll: true });
      for (const name of EVENTS) {
        element.dispatchEvent(new view.Event(name, { bubbles: !STAYING.includes(name) }));
      }
      if (element.click) element.click();
      else element.dispatchEvent(new view.MouseEvent("click", { bubbles: true, cancelable: true }));
    }
    return elements.length;
  }

  let count = 0;
  const views = inFrames ? Array.from(frames) : [window];
  for (const view of views) {
    try {
      count += await provoke(view);
    } catch (error) {
      if (!inFrames) throw error; // a raw document may have gone elsewhere
    }
  }
  scrollTo(0, document.documentElement.scrollHeight);
  await new Promise((done) => setTimeout(done, 60));
  return count;
}
