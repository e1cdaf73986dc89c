"""What each published decision is found by, in the form in which the search loads it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from bootpath.corpus import Entry, title
from bootpath.facet import Facet, Facets, Index, as_held
from bootpath.record import CHOSEN
from bootpath.views.almanac import Almanac
from bootpath.views.answer import answer_of
from bootpath.views.card import state, subjects
from bootpath.views.history import Dated
from bootpath.views.library import Library
from bootpath.views.vantage import Vantage
from bootpath.views.words import STATUSES

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

_as_json = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True).encode
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


@dataclass(frozen=True)
class Finder:
    """All that decisions are found by, with the numbers that stand for names in it."""

    days: Almanac

    @property
    def library(self) -> Library:
        """The library."""
        return self.days.library

    @property
    def facets(self) -> Facets:
        """The facets known: those of the library."""
        return self.library.facets

    @cached_property
    def numbers(self) -> Index[str, int, int]:
        """The place of a name in its list, from 0, by list and key with a space between."""
        return Index(self.facets, "numbers", self._numbered, as_held)

    def _numbered(self) -> Mapping[str, int]:
        library = self.library
        held = {turn.key for past in self.days.pasts.values() for turn in past.turns}
        lists = {
            "status": (key for key in STATUSES if key in held),
            "component": sorted(library.by_component),
            "tag": sorted(library.by_tag),
            "person": sorted(library.by_person),
        }
        return {f"{name} {key}": at for name, keys in lists.items() for at, key in enumerate(keys)}


@Facet
def heading(finder: Finder, entry: Entry) -> str:
    """What titles and filters need of a decision, as JSON; nothing of a draft.

    Slug, title, last activity, status after each change (day, status; -1 while a draft), components,
    tags, people with the day on which each spoke first (person, day).
    """
    library, numbers = finder.library, finder.numbers
    if entry.slug not in library.published:
        return ""
    last, filed = state(library, entry).last_activity, subjects(library, entry)
    turns = finder.days.pasts[entry.slug].turns
    spoke: dict[str, date] = {}
    for one in finder.days.entries(entry.slug):
        if one.who:
            spoke.setdefault(one.who, one.date)
    return encoded(
        [
            entry.slug,
            title(library.corpus, entry),
            _day(last) if last else None,
            [
                [
                    _day(date.fromisoformat(turn.day)),
                    numbers[f"status {turn.key}"] if turn.key in STATUSES else -1,
                ]
                for turn in turns
                if turn.day
            ],
            [numbers[f"component {key}"] for key in filed.components],
            [numbers[f"tag {key}"] for key in filed.tags],
            [[numbers[f"person {key}"], _day(day)] for key, day in spoke.items()],
        ]
    )


@Facet
def searched(finder: Finder, entry: Entry) -> str:
    """The texts that a decision is found by besides its title, as JSON; nothing of a draft.

    Each is kind, text, day, person; what is missing at the end of one is not known.
    """
    if entry.slug not in finder.library.published:
        return ""
    said = finder.days.entries(entry.slug)
    return encoded(
        [_text(one, finder.numbers) for one in passages(finder.days.vantage, entry, said)]
    )


@Facet
def room(finder: Finder, entry: Entry) -> tuple[int, int]:
    """How many bytes the two take."""
    return len(heading(finder, entry)), len(searched(finder, entry))


FACETS = (heading, searched, room)
"""These facets."""


def encoded(value: object) -> str:
    """A value as JSON for a script: no character of a record can end a line, a string, or the script."""
    return _as_json(value).replace("<", "\\u003c")


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


def _text(one: Passage, numbers: Mapping[str, int]) -> list[object]:
    found: list[object] = [_KINDS[one.kind], one.text]
    if one.day:
        found.append(_day(one.day))
        if one.person:
            found.append(numbers[f"person {one.person}"])
    return found


def _day(day: date) -> int:
    return (day - _FIRST_DAY).days
