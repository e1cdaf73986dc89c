"""The pages of a few earlier days: the table of decisions as of each, for readers of plain pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from bootpath.corpus import Entry
from bootpath.standing import ALIVE, Standing, standing
from bootpath.views.almanac import Almanac
from bootpath.views.answer import answer_of
from bootpath.views.asof import ROWS
from bootpath.views.page import Frame, Page, Ref, Section
from bootpath.views.vantage import Vantage
from bootpath.views.words import ENTRIES, Tag, counted, tag

NAMES = 6
"""So many people are named for a stance on an option."""


class Held(NamedTuple):
    """A stance on an option with those who held it: its key, its word, their names."""

    key: str
    word: str
    names: str


class Voiced(NamedTuple):
    """An option about which somebody had spoken: its title, and who stood where."""

    title: str
    held: tuple[Held, ...]


class PastRow(NamedTuple):
    """A decision as of a day.

    - `place`: its anchor; `ref`: a link to its page on that day; `tag` and `answer`: where it stood
    - `voiced`: who stood where, by option; `last`: the last activity by then, ISO 8601
    """

    place: str
    ref: Ref
    tag: Tag
    answer: str
    voiced: tuple[Voiced, ...]
    last: str | None


@dataclass(frozen=True, slots=True)
class SnapshotPage:
    """What `asof.html.j2` gets.

    - `frame`: the page's frame; `day`: ISO 8601; `count`: how many decisions, in words
    - `rows`: the decisions, those alive first; `left_out`: how many are not in the table, in words
    - `others`: links to the pages of the other days
    """

    frame: Frame
    day: str
    count: str
    rows: tuple[PastRow, ...]
    left_out: str | None
    others: tuple[Ref, ...]


def sections(vantage: Vantage, days: Almanac) -> Iterator[Section]:
    """The page of each of the days chosen, seen from their folder."""
    for day in days.snapshots:
        yield Section(f"asof {day}", partial(_pages, vantage, days, day))


def _pages(vantage: Vantage, days: Almanac, day: date) -> Iterator[Page]:
    entries = _asked(vantage, days, day)
    iso = day.isoformat()
    path = f"asof/{iso}.html"
    count = counted(len(entries), "decision")
    value = SnapshotPage(
        frame=vantage.frame(
            path,
            f"As of {iso}",
            f"Where {count} stood on {iso}, and who had said what by then.",
            part="index.html",
            listed=False,
        ),
        day=iso,
        count=count,
        rows=tuple(_row(vantage, entry, day) for entry in entries[:ROWS]),
        left_out=counted(len(entries) - ROWS, "decision") if len(entries) > ROWS else None,
        others=tuple(_link(other) for other in days.snapshots if other != day),
    )
    yield Page(path, "asof.html.j2", value)


def _link(day: date) -> Ref:
    return Ref(day.isoformat(), f"{day.isoformat()}.html")


def _asked(vantage: Vantage, days: Almanac, day: date) -> list[Entry]:
    """The decisions asked by a day: those alive first, each half by latest activity."""
    ranked = []
    for entry in vantage.library.entries:
        past = days.pasts[entry.slug]
        key = past.turn(day).key
        if key != "draft":
            ranked.append((key not in ALIVE, -past.last(day).toordinal(), entry.slug, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda one: one[:3])]


def _row(vantage: Vantage, entry: Entry, day: date) -> PastRow:
    then = standing(vantage.library.corpus, entry, day)
    ref = vantage.decision(entry.slug)
    return PastRow(
        place=entry.slug,
        ref=Ref(ref.text, f"{ref.href}?asof={day}"),
        tag=tag(then),
        answer=answer_of(entry, then),
        voiced=tuple(_voiced(vantage, entry, then)),
        last=vantage.day(then.last_activity),
    )


def _voiced(vantage: Vantage, entry: Entry, then: Standing) -> Iterator[Voiced]:
    held: dict[str, dict[str, list[str]]] = {key: {} for key in entry.course.options}
    for stand in (*then.stands, *then.withdrawn):
        said = stand.position
        names = held.setdefault(said.option, {}).setdefault(said.stance, [])
        names.append(vantage.person(said.person).text)
    for key, by_stance in held.items():
        if by_stance:
            option = entry.course.options.get(key)
            found = tuple(
                Held(stance, word.one if len(who) == 1 else word.many, _named(who))
                for stance, word in ENTRIES.items()
                if (who := by_stance.get(stance))
            )
            yield Voiced(option.title if option else key, found)


def _named(names: list[str]) -> str:
    more = len(names) - NAMES
    return ", ".join(names[:NAMES]) + (f" and {more:,} more" if more > 0 else "")
