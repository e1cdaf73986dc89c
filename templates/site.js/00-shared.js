/* What the parts of the script share; they are joined in the order of their names. */
"use strict";
const bootpath = (() => {
  const here = document.currentScript.src;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector, from = document) => from.querySelector(selector);
  const address = (link) => link.getAttribute("href");

  const make = (tag, attributes, ...content) => {
    const made = document.createElement(tag);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    made.append(...content);
    return made;
  };
  const quiet = (...text) => make("p", { class: "quiet" }, ...text);
  const span = (kind, ...text) => make("span", { class: kind }, ...text);
  const time = (day) => make("time", { datetime: day }, day);
  const joined = (nodes, between = ", ") => nodes.flatMap((node, at) => (at ? [between, node] : [node]));

  /* Puts something in the place of what an element holds; without it, back what was there. */
  const first = new Map();
  const put = (element, nodes) => {
    if (!first.has(element)) first.set(element, [...element.childNodes]);
    element.replaceChildren(...(nodes || first.get(element)));
  };
  const upTo = (states, day) => states.filter((state) => state[0] <= day).pop() || [];

  /* Loads another script of the site, once; calls back with whether it came. */
  const loaded = new Map();
  const load = (name, then) => {
    if (!loaded.has(name))
      loaded.set(name, new Promise((done) => {
        const script = make("script", { src: new URL(name, here) });
        script.onload = () => done(true);
        script.onerror = () => done(false);
        document.head.append(script);
      }));
    loaded.get(name).then(then);
  };
  return { all, one, address, make, quiet, span, time, joined, put, upTo, load };
})();
