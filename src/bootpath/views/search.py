"""What the search looks in: an index of the published decisions, in parts loaded one by one."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from bootpath.corpus import Entry, title
from bootpath.facet import Facet
from bootpath.record import CHOSEN
from bootpath.views.almanac import Almanac, Past
from bootpath.views.answer import answer_of
from bootpath.views.card import state, subjects
from bootpath.views.history import Dated
from bootpath.views.library import Library
from bootpath.views.page import Page, Text
from bootpath.views.vantage import Vantage
from bootpath.views.words import STATUSES

LIMIT = 140_000
"""So many bytes a part of the index has at most, unless one decision alone has more."""

KINDS = {
    "question": "Question",
    "answer": "Answer",
    "summary": "Summary",
    "option": "Option",
    "quote": "Quotation",
    "asked": "Asked",
    "name": "Address",
}
"""The kinds of texts a decision is found by, with the word that stands before such a text."""

LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}
"""Letters that are typed as others, and that Unicode does not take apart into letter and mark."""

_as_json = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True).encode
_INDEX = "window.bootpathSearch"
_FIRST_DAY = date(1970, 1, 1)
_KINDS = {key: number for number, key in enumerate(KINDS)}


class Passage(NamedTuple):
    """A text that a decision is found by.

    - `kind`: a key of `KINDS`; `text`: in words, without marks
    - `day`: when it was said; None for what is not dated
    - `person`: the key of whoever said it
    """

    kind: str
    text: str
    day: date | None = None
    person: str | None = None


class Searched(NamedTuple):
    """What a decision is found by: its texts, and who first spoke on which day, oldest first."""

    texts: tuple[Passage, ...]
    spoke: tuple[tuple[str, date], ...]


@Facet
def searched(days: Almanac, entry: Entry) -> Searched:
    """What a decision is found by besides its title and what it is filed under."""
    said = days.entries(entry.slug)
    first: dict[str, date] = {}
    for one in said:
        if one.who:
            first.setdefault(one.who, one.date)
    return Searched(tuple(passages(days.vantage, entry, said)), tuple(first.items()))


def pages(vantage: Vantage, days: Almanac) -> Iterator[Page]:
    """The parts of the index, `search/1.js` and so on; none without a decision.

    A part is `window.bootpathSearch[number]`. It has lists, each going on where that of the part
    before ended, and a number in them is a place in such a list:

    - `kinds`, `status`, `component`, `tag`, `person`: key and name
    - `decisions`, by interest: slug, title, last activity, status after each change (day, status;
      -1 while a draft),
      components, tags, people with the day on which each spoke first (person, day)
    - `texts`, one list for each decision: kind, text, day, person; what is missing at the end of
      one is not known

    All that titles and filters need comes before the first text. A day is the number of days since
    1970-01-01. The first part has `total`, the number of decisions, `parts`, and `letters`: `LETTERS`.
    """
    parts = list(_parts(_stream(vantage, days)))
    total = len(vantage.library.entries)
    told = {"total": f"{total}", "parts": f"{len(parts)}", "letters": json.dumps(LETTERS)}
    for number, part in enumerate(parts, 1):
        lists = {**(told if number == 1 else {}), **part}
        content = ",".join(f'"{name}":{value}' for name, value in lists.items())
        script = f"({_INDEX} = {_INDEX} || {{}})[{number}] = {{{content}}};\n"
        yield Page(f"search/{number}.js", None, Text(script))


def passages(vantage: Vantage, entry: Entry, said: Iterable[Dated]) -> Iterator[Passage]:
    """The texts that a decision is found by besides its title, the most telling first."""
    decision, standing = entry.decision, vantage.library.standings[entry.slug]
    yield Passage("question", decision.question)
    if standing.outcome and standing.word in CHOSEN:
        yield Passage("answer", answer_of(entry, standing), standing.decided)
    if decision.summary:
        yield Passage("summary", _words(vantage, decision.summary))
    for option in decision.options.values():
        yield Passage("option", option.title)
    quoted: dict[str, Passage] = {}
    for one in said:
        words = one.cite.quote if one.cite else None
        if words and words not in quoted:  # an answer often cites what a position cites already
            quoted[words] = Passage("quote", words, one.date, one.who)
    yield from quoted.values()
    for question in decision.questions:
        if question.date <= vantage.library.today:
            asked = _words(vantage, question.asks)
            yield Passage("asked", asked, question.date, question.person)
    for name in (entry.slug, *decision.aliases):
        yield Passage("name", name)


def _words(vantage: Vantage, text: str) -> str:
    """A short text of the record as its readers see it: a reference is the title it leads to."""
    prose = vantage.prose(text)
    return str(prose.striptags()) if prose else ""


class _Numbers:
    """The numbers of keys by their first use; `fresh` are the keys not told of before."""

    def __init__(self) -> None:
        self._given: dict[str, dict[str, int]] = {}
        self.fresh: list[tuple[str, str]] = []

    def __call__(self, name: str, key: str) -> int:
        given = self._given.setdefault(name, {})
        if key not in given:
            given[key] = len(given)
            self.fresh.append((name, key))
        return given[key]


def _stream(vantage: Vantage, days: Almanac) -> Iterator[tuple[str, object]]:
    """What the index has, each with the name of its list, in the order in which it is needed."""
    library, numbers = vantage.library, _Numbers()
    if not library.entries:
        return
    yield from (("kinds", pair) for pair in KINDS.items())
    held = {turn.key for past in days.pasts.values() for turn in past.turns}
    for key, status in STATUSES.items():
        if key in held:
            yield "status", (key, status.word)
            numbers("status", key)
    numbers.fresh.clear()
    names = {"component": vantage.component, "tag": vantage.tag, "person": vantage.person}
    texts = []
    for entry in library.by_interest:
        found = searched(days, entry)
        head = _head(library, entry, days.pasts[entry.slug], found, numbers)
        yield from ((name, (key, names[name](key).text)) for name, key in numbers.fresh)
        numbers.fresh.clear()
        yield "decisions", head
        texts.append([_text(one, numbers) for one in found.texts])
    yield from (("texts", one) for one in texts)


def _head(
    library: Library, entry: Entry, past: Past, found: Searched, numbers: _Numbers
) -> list[object]:
    """What titles and filters need of a decision."""
    last, filed = state(library, entry).last_activity, subjects(library, entry)
    turns = ((date.fromisoformat(turn.day), turn.key) for turn in past.turns if turn.day)
    return [
        entry.slug,
        title(library.corpus, entry),
        _day(last) if last else None,
        [[_day(day), numbers("status", key) if key in STATUSES else -1] for day, key in turns],
        [numbers("component", key) for key in filed.components],
        [numbers("tag", key) for key in filed.tags],
        [[numbers("person", key), _day(day)] for key, day in found.spoke],
    ]


def _text(one: Passage, numbers: _Numbers) -> list[object]:
    found: list[object] = [_KINDS[one.kind], one.text]
    if one.day:
        found.append(_day(one.day))
        if one.person:
            found.append(numbers("person", one.person))
    return found


def _day(day: date) -> int:
    return (day - _FIRST_DAY).days


def _parts(stream: Iterable[tuple[str, object]]) -> Iterator[dict[str, str]]:
    """The lists of each part, by name, as JSON; a part is full when one thing more is too much."""
    part: dict[str, list[str]] = {}
    size = 0
    for name, one in stream:
        # escaped to ASCII: no character of a record can end a line or a string of the script
        text = _as_json(one).replace("<", "\\u003c")
        if part and size + len(text) > LIMIT:
            yield _joined(part)
            part, size = {}, 0
        part.setdefault(name, []).append(text)
        size += len(text) + 1
    if part:
        yield _joined(part)


def _joined(part: Mapping[str, list[str]]) -> dict[str, str]:
    return {name: f"[{','.join(values)}]" for name, values in part.items()}
