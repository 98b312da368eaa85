// What is wrong with the page as the browser understood it: with what stands in the hostile
// `places`, and with the page around them.
({ places }) => {
  const wrong = [];
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // ":" is that of an address that the browser can't read, and so doesn't follow.
  const isQuiet = (link) =>
    /^(https?|mailto):$/.test(link.protocol) ||
    (link.protocol === ":" && /^(https?|mailto):/i.test(link.getAttribute("href")));
  const short = (element) => element.outerHTML.slice(0, 200);

  for (const element of all("*")) {
    for (const { name } of element.attributes) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") wrong.push(`${name}: ${short(element)}`);
    }
  }
  const own = new URL("/static/", location).href;
  for (const script of all("script")) if (!script.src.startsWith(own)) wrong.push(short(script));
  for (const element of all("iframe, frame, object, embed, applet, base, style, template, noscript, plaintext, xmp, marquee")) {
    wrong.push(short(element));
  }
  for (const place of all(places)) {
    for (const element of all("meta, link, script, form, input, button, select, textarea, svg, math, main, footer, header, body, [name]", place)) {
      wrong.push(short(element));
    }
    for (const { id } of all("[id]", place)) if (!/^(h|fn|fnref\d*)-/.test(id)) wrong.push(`id ${id}`);
  }
  for (const link of all("a[href], area[href]")) if (!isQuiet(link)) wrong.push(short(link));
  const header = document.querySelector("body > header");
  const main = document.querySelector("body > main#main");
  const footer = document.querySelector("body > footer.site-footer");
  if (!header || !main || !footer || all("footer.site-footer, main").length !== 2) wrong.push("the page's frame is broken");
  else if (!(main.compareDocumentPosition(footer) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push("the footer isn't behind");
  const comments = all("body > main ol.thread > li.comment[id]");
  if (all("li.comment[id]").length !== comments.length) wrong.push("a comment stands elsewhere");
  return {
    wrong,
    title: document.title,
    ids: comments.map((comment) => Number(comment.id.slice(1))),
    names: comments.map((comment) => comment.querySelector(":scope > article > div > header > .person-name")?.textContent),
    heading: document.querySelector("h1")?.textContent,
    media: all(".prose :is(img, video, audio, source)").flatMap(({ src, poster }) => [src, poster]),
    links: all(places).flatMap((place) => (place.matches("a[href]") ? [place] : all("a[href]", place))).length,
  };
}
