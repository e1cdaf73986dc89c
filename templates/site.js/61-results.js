/* What the search found: title, status, and where the words stand that the title lacks. */
(({ make, span, time, search: { LABELS, index, fold } }) => {
  const WORD = /([\p{L}\p{N}\p{M}]+)/u;
  const dayOf = (number) => time(new Date(number * 864e5).toISOString().slice(0, 10)); // since 1970

  /* A text with its words marked, each as a whole: folded, it may have another length. */
  const marked = (text, words) => text.split(WORD).map((part) => {
    const folded = fold(part);
    return words.some((word) => folded.includes(word)) ? make("mark", {}, part) : part;
  });
  const passage = ({ kind, name, text, day, who }, words) => {
    const [key, label] = index.kinds[kind] || ["", LABELS[name]];
    const said = marked(text, words);
    return make("p", {},
      ...(key === "quote" ? [make("q", {}, ...said)] : [`${label}: `, ...said]),
      who === undefined ? "" : `, ${index.person[who].text}`,
      ...(key && day ? [", ", dayOf(day)] : []));
  };

  /* A decision in the list; `query` is what its address keeps of the page's. */
  bootpath.search.row = ({ one, status, lacking }, words, day, query) => {
    const found = one.texts.flatMap((text) => {
      const here = lacking.filter((word) => !(text.day > day) && text.folded.includes(word));
      lacking = lacking.filter((word) => !here.includes(word));
      return here.length ? [passage(text, words)] : [];
    });
    const about = one.component.map((at) => index.component[at].text).join(", ");
    return make("li", {},
      make("a", { href: `decisions/${one.slug}.html${query}` }, ...marked(one.title, words)),
      " ", span(`tag ${status.key}`, status.text), " ", query || one.last === null ? "" : dayOf(one.last),
      ...(found.length ? found : [make("p", {}, about)]));
  };
})(bootpath);
