"""Everything dated in a decision, one line an entry: first as facts, then as readers see it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.record import Citation, Course
from bootpath.standing import Awaited
from bootpath.views import anchor
from bootpath.views.page import Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import ENTRIES, STATUSES, iso


class Dated(NamedTuple):
    """A dated entry of a record, not yet formatted.

    `place` is the anchor on the decision's page that says more, and `about` the title of what
    the entry is about; `own` says that the entry's anchor is its line in the history. `name`
    tells it from the decision's other entries by what it is, not by where it stands in a list, so
    that it stays when entries are added. `says` is what a position says, which its card shows;
    `corrects` is given for what no other part of the page shows.
    """

    date: date
    who: str | None
    what: str
    about: str | None
    text: str | None
    cite: Citation | None
    place: str
    own: bool = False
    name: str = ""
    says: str | None = None
    corrects: str | None = None


class HistoryItem(NamedTuple):
    """A line of the history.

    - `day`: ISO 8601; `place`: the line's own anchor, if it has one
    - `who`: the person; `what`: what they did, or what happened
    - `about`: a link to the option, the question or the condition concerned
    - `text`: what was said; `brief`: a link in a word to where
    - `corrected`: why the entry was changed later, where nothing else on the page says it
    """

    day: str
    place: str | None
    who: str | None
    what: str
    about: Ref | None
    text: Markup | None
    brief: Ref | None
    corrected: Markup | None = None


def dated(entry: Entry, today: date) -> list[Dated]:
    """Every dated entry of a decision up to a day, oldest first, else in the record's order."""
    found = [one for one in _entries(entry.course) if one.date <= today]
    found.sort(key=lambda one: one.date)
    return found


def _entries(course: Course) -> Iterator[Dated]:
    options = course.options
    named = _Names()
    for at, status in enumerate(course.status):
        chosen = options.get(status.outcome) if status.outcome else None
        word = STATUSES[status.is_].word if status.is_ in STATUSES else "Draft"
        about = chosen.title if chosen else status.outcome
        place = anchor.status(at)
        name = named(f"status.{status.is_}.{iso(status.date)}")
        yield Dated(
            status.date,
            None,
            word,
            about,
            status.says,
            status.cite,
            place,
            own=True,
            name=name,
            corrects=status.corrects,
        )
    for place, said in zip(anchor.positions(course.positions), course.positions, strict=True):
        option = options.get(said.option)
        about = option.title if option else said.option
        phrase = ENTRIES[said.stance].phrase
        # its place is made of person, option and day, and tells those alike apart
        yield Dated(
            said.date,
            said.person,
            phrase,
            about,
            None,
            said.cite,
            place,
            name=place,
            says=said.says,
        )
    for question in course.questions:
        place = anchor.question(question.key)
        phrase = "asks" if question.person else "Question on record"
        day, name = question.date, named(place)
        yield Dated(
            day, question.person, phrase, None, question.asks, question.cite, place, name=name
        )
        for answer in question.answers:
            name = named(f"answer.{question.key}.{answer.person}.{iso(answer.date)}")
            yield Dated(
                answer.date,
                answer.person,
                "answers",
                None,
                answer.says,
                answer.cite,
                place,
                name=name,
            )
    for at, one in enumerate(course.expectations):
        place = anchor.expectation(at)
        name = named(f"expectation.{one.person}.{iso(one.date)}")
        yield Dated(one.date, one.person, "expects", None, one.expects, one.cite, place, name=name)
        if verdict := one.outcome:
            what, name = f"Expectation {verdict.is_}", f"verdict.{name}"
            yield Dated(
                verdict.date, None, what, None, verdict.says, verdict.cite, place, name=name
            )
    for at, event in enumerate(course.events):
        place, name = anchor.event(at), named(f"event.{iso(event.date)}")
        yield Dated(event.date, None, "", None, event.says, event.cite, place, name=name)


class _Names:
    """Names given so far: entries alike in all that names them are numbered in the record's order.

    Lists of a record are append-only, so a number stays.
    """

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        self._given[name] = number = self._given.get(name, 0) + 1
        return name if number == 1 else f"{name}.{number}"


def line(vantage: Vantage, one: Dated, page: str = "") -> HistoryItem:
    """A dated entry as readers see it; `page` is the address of the decision, `""` on itself."""
    place = f"{page}#{one.place}"
    return HistoryItem(
        day=iso(one.date),
        place=one.place if one.own and not page else None,
        who=vantage.person(one.who).text if one.who else None,
        what=one.what,
        about=Ref(one.about, place if not one.own else None) if one.about else None,
        text=vantage.prose(one.text),
        brief=vantage.brief(one.cite),
        corrected=vantage.prose(one.corrects),
    )


def history(
    vantage: Vantage, entries: Iterable[Dated], awaited: tuple[Awaited, ...]
) -> tuple[HistoryItem, ...]:
    """The dated entries of a decision with the days on which its conditions were met."""
    lines = [line(vantage, one) for one in entries]
    met = [_met(vantage, one) for one in awaited if one.met]
    return tuple(sorted((*lines, *met), key=lambda one: one.day)) if met else tuple(lines)


def _met(vantage: Vantage, awaited: Awaited) -> HistoryItem:
    milestone = vantage.library.corpus.milestones[awaited.milestone]
    fact = milestone.met
    return HistoryItem(
        day=str(awaited.met),
        place=None,
        who=None,
        what="Condition met",
        about=vantage.milestone(awaited.milestone),
        text=None,
        brief=vantage.brief(fact.cite) if fact else None,
    )
