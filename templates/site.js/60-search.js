/* What the search looks in: the index, which comes in parts, and which decisions fit. */
(({ load }) => {
  const AT_ONCE = 4; // so many parts are on their way at a time
  const LABELS = { status: "Status", component: "Component", tag: "Tag", person: "Person" };
  const FILTERS = Object.keys(LABELS);

  const index = { letters: {}, kinds: [], status: [], component: [], tag: [], person: [], decisions: [], total: 0 };
  let parts = 1, asked = 0, taken = 0, texts = 0, withTexts = false;

  /* A text without case, marks and punctuation; a space before each word. */
  const fold = (text) => ` ${text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/[^\x00-\x7f]/g, (letter) => index.letters[letter] || letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;
  const wordsOf = (text) => [...new Set(fold(text).split(" "))].filter(Boolean).map((word) => ` ${word}`);

  const absorb = (part) => {
    if (part.total) ({ total: index.total, letters: index.letters, parts } = part);
    index.kinds.push(...(part.kinds || []));
    for (const name of FILTERS)
      for (const [key, text] of part[name] || [])
        index[name].push({ name, key, text, folded: fold(text), at: index[name].length });
    for (const [slug, title, last, turns, component, tag, person] of part.decisions || [])
      index.decisions.push({ slug, title, last, turns, component, tag, person, folded: fold(title), texts: [
        ...person.map(([at, day]) => ({ ...index.person[at], day })),
        ...component.map((at) => index.component[at]), ...tag.map((at) => index.tag[at]),
      ] });
    for (const said of part.texts || [])
      index.decisions[texts++].texts.unshift(...said.map(([kind, text, day, who]) =>
        ({ kind, text, folded: fold(text), day, who })));
  };
  /* Whether all is there that filters need, or words. */
  index.complete = (words) => index.total && (words ? texts : index.decisions.length) === index.total;
  /* Loads what is missing, a few parts at a time, and tells of each that came. */
  index.read = (words, then) => {
    withTexts = withTexts || words;
    while (!index.failed && !index.complete(withTexts) && asked < Math.min(parts, taken + AT_ONCE))
      load(`search/${++asked}.js`, (came) => {
        const arrived = window.bootpathSearch || {};
        index.failed = index.failed || !came;
        // a part goes on where the one before it ended
        for (; arrived[taken + 1]; delete arrived[taken]) absorb(arrived[++taken]);
        then();
        index.read(words, then);
      });
  };

  /* The decisions on record on a day that have all the words and, of each filter, one of the values
     chosen; those with most words in the title first. Each value gets the count it would leave. */
  index.find = (words, day, chosen) => {
    const wanted = FILTERS.map((name) => {
      const keys = chosen(name);
      const known = index[name].filter((value) => {
        value.count = 0;
        return (value.chosen = keys.includes(value.key));
      });
      // while parts are missing, one of them may bring the value
      return known.length || (keys.length && !index.complete()) ? known.map(({ at }) => at) : null;
    });
    const hits = [];
    let listed = 0;
    for (const one of index.decisions) {
      const [, status] = one.turns.filter(([from]) => from <= day).pop() || [];
      if (!(status >= 0)) continue;
      listed++;
      const lacking = words.filter((word) => !one.folded.includes(word));
      const known = (word) => one.texts.some((text) => !(text.day > day) && text.folded.includes(word));
      if (!lacking.every(known)) continue;
      const has = [[status], one.component, one.tag, one.person.filter(([, from]) => from <= day).map(([at]) => at)];
      const fits = wanted.map((values, at) => !values || has[at].some((value) => values.includes(value)));
      FILTERS.forEach((name, at) => {
        if (fits.every((fit, other) => fit || other === at)) for (const value of has[at]) index[name][value].count++;
      });
      if (fits.every(Boolean)) hits.push({ one, status: index.status[status], lacking });
    }
    hits.sort((a, b) => a.lacking.length - b.lacking.length);
    return { hits, listed, narrowed: wanted.some(Boolean) };
  };
  bootpath.search = { LABELS, FILTERS, index, fold, wordsOf };
})(bootpath);
