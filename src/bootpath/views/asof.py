"""The date slider: what it is made of, and what it needs to show an earlier day."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from bootpath.corpus import Entry
from bootpath.due import due_in
from bootpath.standing import ALIVE, standing
from bootpath.views.almanac import Almanac, Past
from bootpath.views.attention import matters, note
from bootpath.views.library import Library
from bootpath.views.page import Page, Ref, Text
from bootpath.views.vantage import Vantage
from bootpath.views.words import STANCES, STATUSES, StanceCount, iso, stance_counts, tag

ROWS = 100
"""So many decisions stand on the page of a day."""

_as_json = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True).encode
_STANCES = [[key, word.one, word.many] for key, word in STANCES.items()]


class Control(NamedTuple):
    """What the line with the date slider is made of.

    - `first`: the first day that can be chosen, ISO 8601; `stops`: at how many days the slider stops
    - `data`: what the script needs to show this page as of a day, JSON; None on the landing page,
      which gets it from a file of its own
    - `snapshots`: links to the pages of a few days, oldest first
    """

    first: str
    stops: int
    data: str | None
    snapshots: tuple[Ref, ...]


def landing(vantage: Vantage, days: Almanac) -> Control | None:
    """The slider of the landing page; None where nothing happened on a day before."""
    if days.first is None or days.first >= vantage.library.today:
        return None
    links = tuple(Ref(f"{day}", f"{vantage.root}asof/{day}.html") for day in days.snapshots)
    return Control(f"{days.first}", len(days.days), None, links)


def control(vantage: Vantage, days: Almanac, slug: str) -> Control | None:
    """The slider of a decision's page; None where it was asked on the day of the site.

    Its data are the days with an entry (`said`), other days on which it can differ (`also`), its
    status after each change (`turns`, see there), and the words for stances (`stances`: key, of
    one, of several).
    """
    past = days.pasts[slug]
    if past.asked >= vantage.as_of:
        return None
    data = {
        "said": _iso(past.said),
        "also": _iso(past.also),
        "turns": past.turns,
        "stances": _STANCES,
    }
    # beyond so many decisions a page of a day may have no row to link to
    reached = days.snapshots if len(days.pasts) <= ROWS else ()
    links = tuple(
        Ref(f"{day}", f"{vantage.root}asof/{day}.html#{slug}")
        for day in reached
        if day.isoformat() >= past.asked
    )
    return Control(f"{days.first}", len(past.said) + len(past.also), _as_json(data), links)


def script(library: Library, days: Almanac, limit: int) -> Page:
    """What the slider of the landing page needs, as a script that is loaded when it is used.

    `days`: the first, then how many days it is from each to the next; `tags` (key, word, whether
    alive), `notes` and `counts` (key, words), to which numbers refer; `rows` of the first `limit`
    decisions, by slug (day, tag, note, last activity, counts); `moves`: for each of the days by how much
    it changes the number of decisions with each tag, of all decisions, without the zeros at the end.
    """
    numbers: dict[str, int] = {key: number for number, key in enumerate(STATUSES)}
    notes: dict[str | None, int] = {None: 0}
    counts: dict[StanceCount, int] = {}
    before: dict[date, Library] = {}
    rows = {}
    for entry in library.by_interest[:limit]:
        states = []
        for day in _moments(library, entry, days.pasts[entry.slug]):
            then = standing(library.corpus, entry, day)
            past = before.setdefault(day, replace(library, today=day))
            beside = note(then, matters(past, entry, then))
            states.append(
                (
                    day.isoformat(),
                    numbers.get(tag(then).key, -1),
                    notes.setdefault(beside, len(notes)),
                    then.last_activity.isoformat() if then.last_activity else "",
                    tuple(counts.setdefault(one, len(counts)) for one in stance_counts(then)),
                )
            )
        rows[entry.slug] = list(_changes(states))
    data = {
        "days": [f"{days.first}", *((b - a).days for a, b in pairwise(days.days))],
        "tags": [[key, word.word, key in ALIVE] for key, word in STATUSES.items()],
        "notes": [text or "" for text in notes],
        "counts": list(counts),
        "rows": rows,
        "moves": list(_moves(days, numbers)),
    }
    return Page("asof.js", None, Text(f"window.bootpathAsOf = {_as_json(data)};\n"))


def _moments(library: Library, entry: Entry, past: Past) -> list[date]:
    """The days on which the row of a decision may change: also those set earlier for something."""
    days = {*past.said, *past.also}
    for day in sorted(days):
        then = standing(library.corpus, entry, day)
        for item in due_in(library.corpus, entry, then, day):
            days |= {item.day, item.day + timedelta(days=1)}  # the one or the other is too late
    return sorted(day for day in days if day <= library.today)


def _moves(days: Almanac, numbers: dict[str, int]) -> Iterator[list[int]]:
    """By how much each day changes how many decisions have each status."""
    found: dict[str, list[int]] = {}
    for past in days.pasts.values():
        for before, after in pairwise(past.turns):
            changed = found.setdefault(after.day, [0] * len(numbers))
            if before.key in numbers:
                changed[numbers[before.key]] -= 1
            if after.key in numbers:
                changed[numbers[after.key]] += 1
    for day in days.days:
        changed = found.get(day.isoformat(), [])
        while changed and not changed[-1]:
            changed.pop()
        yield changed


def _changes(states: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The states, each begun by its day, that differ from the one before."""
    before = None
    for state in states:
        if state[1:] != before:
            yield state
        before = state[1:]


def _iso(days: Iterable[date]) -> list[str]:
    return [iso(day) for day in days]
