"""Everything dated in a decision, one line an entry: first as facts, then as readers see it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.record import Citation, Decision
from bootpath.standing import Awaited
from bootpath.views import anchor
from bootpath.views.page import Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import STANCES, STATUSES


class Dated(NamedTuple):
    """A dated entry of a record, not yet formatted.

    `place` is the anchor on the decision's page that says more, and `about` the title of what
    the entry is about; `own` says that the entry's anchor is its line in the history.
    """

    date: date
    who: str | None
    what: str
    about: str | None
    text: str | None
    cite: Citation | None
    place: str
    own: bool = False


class HistoryItem(NamedTuple):
    """A line of the history.

    - `day`: ISO 8601; `place`: the line's own anchor, if it has one
    - `who`: the person; `what`: what they did, or what happened
    - `about`: a link to the option, the question or the condition concerned
    - `text`: what was said; `brief`: a link in a word to where
    """

    day: str
    place: str | None
    who: str | None
    what: str
    about: Ref | None
    text: Markup | None
    brief: Ref | None


def dated(entry: Entry, today: date) -> list[Dated]:
    """Every dated entry of a decision up to a day, oldest first, else in the record's order."""
    found = [one for one in _entries(entry.decision) if one.date <= today]
    found.sort(key=lambda one: one.date)
    return found


def _entries(decision: Decision) -> Iterator[Dated]:
    options = decision.options
    for at, status in enumerate(decision.status):
        chosen = options.get(status.outcome) if status.outcome else None
        word = STATUSES[status.is_].word if status.is_ in STATUSES else "Draft"
        about = chosen.title if chosen else status.outcome
        place = anchor.status(at)
        yield Dated(status.date, None, word, about, status.says, status.cite, place, own=True)
    for place, position in zip(
        anchor.positions(decision.positions), decision.positions, strict=True
    ):
        option = options.get(position.option)
        about = option.title if option else position.option
        phrase = STANCES[position.stance].phrase
        yield Dated(position.date, position.person, phrase, about, None, position.cite, place)
    for question in decision.questions:
        place = anchor.question(question.key)
        phrase = "asks" if question.person else "Question on record"
        yield Dated(
            question.date, question.person, phrase, None, question.asks, question.cite, place
        )
        for answer in question.answers:
            yield Dated(
                answer.date, answer.person, "answers", None, answer.says, answer.cite, place
            )
    for at, expected in enumerate(decision.expectations):
        place = anchor.expectation(at)
        yield Dated(
            expected.date, expected.person, "expects", None, expected.expects, expected.cite, place
        )
        if verdict := expected.outcome:
            what = f"Expectation {verdict.is_}"
            yield Dated(verdict.date, None, what, None, verdict.says, verdict.cite, place)
    for at, event in enumerate(decision.events):
        yield Dated(event.date, None, "", None, event.says, event.cite, anchor.event(at))


def line(vantage: Vantage, one: Dated, page: str = "") -> HistoryItem:
    """A dated entry as readers see it; `page` is the address of the decision, `""` on itself."""
    place = f"{page}#{one.place}"
    return HistoryItem(
        day=one.date.isoformat(),
        place=one.place if one.own and not page else None,
        who=vantage.person(one.who).text if one.who else None,
        what=one.what,
        about=Ref(one.about, place if not one.own else None) if one.about else None,
        text=vantage.prose(one.text),
        brief=vantage.brief(one.cite),
    )


def history(
    vantage: Vantage, entries: list[Dated], awaited: tuple[Awaited, ...]
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
