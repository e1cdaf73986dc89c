/* The date slider: the table of decisions, and a decision, as of an earlier day.
   What carries data-day is hidden before that day, with data-else said in its place; what carries
   data-now is hidden on any day but today. Who stood where is read from the entries on the page. */
(({ all, one, address, make, quiet, span, time, joined, put, upTo, load }) => {
  const line = one(".asof");
  const { first: begin, today, count, past } = line ? line.dataset : {};

  const isDay = (text) => {
    const read = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(text) : NaN;
    return !isNaN(read) && read.toISOString().startsWith(text);
  };
  const wanted = () => {
    const day = new URLSearchParams(location.search).get("asof");
    return isDay(day) && (!line || (day >= begin && day < today)) ? day : null;
  };
  const withDay = (href, day) => {
    const [, path, query, place] = /^([^?#]*)\??([^#]*)(.*)$/.exec(href);
    const search = new URLSearchParams(query);
    search.delete("asof");
    if (day) search.set("asof", day);
    return path + (`${search}` && `?${search}`) + place;
  };
  const page = location.pathname.replace(/.*\//, "") || "./";
  bootpath.asOf = wanted;

  /* Links to pages of the site keep the day, those in drawings too. */
  const carry = (day) => {
    for (const link of all("a[href]"))
      if (/^(?!\w+:|\/\/)[^?#]*\.html/.test(address(link))) link.setAttribute("href", withDay(address(link), day));
  };

  const hide = (day) => {
    for (const element of all("[data-now]")) element.hidden = !!day;
    for (const element of all("[data-day], [data-after]")) {
      const { day: from, after, else: instead } = element.dataset;
      element.hidden = !!day && (from ? day < from : day <= after);
      if (!instead) continue;
      let said = element.nextElementSibling;
      if (!said || !said.matches("[data-said]")) {
        said = element.localName !== "span" ? quiet(instead)
          : span(element.matches(".verdict") ? "verdict open" : "", instead);
        said.dataset.said = "";
        element.after(said);
      }
      said.hidden = !element.hidden;
    }
    for (const element of all("time[data-asof]"))
      element.textContent = element.dateTime = day || today;
  };

  /* A decision. */
  const decision = (day, data) => {
    const held = {}; // by option: what each person holds, in the order of the cards
    const cells = {}; // by card and option
    const people = {}; // by stance
    for (const card of all(".card"))
      for (const entry of all(".entry:not([hidden])", card)) {
        const option = address(one(".on a", entry));
        const { textContent: word, classList: [, key] } = one(".stance", entry);
        const cell = `#${card.id} ${option}`;
        const newer = cells[cell];
        const before = one(".on > .quiet", entry);
        entry.classList.toggle("earlier", !!newer);
        if (before) before.hidden = !newer;
        if (newer) {
          newer.was = newer.was || { key, word };
          continue;
        }
        const said = (cells[cell] = { key, word, href: `#${entry.id}`, name: one("h3", card).textContent });
        (held[option] = held[option] || []).push(said);
        (people[key] = people[key] || new Set()).add(card);
      }
    const stance = (key, size, text = "") => {
      const [, single, several] = data.stances.find(([name]) => name === key);
      return span(`stance ${key}`, text + (size > 1 ? several : single));
    };

    const [, key, word, answer, chosen, mark, decided] = upTo(data.turns, day || "9999");
    put(one(".answer"), day && [span(`tag ${key}`, word), " ", span("", answer)]);

    for (const option of all(".option")) {
      const title = one("h3", option);
      put(title, day && [title.firstChild.cloneNode(true),
        ...(chosen === option.id ? [" ", span("chosen", mark)] : [])]);
      const who = held[`#${option.id}`] || [];
      const names = (key) => who.filter((one) => one.key === key)
        .map(({ name, href }) => make("a", { href }, name));
      const rows = data.stances.map(([key]) => [key, names(key)]).filter(([, links]) => links.length);
      const taken = names("withdrawn");
      put(one(".held-by", option), day && [
        ...(rows.length ? [make("ul", { class: "holders" }, ...rows.map(([key, links]) =>
          make("li", {}, stance(key, links.length), " ", span("", ...joined(links)))))] : []),
        ...(taken.length ? [quiet("Withdrawn: ", ...joined(taken))] : []),
        ...(who.length ? [] : [quiet("Nobody was on record about this option.")]),
      ]);
    }

    const columns = all(".matrix thead a").map(address);
    for (const row of all(".matrix tbody tr")) {
      const found = columns.map((option) => cells[`${address(one("th a", row))} ${option}`]);
      row.hidden = !found.some(Boolean);
      found.forEach((cell, at) => put(row.cells[at + 1], day && (cell ? [
        make("a", { class: `stance ${cell.key}`, href: cell.href }, cell.word),
        ...(cell.was && cell.was.key !== cell.key ? [" ", span("quiet", `was: ${cell.was.word}`)] : []),
      ] : [])));
    }

    const tally = one(".tally");
    if (tally) {
      const rows = data.stances.filter(([key]) => people[key]);
      put(tally, day && rows.flatMap(([key]) => [stance(key, people[key].size, `${people[key].size} `), " "]));
      tally.parentNode.hidden = !rows.length;
    }
    for (const fact of all(".facts [data-role]")) {
      const last = fact.dataset.role === "last";
      const then = last ? data.said.filter((other) => other <= day).pop() : decided;
      fact.hidden = !!day && !then;
      if (!last) put(fact.firstChild, day && [word]);
      put(fact.lastChild, day && then && [time(then)]);
    }
    for (const source of all(".sources li")) {
      const uses = source.lastElementChild;
      put(uses);
      const seen = all("a", uses).filter((link) => {
        const [when] = /[\d-]{10}$/.exec(link.textContent) || [];
        return !day || !when || when <= day;
      });
      source.hidden = !seen.length;
      put(uses, day && ["for ", ...joined(seen.map((link) => link.cloneNode(true)), "; ")]);
    }
    for (const link of all(".contents a")) {
      const target = document.getElementById(address(link).slice(1));
      link.parentNode.hidden = !!target && target.hidden;
    }
    for (const banner of all(".banner"))
      banner.hidden = [...banner.children].every((child) => child.hidden);
    return "";
  };

  /* The table of decisions. */
  const landing = (day, data) => {
    const order = [];
    const body = one(".decisions tbody");
    put(body);
    for (const row of body.rows) {
      const slug = /([^/]+)\.html/.exec(address(one("a", row)))[1];
      const [, tag, note, last, counts] = upTo(day ? data.rows[slug] : [], day);
      const [key, word, alive] = data.tags[tag] || [];
      const [, status, voices, latest] = row.cells;
      put(status, key && [span(`tag ${key}`, word), ...(note ? [" ", span("note", data.notes[note])] : [])]);
      put(voices, key && (counts.length ? counts.flatMap((at) => {
        const [stance, text] = data.counts[at];
        return [span(`stance ${stance}`, text), " "];
      }) : [span("quiet", "nobody heard")]));
      put(latest, key && [time(last)]);
      if (key) order.push({ row, slug, rank: (alive ? "1" : "0") + last });
    }
    order.sort((a, b) => (a.rank === b.rank ? a.slug < b.slug : a.rank > b.rank) ? -1 : 1);
    put(body, day && order.map(({ row }) => row));

    const numbers = data.tags.map(() => 0);
    if (day) data.moves.forEach((move, at) => {
      if (data.days[at] <= day) move.forEach((by, tag) => { numbers[tag] += by; });
    });
    put(one(".counts"), day && data.tags.flatMap(([key, word], at) => (numbers[at] ? [
      make("li", {}, make("b", {}, numbers[at].toLocaleString("en")), " ", span(`tag ${key}`, word))] : [])));
    const asked = numbers.reduce((sum, number) => sum + number, 0);
    return order.length < asked
      ? ` The table has ${order.length} of ${asked.toLocaleString("en")} decisions.` : "";
  };

  const said = make("p", { class: "past", role: "status" });
  const back = make("a", { href: page }, "Back to today");
  if (!line) {
    const day = wanted();
    if (!day) return;
    carry(day);
    back.href = withDay(page + location.search, null);
    said.append(`This page is as of today, not of ${day}. `, back);
    one("main").prepend(said);
    return;
  }

  /* The control. */
  const range = make("input", { type: "range", id: "asof", min: 0, max: count, value: count, autocomplete: "off" });
  const output = make("output", { for: "asof" }, time(today));
  const button = (text, label) => make("button", { type: "button", "aria-label": label, title: label }, text);
  const earlier = button("‹", "Earlier day");
  const later = button("›", "Later day");
  let data = past && JSON.parse(past);
  let stops;

  /* The days are given as the first and the steps from each to the next. */
  const unfolded = (given) => {
    let at = Date.parse(given.days[0]);
    const iso = (step) => new Date(at += step * 864e5).toISOString().slice(0, 10);
    return { ...given, days: given.days.map((step, n) => (n ? iso(step) : step)) };
  };
  const ready = (then) => {
    if (!data) {
      load("asof.js", (came) => {
        if (!came) said.replaceChildren("What earlier days need could not be loaded.");
        else {
          data = data || unfolded(window.bootpathAsOf);
          ready(then);
        }
      });
      return;
    }
    if (!stops) {
      const asked = past && data.turns.find(([, key]) => key !== "draft");
      stops = (data.days || [...data.said, ...data.also].sort())
        .filter((day) => day < today && day >= (asked ? asked[0] : begin));
      range.max = stops.length;
    }
    then();
  };
  const apply = (day) => ready(() => {
    hide(day);
    const more = past ? decision(day, data) : landing(day, data);
    carry(day);
    document.dispatchEvent(new Event("asof"));
    range.value = day ? Math.max(stops.filter((stop) => stop <= day).length - 1, 0) : stops.length;
    range.setAttribute("aria-valuetext", day || `${today}, today`);
    earlier.setAttribute("aria-disabled", !stops.length || (!!day && day <= stops[0]));
    later.setAttribute("aria-disabled", !day);
    back.hidden = !day;
    output.replaceChildren(time(day || today));
    said.textContent = day ? `As of ${day}. Texts are as recorded now; what tells of today is left out.${more}` : "";
  });
  const choose = (day = null) => {
    history[!wanted() === !day ? "replaceState" : "pushState"](
      null, "", withDay(page + location.search + location.hash, day));
    apply(day);
  };
  const step = (way) => ready(() => {
    const day = wanted() || today;
    const next = way < 0 ? stops.filter((stop) => stop < day).pop() : stops.find((stop) => stop > day);
    if (next || (way > 0 && wanted())) choose(next);
  });
  range.addEventListener("input", () => ready(() => choose(stops[range.value])));
  earlier.addEventListener("click", () => step(-1));
  later.addEventListener("click", () => step(1));
  back.addEventListener("click", (event) => {
    event.preventDefault();
    choose();
    range.focus();
  });
  // going back in the search is no reason to load what earlier days need
  window.addEventListener("popstate", () => (data || wanted()) && apply(wanted()));

  line.replaceChildren(make("div", {}, make("label", { for: "asof" }, "As of"), output, make("span", {}, earlier, range, later), back), said);
  later.setAttribute("aria-disabled", back.hidden = true);
  if (wanted()) apply(wanted());
})(bootpath);
