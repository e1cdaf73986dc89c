"""The due items of a corpus: a pure function of the records, their standings and the day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from bootpath.corpus import Corpus, Entry
from bootpath.day import Period
from bootpath.due.item import Due, Kind
from bootpath.source import Route, Spot
from bootpath.standing import Standing, is_unanswered, is_unjudged

_REVIEWED = frozenset({"open", "accepted", "deferred", "settled", "rejected"})


def due(corpus: Corpus, standings: Mapping[str, Standing], today: date) -> tuple[Due, ...]:
    """All that is or comes due, by what had been said and done by a day; the earliest first.

    `standings` are those of that day. A decision in which nothing can happen any more has nothing
    due but its review.
    """
    return together(
        item
        for entry in corpus.each()
        for item in due_in(corpus, entry, standings[entry.slug], today)
    )


def together(items: Iterable[Due]) -> tuple[Due, ...]:
    """What is due in several decisions, the earliest first; a milestone that they share once."""
    found: list[Due] = []
    milestones: dict[str, Due] = {}
    for item in items:
        if item.kind is Kind.MILESTONE:
            others = milestones[item.key].decisions if item.key in milestones else ()
            slugs = tuple(sorted((*others, *item.decisions)))
            milestones[item.key] = replace(item, decisions=slugs)
        else:
            found.append(item)
    return tuple(sorted((*found, *milestones.values()), key=Due.sort_key))


def due_in(corpus: Corpus, entry: Entry, standing: Standing, today: date) -> Iterator[Due]:
    """What is or comes due in one decision, with the milestones that it shares with others."""
    if standing.alive:
        yield from _waiting(entry, standing)
        yield from _expected(entry, today)
        yield from _asked(entry, today, corpus.tracker.questions_unanswered_after)
        for key in awaited_milestones(standing):
            late = late_milestone(corpus, key, (entry.slug,), today)
            if late:
                yield late
    if standing.word in _REVIEWED:
        yield from _review(entry, standing)


def may_have_due(corpus: Corpus, entry: Entry) -> bool:
    """Whether a decision holds anything that comes due on some day; else its standing is no matter."""
    course = entry.course
    return bool(
        course.conditions
        or course.clock
        or course.review
        or course.expectations
        or (course.questions and corpus.tracker.questions_unanswered_after)
        or any(one.milestone for one in course.positions)
        or any(one.until for one in course.status)
    )


def late_milestone(corpus: Corpus, key: str, decisions: tuple[str, ...], today: date) -> Due | None:
    """The day by which a milestone is expected, while it is neither met nor given up.

    `decisions` are those that wait for it. None where nothing is expected or where it has come.
    """
    milestone = corpus.milestones.get(key)
    if milestone is None or milestone.expected is None:
        return None
    if any(fact and fact.date <= today for fact in (milestone.met, milestone.abandoned)):
        return None
    spot = Spot(corpus.files["milestones"].path, (key, "expected", "date"))
    return Due(Kind.MILESTONE, milestone.expected.date, spot, decisions, key)


def awaited_milestones(standing: Standing) -> Iterable[str]:
    """The milestones that the decision or somebody's position on it waits for, each once."""
    keys = [one.milestone for one in standing.awaited]
    keys += [one.position.milestone for one in standing.stands if one.position.milestone]
    return dict.fromkeys(keys)


def _waiting(entry: Entry, standing: Standing) -> Iterator[Due]:
    """What the decision waited for, and its status has not changed since."""
    status, changed = standing.status, standing.changed
    if status and status.is_ == "deferred" and status.until:
        at = next(n for n, one in enumerate(entry.course.status) if one is status)
        yield _item(entry, Kind.DEFERRAL, status.until, ("status", at, "until"), str(at + 1))
    for one in dict.fromkeys(standing.awaited):
        # an accepted decision cannot wait for what will not come, whichever of the two was first
        gone = one.abandoned if not one.met else None
        if gone and (gone >= changed or standing.word == "accepted"):
            route: Route = ("conditions", entry.course.conditions.index(one.milestone))
            yield _item(entry, Kind.CONDITION_LOST, max(gone, changed), route, one.milestone)
    last = standing.last_met
    if standing.clock_due and standing.clock_due >= changed:
        yield _item(entry, Kind.CLOCK, standing.clock_due, ("clock", "runs"))
    elif last and last >= changed and entry.course.clock is None:
        yield _item(entry, Kind.CONDITIONS_MET, last, ("conditions",))


def _expected(entry: Entry, today: date) -> Iterator[Due]:
    for at, one in enumerate(entry.course.expectations):
        if one.due and one.date <= today and is_unjudged(one, today):
            route: Route = ("expectations", at, "due")
            yield _item(entry, Kind.EXPECTATION, one.due, route, str(at + 1), one.person)


def _asked(entry: Entry, today: date, after: Period | None) -> Iterator[Due]:
    for at, one in enumerate(entry.course.questions if after else ()):
        day = _later(one.date, after)
        if day and one.date <= today and is_unanswered(one, today):
            yield _item(entry, Kind.QUESTION, day, ("questions", at, "asks"), one.key, one.person)


def _review(entry: Entry, standing: Standing) -> Iterator[Due]:
    """The review, until an entry of its day or a later one shows that somebody looked."""
    review, latest = entry.course.review, standing.last_activity
    if review is None or latest is None:
        return
    day = _later(latest, review) if isinstance(review, Period) else review
    if day and (isinstance(review, Period) or latest < day):
        yield _item(entry, Kind.REVIEW, day, ("review",))


def _later(start: date, period: Period | None) -> date | None:
    """The day a period after another; None without a period, or beyond the calendar."""
    try:
        return period.after(start) if period else None
    except OverflowError:
        return None


def _item(
    entry: Entry, kind: Kind, day: date, route: Route, key: str = "", person: str | None = None
) -> Due:
    return Due(kind, day, Spot(entry.path, route), (entry.slug,), key, person)
