"""What a page shows on an earlier day, read in the browser, and what its standing asks for."""

from datetime import date
from pathlib import Path
from typing import Any

from bootpath.corpus import Corpus, Entry
from bootpath.standing import Standing
from bootpath.views import anchor
from bootpath.views.answer import answer_of
from bootpath.views.history import dated
from bootpath.views.words import ENTRIES, STANCES, STATUSES, stance_counts

STATE = """() => {
  const shown = (node) => node.checkVisibility();
  const text = (node) => node.innerText.trim().replace(/\\s+/g, " ");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)].filter(shown);
  const columns = all(".matrix thead a").map(text);
  return {
    status: all(".answer > span").map(text),
    matrix: all(".matrix tbody tr").flatMap((row) => [...row.cells].slice(1).flatMap((cell, at) =>
      cell.children.length ? [[text(row.cells[0]), columns[at], ...[...cell.children].map(text)]] : [])),
    holders: all(".option").flatMap((option) => all(".holders li", option).flatMap((line) =>
      all("a", line).map((link) => [option.id, text(line.firstElementChild), text(link)]))),
    withdrawn: all(".option").flatMap((option) => all(".held-by p", option)
      .filter((line) => text(line).startsWith("Withdrawn")).flatMap((line) =>
      all("a", line).map((link) => [option.id, text(link)]))),
    chosen: all(".option").filter((option) => all(".chosen", option).length).map((one) => one.id),
    tally: all(".tally .stance").map(text),
    current: all(".card .entry:not(.earlier)").map((one) => one.id).sort(),
    entries: all(".body [id].entry").map((one) => one.id).sort(),
    history: all("#history + ol > li").length,
    facts: Object.fromEntries(all(".facts [data-role]").map((one) =>
      [one.dataset.role, all("*", one).filter((node) => !node.children.length).map(text)])),
    unanswered: all(".entry[id^=question]").filter((one) => !all(".came", one).length)
      .map((one) => one.id.slice(9)).sort(),
    unjudged: all(".entry[id^=expectation]").filter((one) => !all(".came", one).length)
      .map((one) => one.id).sort(),
    met: all("#conditions ~ .entry").filter((one) => all(".verdict.held", one).length
      && !one.id).length,
  };
}"""

TIMES = """() => [...document.querySelectorAll("main time")]
  // The mail that is evidence may be later than what it quotes, and what was expected lay ahead.
  .filter((time) => time.checkVisibility() && !time.closest(".how, .sources, p > .quiet"))
  .map((time) => time.dateTime)"""

ROWS = """() => {
  const text = (node) => node.innerText.trim().replace(/\\s+/g, " ");
  return [...document.querySelectorAll(".decisions tbody tr")].map((row) => {
    const [name, status, people, last] = row.cells;
    return {
      name: text(name.querySelector("a")),
      word: text(status.querySelector(".tag")),
      note: status.querySelector(".note") ? text(status.querySelector(".note")) : null,
      people: [...people.querySelectorAll(".stance")].map(text),
      last: text(last),
    };
  });
}"""

COUNTS = """() => Object.fromEntries([...document.querySelectorAll(".counts li")].map((one) =>
  [one.querySelector(".tag").innerText, +one.querySelector("b").innerText]))"""


def moved(tab: Any, page: Path, day: date) -> None:
    """Opens a page as of a day, which is there as soon as the line says so."""
    tab.goto(f"{page.as_uri()}?asof={day}")
    tab.wait_for_function(
        "day => document.querySelector('.asof .past')?.innerText.includes(day)", arg=str(day)
    )


def expected(corpus: Corpus, entry: Entry, then: Standing, day: date) -> dict[str, Any]:
    """What the page of a decision has to show, worked out from its standing alone."""
    decision = entry.decision
    people = {key: person.name for key, person in corpus.people.items()}
    titles = {key: option.title for key, option in decision.options.items()}
    order = {one.person: at for at, one in reversed(list(enumerate(decision.positions)))}
    keys = list(decision.options)
    stands = sorted(
        (*then.stands, *then.withdrawn),
        key=lambda one: (order[one.position.person], keys.index(one.position.option)),
    )
    matrix, holders = [], []
    for stand in stands:
        said, before = stand.position, stand.earlier[-1] if stand.earlier else None
        cell = [people[said.person], titles[said.option], ENTRIES[said.stance].one]
        if before and before.stance != said.stance:
            cell.append(f"was: {ENTRIES[before.stance].one}")
        matrix.append(cell)
    for key in keys:
        for stance, word in STANCES.items():
            those = [
                people[one.position.person]
                for one in stands
                if (one.position.option, one.position.stance) == (key, stance)
            ]
            said_so = word.one if len(those) == 1 else word.many
            holders += [[f"option.{key}", said_so, name] for name in those]
    entries = dated(entry, day)
    places = dict(
        zip(map(id, decision.positions), anchor.positions(decision.positions), strict=True)
    )
    shown = {one.place for one in entries if not one.own}
    draft = then.word == "draft"
    facts = {}
    if then.decided:
        facts["decided"] = [then.word.capitalize(), str(then.decided)]
    if then.last_activity:
        facts["last"] = ["Last activity", str(then.last_activity)]
    return {
        "status": ["Not open yet", ""]
        if draft
        else [STATUSES[then.word].word, answer_of(entry, then)],  # type: ignore[index]
        "matrix": matrix,
        "holders": holders,
        "withdrawn": [
            [f"option.{one.position.option}", people[one.position.person]] for one in then.withdrawn
        ],
        "chosen": [f"option.{then.outcome}"] if then.outcome else [],
        "tally": [one.text for one in stance_counts(then)],
        "entries": sorted(shown),
        "history": len(entries) + len(then.met),
        "facts": facts,
        "unanswered": sorted(one.key for one in then.open_questions),
        "unjudged": sorted(
            f"expectation.{at + 1}"
            for at, one in enumerate(decision.expectations)
            if any(one.expects == other.expects for other in then.open_expectations)
        ),
        "met": len(then.met),
        "current": sorted(places[id(one.position)] for one in stands),
    }
