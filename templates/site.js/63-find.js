/* The search form above the table of decisions. What is asked for stands in the address. */
(({ one, all, address, make, load, search: { FILTERS, index, wordsOf, row, filters } }) => {
  const ROWS = 50, MORE = 200; // so many results are listed, and so many more each time
  const LONGEST = 200; // characters of a query
  const PAUSE = 300; // ms without a key until they are in the address: browsers limit how often

  const isHeld = ({ ctrlKey, altKey, metaKey, isComposing }) => ctrlKey || altKey || metaKey || isComposing;
  /* On every page a link in the navigation and a key lead here. */
  const link = make("a", { href: `${address(one(".bar .name a"))}#q`, "aria-keyshortcuts": "/" }, "Search");
  one(".bar ul").append(make("li", {}, link));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || isHeld(event) || event.target.matches("[type=search], textarea, select")) return;
    event.preventDefault();
    link.click();
  });
  const table = one(".listed");
  if (!table) return;

  const button = (text) => make("button", { type: "button" }, text);
  const field = make("input", { type: "search", id: "q", maxlength: LONGEST, autocomplete: "off", spellcheck: "false" });
  const said = make("span", { role: "status" });
  const clear = button("Clear");
  const list = make("ol", { "aria-label": "Decisions found" });
  const nothing = make("p", {}, "Nothing has all of this. Take a word or a filter away, or type only how a word begins.");
  const more = button("");
  const results = make("div", { class: "hits" }, list, nothing, more);
  const form = make("form", { role: "search", id: "search" },
    make("p", {}, make("label", { for: "q" }, "Search"), field), filters.element, make("p", {}, said, " ", clear));
  table.before(form, results);

  /* What is chosen stands in the address alone; the words follow there when the typing rests. */
  let limit, pause;
  const asked = () => new URLSearchParams(location.search);
  const write = (how, change) => {
    const query = asked();
    query.set("q", field.value.trim());
    if (!query.get("q")) query.delete("q");
    if (change) change(query);
    const page = location.pathname.replace(/.*\//, "") || "./";
    history[how](null, "", page + (`${query}` && `?${query}`) + location.hash);
    if (change) restore();
  };
  const begin = () => {
    clearTimeout(pause);
    limit = ROWS;
    show();
  };
  const restore = () => {
    field.value = (asked().get("q") || "").slice(0, LONGEST);
    begin();
  };
  const typed = () => {
    begin();
    pause = setTimeout(write, PAUSE, "replaceState");
  };

  const number = (value) => value.toLocaleString("en");
  const outcome = ({ hits, listed }, words, date) => {
    if (index.failed) return "What the search needs could not all be loaded.";
    if (!index.complete(words)) return hits.length ? "Looking for more." : "Looking.";
    return `${number(hits.length)} of ${number(listed)} decisions${date ? ` as of ${date}` : ""}`;
  };
  /* The list keeps the focus when it is made anew. */
  const fill = (rows) => {
    const { href } = list.contains(document.activeElement) ? document.activeElement : {};
    list.replaceChildren(...rows);
    if (href) (all("a", list).find((link) => link.href === href) || field).focus();
  };
  const show = () => {
    const words = wordsOf(field.value);
    const date = bootpath.asOf();
    const day = date ? Date.parse(date) / 864e5 : Infinity;
    const found = index.find(words, day, (name) => asked().getAll(name));
    const { length } = found.hits;
    const asking = words.length || found.narrowed;
    // what cannot be searched is no reason to hide what is there
    table.hidden = asking && (length || !index.failed);
    results.hidden = !table.hidden;
    clear.hidden = !asking;
    fill(asking ? found.hits.slice(0, limit).map((hit) => row(hit, words, day, date ? `?asof=${date}` : "")) : []);
    more.hidden = length <= limit;
    more.textContent = `Show ${number(Math.min(length - limit, MORE))} more`;
    nothing.hidden = length || !index.complete(words.length);
    filters.show();
    const text = asking ? outcome(found, words.length, date) : "";
    if (said.textContent !== text) said.textContent = text; // each change is read out
    if (asking || filters.element.open) index.read(words.length, () => {
      if (index.failed || index.complete(wordsOf(field.value).length) || !list.firstChild) show();
    });
  };

  field.oninput = typed;
  field.onchange = () => write("replaceState");
  field.onfocus = () => load("search/1.js", () => {});
  filters.element.ontoggle = show;
  filters.element.onchange = ({ target: { name, value, checked } }) => write("pushState", (query) => {
    const others = query.getAll(name).filter((other) => other !== value);
    query.delete(name);
    for (const one of checked ? [...others, value] : others) query.append(name, one);
  });
  clear.onclick = () => {
    write("pushState", (query) => ["q", ...FILTERS].forEach((name) => query.delete(name)));
    field.focus();
  };
  more.onclick = () => {
    const { length } = list.children;
    limit += MORE;
    show();
    one("a", list.children[length]).focus();
  };

  /* Arrows walk from the field through the results and back; Escape goes back, clears, leaves. */
  field.onkeydown = results.onkeydown = (event) => {
    if (isHeld(event) || event.shiftKey) return;
    const stops = [field, ...all("a, button:not([hidden])", results)];
    const next = stops[stops.indexOf(event.target) + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (next) next.focus();
    else if (event.key !== "Escape") return;
    else if (event.target !== field) field.focus();
    else if (!field.value) field.blur();
    else {
      field.value = "";
      typed();
    }
    event.preventDefault();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    if (document.activeElement === field && list.firstChild) one("a", list).focus();
  };
  const scroll = () => one("#all").scrollIntoView();
  const enter = (event) => {
    if (event) event.preventDefault();
    scroll();
    field.focus({ preventScroll: true });
    field.select();
  };
  link.onclick = enter;
  window.addEventListener("popstate", restore);
  document.addEventListener("asof", show);

  restore();
  if (location.hash === "#q") enter();
  else if (!results.hidden && !location.hash) scroll();
})(bootpath);
