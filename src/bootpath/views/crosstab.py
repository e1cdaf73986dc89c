"""Decisions against people: who took which position on which decision, as a table."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from bootpath.record import Stance
from bootpath.trace import Remembered
from bootpath.views import anchor
from bootpath.views.card import state
from bootpath.views.division import Part, Within, YearRef, divided, within, years
from bootpath.views.library import Library
from bootpath.views.page import Frame, Page, Ref, Section
from bootpath.views.vantage import Vantage
from bootpath.views.words import ENTRIES, STATUSES, counted

ROOM = 800
"""So much stands in one table: a stance takes 1, a row 2, and 1 more for each 16 columns.

A unit is about 130 bytes of a page, of which 150 KB are allowed together.
"""

PEOPLE = 40
"""So many people have a column; of more, those who spoke on most of the decisions."""

FOLDER = "matrix"


class Held(NamedTuple):
    """A stance: its key and its word."""

    stance: str
    word: str


class Cell(NamedTuple):
    """What a person holds in a decision: the name, a link to the card, a stance or several.

    `gap` is how many columns lie between the cell before it and this one: they are empty.
    """

    gap: int
    person: str
    href: str
    held: tuple[Held, ...]


class CrosstabRow(NamedTuple):
    """A decision: a link, the cells that are not empty, and how many spoke without a column.

    `gap` is how many columns come after the last of them.
    """

    decision: Ref
    cells: tuple[Cell, ...]
    gap: int
    others: str | None


class Group(NamedTuple):
    """Decisions of one status: its key, its word, how many they are, and their rows."""

    key: str
    title: str
    number: str
    rows: tuple[CrosstabRow, ...]


class Crosstab(NamedTuple):
    """The table.

    - `columns`: links to the people; `groups`: the decisions by status
    - `others`: how many people have no column, in words
    """

    columns: tuple[Ref, ...]
    groups: tuple[Group, ...]
    others: str | None


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """What `matrix.html.j2` gets: the decisions asked in a year, against people.

    - `frame`: the page's frame; `title`: which year
    - `within`: its place among the other years; `crosstab`: the table
    """

    frame: Frame
    title: str
    within: Within
    crosstab: Crosstab


class Overview(NamedTuple):
    """The table on the page of people.

    - `crosstab`: the table; `number`: how many decisions it has
    - `silent`: on how many nobody took a position
    - `years`: where there are more, `total` in digits, links to the pages that have them all
    """

    crosstab: Crosstab
    number: str
    silent: str | None
    total: str
    years: tuple[YearRef, ...]


_Heard = Mapping[str, Mapping[str, tuple[Stance, ...]]]
"""The stances in each decision, by slug and by person."""


def overview(vantage: Vantage) -> Overview | None:
    """The table for the page of people: those alive and the latest, as long as there is room."""
    heard = vantage.library.heard
    if not heard:
        return None
    shown = _first(heard)
    silent = len(vantage.library.entries) - len(heard)
    is_cut = len(shown) < len(heard)
    return Overview(
        crosstab=_crosstab(vantage, shown, heard),
        number=counted(len(shown), "decision"),
        silent=counted(silent, "decision") if silent else None,
        total=f"{len(heard):,}",
        years=years(_parts(vantage.library, heard), f"{FOLDER}/") if is_cut else (),
    )


def sections(vantage: Vantage) -> Iterator[Section]:
    """Where one table does not hold all decisions, one for each year in which they were asked."""
    heard = vantage.library.heard
    if len(_first(heard)) < len(heard):
        parts = Remembered[str, tuple[Part[str], ...]](lambda _: _parts(vantage.library, heard))
        for at, part in enumerate(parts("")):
            yield Section(f"{FOLDER}/{part.name}", partial(_of_year, vantage, parts, at))


def _of_year(
    vantage: Vantage, divided_in: Remembered[str, tuple[Part[str], ...]], at: int
) -> Iterator[Page]:
    heard, parts = vantage.library.heard, divided_in("")
    part = parts[at]
    path = f"{FOLDER}/{part.name}.html"
    title = f"Decisions by person, asked in {part.title}"
    count = counted(len(part.items), "decision")
    value = MatrixPage(
        frame=vantage.frame(
            path, title, f"Who took which position on {count}.", part="people.html"
        ),
        title=title,
        within=within(parts, at),
        crosstab=_crosstab(vantage, part.items, heard),
    )
    yield Page(path, "matrix.html.j2", value)


def _first(heard: _Heard) -> list[str]:
    """The first decisions for which there is room in one table."""
    weigh = _scales(heard)
    number = bisect_right(list(accumulate(map(weigh, heard))), ROOM)
    return list(heard)[:number]


def _parts(library: Library, heard: _Heard) -> tuple[Part[str], ...]:
    return divided(heard, library.asked, ROOM, _scales(heard))


def _scales(heard: _Heard) -> Callable[[str], int]:
    """How much room a decision takes."""
    people = {person for held in heard.values() for person in held}
    row = 2 + min(len(people), PEOPLE) // 16
    return lambda slug: row + min(len(heard[slug]), PEOPLE)


def _crosstab(vantage: Vantage, slugs: Sequence[str], heard: _Heard) -> Crosstab:
    # Whoever spoke on most decisions comes first, so that the table is densest where one looks.
    spoke = Counter(person for slug in slugs for person in heard[slug])
    order = sorted(spoke, key=lambda key: (-spoke[key], key))
    columns = {key: at for at, key in enumerate(order[:PEOPLE])}
    by_status: dict[str, list[CrosstabRow]] = {}
    for slug in slugs:
        word = state(vantage.library, vantage.library.corpus.by_slug[slug]).word
        by_status.setdefault(word, []).append(_row(vantage, slug, columns, heard[slug]))
    left_out = len(order) - len(columns)
    return Crosstab(
        vantage.people(columns),
        tuple(
            Group(key, word.word, counted(len(rows), "decision"), tuple(rows))
            for key, word in STATUSES.items()
            if (rows := by_status.get(key))
        ),
        (counted(left_out, "person", "people") if left_out else None),
    )


def _row(
    vantage: Vantage, slug: str, columns: dict[str, int], held: Mapping[str, tuple[Stance, ...]]
) -> CrosstabRow:
    decision = vantage.decision(slug)
    shown = sorted((columns[key], key) for key in held if key in columns)
    cells, after = [], 0
    for at, key in shown:
        cells.append(_cell(vantage, decision, at - after, key, held[key]))
        after = at + 1
    others = len(held) - len(shown)
    return CrosstabRow(
        decision, tuple(cells), len(columns) - after, f"{others:,}" if others else None
    )


def _cell(vantage: Vantage, decision: Ref, gap: int, key: str, stances: tuple[Stance, ...]) -> Cell:
    return Cell(
        gap,
        vantage.person(key).text,
        f"{decision.href}#{anchor.person(key)}",
        tuple(Held(stance, ENTRIES[stance].one) for stance in dict.fromkeys(stances)),
    )
