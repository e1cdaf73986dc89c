"""The page of all people: what each holds on each decision, and how much each said."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bootpath.record.by_day import person_by
from bootpath.views import crosstab
from bootpath.views.crosstab import Overview
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.person import tallied
from bootpath.views.vantage import Vantage
from bootpath.views.words import StanceCount, counted

PEOPLE = 100
"""So many people stand in one list; the others have pages of their own, by name."""


class PersonRow(NamedTuple):
    """A person in the list: a link, what they are, and how much they said."""

    ref: Ref
    role: str | None
    decisions: str
    counts: tuple[StanceCount, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """What `people.html.j2` gets.

    - `frame`: the page's frame
    - `matrix`: the table of decisions against people, on the first page and where there is any
    - `people`: everybody by name, or those of this page; `count`: how many there are, in words
    - `parts`: where there are several pages, links to them; this one has no address
    """

    frame: Frame
    matrix: Overview | None
    people: tuple[PersonRow, ...]
    count: str
    parts: tuple[Ref, ...]


def pages(vantage: Vantage) -> Iterator[Page]:
    """The page of all people, and where they are very many those that go on with the list."""
    known = vantage.library.corpus.people
    names = sorted(known, key=lambda key: (known[key].name.casefold(), key))
    held = [names[at : at + PEOPLE] for at in range(0, len(names), PEOPLE)] or [[]]
    for number, keys in enumerate(held, 1):
        parts = tuple(
            Ref(_range(vantage, other), None if other is keys else _path(at))
            for at, other in enumerate(held, 1)
            if len(held) > 1
        )
        title = "People" if number == 1 else f"People, part {number}"
        value = PeoplePage(
            frame=vantage.frame(
                _path(number), title, "Who took which position on which decision.", part=_path(1)
            ),
            matrix=crosstab.overview(vantage) if number == 1 else None,
            people=tuple(_row(vantage, key) for key in keys),
            count=counted(len(names), "person", "people"),
            parts=parts,
        )
        yield Page(_path(number), "people.html.j2", value)


def _path(number: int) -> str:
    return "people.html" if number == 1 else f"people-part-{number}.html"


def _range(vantage: Vantage, keys: list[str]) -> str:
    first, last = vantage.person(keys[0]).text, vantage.person(keys[-1]).text
    return first if len(keys) == 1 else f"{first} to {last}"


def _row(vantage: Vantage, key: str) -> PersonRow:
    library = vantage.library
    person = person_by(library.corpus.people[key], library.today)
    role = person.roles[-1].title if person.roles else None
    if role is None and person.affiliations:
        role = person.affiliations[-1].name
    return PersonRow(
        vantage.person(key),
        role,
        counted(library.by_person.size(key), "decision"),
        tallied(library, key),
    )
