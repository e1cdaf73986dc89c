/* The filters of the search: checkboxes for the values in the index, with their counts. */
(({ one, make, span, search: { LABELS, FILTERS, index } }) => {
  const VALUES = 24; // so many values of a filter are offered at first

  /* The checkbox of a value, made once. */
  const labelled = (value) => {
    const { name, key, text, count, chosen } = value;
    if (!value.label) {
      value.box = make("input", { type: "checkbox", name, value: key, autocomplete: "off" });
      value.number = span("quiet");
      value.label = make("label", {}, value.box, span(name === "status" ? `tag ${key}` : "", text), value.number);
    }
    value.box.checked = chosen;
    value.number.textContent = count.toLocaleString("en");
    return value.label;
  };
  const group = (name) => {
    let most = VALUES;
    const offered = make("div");
    const rest = make("button", { type: "button" });
    /* All values if they are few, else those that most of what was found has, and any once chosen. */
    const show = () => {
      for (const value of index[name]) value.rank = value.chosen || value.rank === Infinity ? Infinity : value.count;
      const kept = [...index[name]].sort((a, b) => b.rank - a.rank || 0).slice(0, most);
      kept.sort((a, b) => (name === "status" ? a.at - b.at : a.text.localeCompare(b.text, "en")));
      const labels = kept.map(labelled);
      if (labels.some((label, at) => label !== offered.children[at])) {
        const { activeElement } = document;
        offered.replaceChildren(...labels);
        activeElement.focus({ preventScroll: true });
      }
      rest.hidden = most >= index[name].length;
      rest.textContent = `Show all ${index[name].length.toLocaleString("en")}`;
    };
    rest.onclick = () => {
      most = Infinity;
      show();
      one("input", offered).focus();
    };
    return { show, element: make("div", { role: "group", "aria-label": LABELS[name] }, make("p", {}, LABELS[name]), offered, rest) };
  };

  const groups = FILTERS.map(group);
  const summary = make("summary");
  const element = make("details", {}, summary, ...groups.map((one) => one.element));
  const show = () => {
    const chosen = FILTERS.flatMap((name) => index[name].filter((value) => value.chosen));
    summary.textContent = `Filters${chosen.length ? ": " : ""}${chosen.map(({ text }) => text).join(", ")}`;
    if (element.open) for (const one of groups) one.show();
  };
  bootpath.search.filters = { element, show };
})(bootpath);
