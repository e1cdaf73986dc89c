"""What in a decision waits for somebody: blocks, what is overdue, what nobody has answered."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.due import Due, Kind, due_in
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
    """What waits for somebody in a decision, the most pressing first.

    One that is no longer alive waits for nobody, unless it was to be looked at again.
    """
    if not standing.alive:
        return list(_overdue(library, entry, standing))
    found = [
        *_blocks(entry, standing),
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
    for stand in standing.blocks:
        said = stand.position
        option = entry.course.options.get(said.option)
        says = f"blocks {option.title if option else said.option}"
        place = anchor.person(said.person)
        yield Matter(BLOCKED, said.date, "Blocked", said.person, says, None, place)


def _overdue(library: Library, entry: Entry, standing: Standing) -> Iterator[Matter]:
    """What is overdue in a decision, but for its questions: those stand here from the first day."""
    for item in due_in(library.corpus, entry, standing, library.today):
        if item.is_overdue(library.today) and item.kind is not Kind.QUESTION:
            yield _matter(library, entry, item)


def _matter(library: Library, entry: Entry, item: Due) -> Matter:
    if item.kind is Kind.EXPECTATION:
        at = int(item.key) - 1
        text, place = entry.course.expectations[at].expects, anchor.expectation(at)
        return Matter(OVERDUE, item.day, "Past due", item.person, "expects", text, place)
    word, says, place = _OVERDUE[item.kind]
    if item.kind is Kind.MILESTONE and item.key not in entry.course.conditions:
        place = anchor.person(
            next(one.person for one in entry.course.positions if one.milestone == item.key)
        )
    milestone = library.corpus.milestones.get(item.key)
    told = says.format(day=item.day, milestone=milestone.title if milestone else item.key)
    return Matter(OVERDUE, item.day, word, None, told, None, place)


_OVERDUE = {
    Kind.CONDITION_LOST: (
        "Condition lost",
        "What this waited for was given up, and its status has not changed since",
        "conditions",
    ),
    Kind.CONDITIONS_MET: (
        "Conditions met",
        "All it waited for has come, and its status has not changed since",
        "conditions",
    ),
    Kind.DEFERRAL: ("Deferral over", "It was put off until {day}", "history"),
    Kind.CLOCK: ("Clock run out", "Its clock has run out", "conditions"),
    Kind.REVIEW: ("Review overdue", "It was to be looked at again", "history"),
    Kind.MILESTONE: ("Milestone late", "“{milestone}” was expected by {day}", "conditions"),
}
"""How each kind is called, the sentence about it, and where on the page it stands."""


def _missed(library: Library, entry: Entry) -> Iterator[Matter]:
    for at, expected in enumerate(entry.course.expectations):
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
