"""What in a decision waits for somebody: blocks, what is overdue, what nobody has answered."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.markup import plain
from bootpath.standing import Standing
from bootpath.views import anchor
from bootpath.views.library import Library
from bootpath.views.page import Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import clipped

BLOCKED, OVERDUE, MISSED, UNANSWERED = range(4)
"""The kinds, the most pressing first."""

_WE_ASK = "The record asks"


class Matter(NamedTuple):
    """Something that waits for somebody, not yet formatted.

    `word` names it, `since` is the day it began, `text` a text of the record, `place` the anchor
    on the decision's page.
    """

    kind: int
    since: date
    word: str
    who: str | None
    says: str
    text: str | None
    place: str


class Notice(NamedTuple):
    """Something that waits for somebody, as readers see it.

    - `day`: since when, ISO 8601; `word`: what it is; `grave`: whether it is more than a question
    - `decision`: the decision concerned, with the place on its page
    - `who`: the person concerned; `says`: a sentence about it; `text`: the record's own words
    """

    day: str
    word: str
    grave: bool
    decision: Ref
    who: Ref | None
    says: str
    text: Markup | str | None


def matters(library: Library, entry: Entry, standing: Standing) -> list[Matter]:
    """What waits for somebody in a decision that is still alive, the most pressing first."""
    if not standing.alive:
        return []
    found = [
        *_blocks(entry, standing),
        *_conditions(standing),
        *_overdue(library, entry, standing),
        *_missed(library, entry),
        *(
            Matter(
                UNANSWERED,
                q.date,
                "Unanswered",
                q.person,
                "asks" if q.person else _WE_ASK,
                q.asks,
                anchor.question(q.key),
            )
            for q in standing.open_questions
        ),
    ]
    return sorted(found, key=lambda matter: (matter.kind, -matter.since.toordinal()))


def notice(vantage: Vantage, entry: Entry, matter: Matter, limit: int | None = None) -> Notice:
    """A matter as readers see it; a limit cuts the record's own words to so many characters."""
    text: Markup | str | None
    if matter.text and limit:
        text = clipped(plain(matter.text), limit)
    else:
        text = vantage.prose(matter.text)
    return Notice(
        day=matter.since.isoformat(),
        word=matter.word,
        grave=matter.kind != UNANSWERED,
        decision=vantage.decision(entry.slug, matter.place),
        who=vantage.person(matter.who) if matter.who else None,
        says=matter.says,
        text=text,
    )


def note(standing: Standing, found: list[Matter]) -> str | None:
    """A word or two beside the status of a decision in a table."""
    if found and found[0].kind != UNANSWERED:
        return found[0].word.lower()
    if standing.alive and any(not one.met for one in standing.awaited):
        return "waiting"
    if found:
        return "a question open" if len(found) == 1 else f"{len(found)} questions open"
    return None


def _blocks(entry: Entry, standing: Standing) -> Iterator[Matter]:
    for stand in standing.stands:
        said = stand.position
        if said.stance == "blocks":
            option = entry.decision.options.get(said.option)
            says = f"blocks {option.title if option else said.option}"
            place = anchor.person(said.person)
            yield Matter(BLOCKED, said.date, "Blocked", said.person, says, None, place)


def _conditions(standing: Standing) -> Iterator[Matter]:
    status = standing.status
    changed = status.date if status else date.min
    for one in standing.awaited:
        if one.abandoned and not one.met and one.abandoned >= changed:
            says = "What this waited for was given up, and its status has not changed since"
            yield Matter(OVERDUE, one.abandoned, "Condition lost", None, says, None, "conditions")
    met = [one.met for one in standing.awaited]
    last = max((day for day in met if day), default=None)
    if last is None or not all(met) or last < changed or standing.clock_due:
        return
    says = "All it waited for has come, and its status has not changed since"
    yield Matter(OVERDUE, last, "Conditions met", None, says, None, "conditions")


def _overdue(library: Library, entry: Entry, standing: Standing) -> Iterator[Matter]:
    status = standing.status
    if status and status.is_ == "deferred" and status.until and status.until <= library.today:
        says = f"It was put off until {status.until.isoformat()}"
        yield Matter(OVERDUE, status.until, "Deferral over", None, says, None, "history")
    if standing.clock_due and standing.clock_due <= library.today:
        says = "Its clock has run out"
        yield Matter(OVERDUE, standing.clock_due, "Clock run out", None, says, None, "conditions")
    for expected in standing.open_expectations:
        if expected.due and expected.due < library.today:
            place = anchor.expectation(_index(entry, expected))
            yield Matter(
                OVERDUE,
                expected.due,
                "Past due",
                expected.person,
                "expects",
                expected.expects,
                place,
            )


def _missed(library: Library, entry: Entry) -> Iterator[Matter]:
    for at, expected in enumerate(entry.decision.expectations):
        verdict = expected.outcome
        if verdict and verdict.is_ == "missed" and verdict.date <= library.today:
            yield Matter(
                MISSED,
                verdict.date,
                "Expectation missed",
                expected.person,
                "expected",
                expected.expects,
                anchor.expectation(at),
            )


def _index(entry: Entry, expected: object) -> int:
    return next(at for at, one in enumerate(entry.decision.expectations) if one is expected)
