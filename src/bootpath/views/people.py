"""The page of each person, and the page of all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.record import Person
from bootpath.record.by_day import person_by
from bootpath.views import anchor
from bootpath.views.cite import Cite
from bootpath.views.outlook import Expected, expected
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import ENTRIES, STANCES, StanceCount, counted

MATRIX_DECISIONS = 60
"""So many decisions still stand in a table against people."""

MATRIX_CELLS = 4_000
"""So many cells that table may have."""


class Span(NamedTuple):
    """Something a person was for a time: words, and from when to when, ISO 8601."""

    text: str
    since: str | None
    until: str | None
    cite: Cite | None


class Taken(NamedTuple):
    """A position a person took: day, stance, option, decision, a link, the stance held before."""

    day: str
    stance: str
    word: str
    option: str
    href: str
    decision: Ref
    before: str | None


class Spoken(NamedTuple):
    """A question a person asked or answered: day, decision with the place, its words."""

    day: str
    what: str
    decision: Ref
    text: Markup | None


class Foreseen(NamedTuple):
    """An expectation of a person's, and the decision it is about."""

    decision: Ref
    expected: Expected


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What `person.html.j2` gets.

    - `frame`: the page's frame
    - `name`, `former`: names; `text`: who this is
    - `affiliations`, `roles`: with their days
    - `counts`: positions by stance, each person's latest on an option
    - `taken`: the positions, oldest first; `spoken`: questions and answers, oldest first
    - `foreseen`: expectations and what came of them
    """

    frame: Frame
    name: str
    former: tuple[str, ...]
    text: Markup | None
    affiliations: tuple[Span, ...]
    roles: tuple[Span, ...]
    counts: tuple[StanceCount, ...]
    taken: tuple[Taken, ...]
    spoken: tuple[Spoken, ...]
    foreseen: tuple[Foreseen, ...]


class PersonRow(NamedTuple):
    """A person in the list: a link, what they are, and how much they said."""

    ref: Ref
    role: str | None
    decisions: str
    counts: tuple[StanceCount, ...]


class Held(NamedTuple):
    """A stance in the table of people: key, word and a link to what was said."""

    stance: str
    word: str
    href: str


class PeopleRow(NamedTuple):
    """A decision in the table of people: a link, and the stances of each person in it."""

    decision: Ref
    cells: tuple[tuple[str, tuple[Held, ...]], ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """What `people.html.j2` gets.

    - `frame`: the page's frame
    - `columns`: the people who took a position; `rows`: the decisions with their stances. Both
      are empty when the table would be too large to read
    - `people`: everybody, by name
    """

    frame: Frame
    columns: tuple[Ref, ...]
    rows: tuple[PeopleRow, ...]
    people: tuple[PersonRow, ...]


def pages(vantage: Vantage) -> Iterator[Page]:
    """The page of each person, by key."""
    for key, person in sorted(vantage.library.corpus.people.items()):
        yield _page(vantage, key, person_by(person, vantage.library.today))


def _page(vantage: Vantage, key: str, person: Person) -> Page:
    path = f"people/{key}.html"
    entries = vantage.library.by_person.get(key, ())
    about = f"What {person.name} said in {counted(len(entries), 'decision')}, and in which mail."
    value = PersonPage(
        frame=vantage.frame(path, person.name, about, part="people.html"),
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
        counts=_counts(vantage, key, entries),
        taken=tuple(sorted(_taken(vantage, key, entries), key=lambda one: one.day)),
        spoken=tuple(sorted(_spoken(vantage, key, entries), key=lambda one: one.day)),
        foreseen=tuple(
            Foreseen(
                vantage.decision(entry.slug, anchor.expectation(at)), expected(vantage, one, at)
            )
            for entry in entries
            for at, one in enumerate(entry.decision.expectations)
            if one.person == key and one.date <= vantage.library.today
        ),
    )
    return Page(path, "person.html.j2", value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _taken(vantage: Vantage, key: str, entries: tuple[Entry, ...]) -> Iterator[Taken]:
    for entry in entries:
        decision = entry.decision
        before: dict[str, str] = {}
        said = [one for one in decision.positions if one.person == key]
        placed = zip(said, anchor.positions(said), strict=True)
        for position, place in sorted(placed, key=lambda one: one[0].date):
            if position.date > vantage.library.today:
                continue
            option = decision.options.get(position.option)
            earlier = before.get(position.option)
            before[position.option] = position.stance
            ref = vantage.decision(entry.slug)
            yield Taken(
                position.date.isoformat(),
                position.stance,
                ENTRIES[position.stance].one,
                option.title if option else position.option,
                f"{ref.href}#{place}",
                ref,
                earlier if earlier != position.stance else None,
            )


def _spoken(vantage: Vantage, key: str, entries: tuple[Entry, ...]) -> Iterator[Spoken]:
    today = vantage.library.today
    for entry in entries:
        for question in entry.decision.questions:
            if question.date > today:
                continue
            ref = vantage.decision(entry.slug, anchor.question(question.key))
            if question.person == key:
                text = vantage.prose(question.asks)
                yield Spoken(question.date.isoformat(), "asked", ref, text)
            for answer in question.answers:
                if answer.person == key and answer.date <= today:
                    text = vantage.prose(answer.says)
                    yield Spoken(answer.date.isoformat(), "answered", ref, text)


def _counts(vantage: Vantage, key: str, entries: tuple[Entry, ...]) -> tuple[StanceCount, ...]:
    held = [
        stand.position.stance
        for entry in entries
        for stand in vantage.library.standings[entry.slug].stands
        if stand.position.person == key
    ]
    return tuple(
        StanceCount(stance, f"{word.one} {number}")
        for stance, word in STANCES.items()
        if (number := held.count(stance))
    )


def page(vantage: Vantage) -> Page:
    """The page of all people, seen from the root of the site."""
    library = vantage.library
    people = sorted(library.corpus.people.items(), key=lambda one: (one[1].name.casefold(), one[0]))
    listed = []
    for key, known in people:
        person = person_by(known, library.today)
        entries = library.by_person.get(key, ())
        role = person.roles[-1].title if person.roles else None
        if role is None and person.affiliations:
            role = person.affiliations[-1].name
        listed.append(
            PersonRow(
                vantage.person(key),
                role,
                counted(len(entries), "decision"),
                _counts(vantage, key, entries),
            )
        )
    columns, found = _matrix(vantage)
    value = PeoplePage(
        frame=vantage.frame(
            "people.html",
            "People",
            "Who took which position on which decision.",
            part="people.html",
        ),
        columns=columns,
        rows=found,
        people=tuple(listed),
    )
    return Page("people.html", "people.html.j2", value)


def _matrix(vantage: Vantage) -> tuple[tuple[Ref, ...], tuple[PeopleRow, ...]]:
    library = vantage.library
    held: dict[str, dict[str, list[Held]]] = {}
    for entry in library.by_interest:
        ref = vantage.decision(entry.slug)
        for stand in library.standings[entry.slug].stands:
            said = stand.position
            place = f"{ref.href}#{anchor.position(said.person, said.option, said.date)}"
            one = Held(said.stance, STANCES[said.stance].one, place)
            held.setdefault(entry.slug, {}).setdefault(said.person, []).append(one)
    heard = {person for stances in held.values() for person in stances}
    # Whoever spoke on most decisions comes first, so that the table is densest where one looks.
    order = sorted(heard, key=lambda key: (-sum(key in one for one in held.values()), key))
    small = len(held) <= MATRIX_DECISIONS and len(held) * len(order) <= MATRIX_CELLS
    if not small or not held:
        return (), ()
    columns = vantage.people(order)
    rows = tuple(
        PeopleRow(
            vantage.decision(slug),
            tuple(
                (column.text, tuple(dict.fromkeys(stances.get(key, ()))))
                for key, column in zip(order, columns, strict=True)
            ),
        )
        for slug, stances in held.items()
    )
    return columns, rows
