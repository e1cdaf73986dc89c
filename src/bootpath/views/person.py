"""The page of each person: what they said, on which decision, and in which mail."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from bootpath.record import Person
from bootpath.record.by_day import person_by
from bootpath.views import linked_data, sharing
from bootpath.views.cite import Cite
from bootpath.views.division import Part, Within, YearRef, divided, within, years
from bootpath.views.edition import Edition
from bootpath.views.library import Library
from bootpath.views.page import Frame, Page, Ref, Section
from bootpath.views.vantage import Vantage
from bootpath.views.voice import Foreseen, Spoken, Taken, Uttered, Voices, lines
from bootpath.views.words import STANCES, StanceCount, counted

LINES = 200
"""So many lines stand on a person's page; whoever said more has a page for each year."""

LATEST = 60
"""So many lines still stand on the first page of such a person."""


class Span(NamedTuple):
    """Something a person was for a time: words, and from when to when, ISO 8601."""

    text: str
    since: str | None
    until: str | None
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What `person.html.j2` gets.

    - `frame`: the page's frame
    - `name`, `former`: names; `text`: who this is
    - `affiliations`, `roles`: with their days
    - `counts`: positions by stance, each person's latest on an option
    - `total`: where it is too much for one page, how much this person said, in words; `years`:
      links to the pages where it stands. The page has only the latest then
    - `whole` and `within`: on the page of a year, a link to the person's page, and its place among
      the other years; `year`: which one
    - `taken`: the positions, oldest first; `spoken`: questions and answers, oldest first
    - `foreseen`: expectations and what came of them, oldest first
    """

    frame: Frame
    name: str
    former: tuple[str, ...]
    text: Markup | None
    affiliations: tuple[Span, ...]
    roles: tuple[Span, ...]
    counts: tuple[StanceCount, ...]
    total: str | None
    years: tuple[YearRef, ...]
    whole: Ref | None
    within: Within | None
    year: str | None
    taken: tuple[Taken, ...]
    spoken: tuple[Spoken, ...]
    foreseen: tuple[Foreseen, ...]


def sections(edition: Edition, key: str) -> Iterator[Section]:
    """The page of a person, and those of the years where they said much."""
    yield Section(f"person {key}", partial(_whole, edition.below, edition.voices, key))
    for at, part in enumerate(_parts(edition.voices, key)):
        make = partial(_of_year, edition.deep, edition.voices, key, at)
        yield Section(f"person {key} {part.name}", make)


def _parts(voices: Voices, key: str) -> tuple[Part[Uttered], ...]:
    found = voices.get(key, ())
    is_long = sum(one.weight for one in found) > LINES
    return divided(found, _day, LINES, _weight) if is_long else ()


def _whole(vantage: Vantage, voices: Voices, key: str) -> Iterator[Page]:
    """A person's page, seen from a folder."""
    library = vantage.library
    person = person_by(library.corpus.people[key], library.today)
    numbers = tallied(library, key)
    yield _page(vantage, key, person, numbers, voices.get(key, ()), _parts(voices, key))


def _of_year(vantage: Vantage, voices: Voices, key: str, at: int) -> Iterator[Page]:
    """The page of a year, seen from a folder inside a folder."""
    library = vantage.library
    person = person_by(library.corpus.people[key], library.today)
    parts = _parts(voices, key)
    yield _year(vantage, key, person, parts[at], within(parts, at))


def tallied(library: Library, key: str) -> tuple[StanceCount, ...]:
    """How many positions of each stance a person holds: the latest on each option."""
    numbers = library.holding.get(key, {})
    return tuple(
        StanceCount(stance, f"{word.one} {number:,}")
        for stance, word in STANCES.items()
        if (number := numbers.get(stance))
    )


def _page(
    vantage: Vantage,
    key: str,
    person: Person,
    held: tuple[StanceCount, ...],
    found: tuple[Uttered, ...],
    parts: tuple[Part[Uttered], ...],
) -> Page:
    path = f"people/{key}.html"
    decisions = counted(vantage.library.by_person.size(key), "decision")
    about = f"What {person.name} said in {decisions}, and in which mail."
    shown = lines(vantage, key, found[-LATEST:] if parts else found)
    value = PersonPage(
        frame=vantage.frame(
            path,
            person.name,
            about,
            part="people.html",
            preview=sharing.of_person(vantage.library, person.name, about),
            linked=linked_data.person(vantage.library, key, person),
        ),
        name=person.name,
        former=person.former_names,
        text=vantage.prose(person.says),
        affiliations=tuple(
            Span(one.name, _iso(one.from_), _iso(one.until), None) for one in person.affiliations
        ),
        roles=tuple(
            Span(one.title, _iso(one.from_), _iso(one.until), vantage.cite(one.cite))
            for one in person.roles
        ),
        counts=held,
        total=f"{counted(len(found), 'entry', 'entries')} in {decisions}" if parts else None,
        years=years(parts, f"{key}/"),
        whole=None,
        within=None,
        year=None,
        **shown._asdict(),
    )
    return Page(path, "person.html.j2", value)


def _year(vantage: Vantage, key: str, person: Person, part: Part[Uttered], place: Within) -> Page:
    path = f"people/{key}/{part.name}.html"
    title = f"{person.name}, {part.title}"
    about = f"{title}: {counted(len(part.items), 'entry', 'entries')}, each with its mail."
    value = PersonPage(
        frame=vantage.frame(path, title, about, part="people.html"),
        name=person.name,
        former=(),
        text=None,
        affiliations=(),
        roles=(),
        counts=(),
        total=None,
        years=(),
        whole=vantage.person(key),
        within=place,
        year=part.title,
        **lines(vantage, key, part.items)._asdict(),
    )
    return Page(path, "person.html.j2", value)


def _day(one: Uttered) -> date:
    return one.day


def _weight(one: Uttered) -> int:
    return one.weight


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
