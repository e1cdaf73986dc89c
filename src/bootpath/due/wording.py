"""What a due item says to a reader: a heading in a few words, and a sentence from the record."""

from datetime import date

from bootpath.corpus import Corpus
from bootpath.due.item import Due, Kind
from bootpath.record import Course

_HEADINGS: dict[Kind, tuple[str, str]] = {
    Kind.CLOCK: ("clock run out", "clock runs out"),
    Kind.DEFERRAL: ("deferral over", "deferral ends"),
    Kind.CONDITIONS_MET: ("conditions met, status unchanged", "conditions met"),
    Kind.CONDITION_LOST: ("condition given up, status unchanged", "condition given up"),
    Kind.EXPECTATION: ("expectation not judged", "expectation to be judged"),
    Kind.REVIEW: ("review overdue", "review"),
    Kind.QUESTION: ("question unanswered", "question unanswered"),
    Kind.MILESTONE: ("milestone late", "milestone expected"),
}
"""What each kind is called when it is overdue, and while it is still to come."""


def heading(item: Due, today: date) -> str:
    """What is due, in a few words without a capital: `clock run out`, `review`."""
    overdue, ahead = _HEADINGS[item.kind]
    return overdue if item.is_overdue(today) else ahead


def sentence(item: Due, corpus: Corpus) -> str:
    """What the record says about it, a whole sentence with the markup that records may have."""
    if item.kind is Kind.MILESTONE:
        return f"{_milestone(item.key, corpus)} is expected by {item.day}."
    course = corpus.by_slug[item.decisions[0]].course
    if item.kind in (Kind.EXPECTATION, Kind.QUESTION):
        return _said(item, course, corpus)
    if item.kind is Kind.CONDITION_LOST:
        return f"{_milestone(item.key, corpus)} will not come, and the decision waits for it."
    if item.kind is Kind.CLOCK and course.clock:
        runs = course.clock.runs.in_words()
        return f"Its clock of {runs} started when all it waited for had come."
    return _SENTENCES[item.kind].format(day=item.day)


_SENTENCES = {
    Kind.DEFERRAL: "It is put off until {day}.",
    Kind.CONDITIONS_MET: "All it waited for has come, and its status has not changed since.",
    Kind.REVIEW: "It is to be looked at again.",
}


def _said(item: Due, course: Course, corpus: Corpus) -> str:
    """The words of the expectation or question that the item's place leads to."""
    person = corpus.people.get(item.person or "")
    who = person.name if person else item.person or "The record"
    at = item.spot.route[1]
    assert isinstance(at, int)  # noqa: S101 -- the route leads to an item of a list
    if item.kind is Kind.QUESTION:
        return f"{who} asks: {course.questions[at].asks}"
    return f"{who} expects: {course.expectations[at].expects}"


def _milestone(key: str, corpus: Corpus) -> str:
    milestone = corpus.milestones.get(key)
    return f"“{milestone.title}”" if milestone else key
