"""What changed in where a decision stands, though no entry of its own need say so."""

from collections.abc import Iterator
from datetime import date

from bootpath.difference.change import Change
from bootpath.difference.state import Known, State
from bootpath.record import Fact
from bootpath.standing import Awaited, Standing


def computed_changes(
    before: State, after: State, old: Known | None, new: Known
) -> Iterator[Change]:
    """Supersession, conditions met and lost, the clock, and what has become overdue."""
    earlier = old.standing if old else None
    yield from _supersession(after, earlier, new.standing)
    yield from _conditions(after, earlier, new.standing)
    yield from _clock(before, after, earlier, new.standing)
    yield from _overdue(before, after, old, new)


def _supersession(after: State, old: Standing | None, new: Standing) -> Iterator[Change]:
    earlier = old.superseded_by if old else ()
    for other in new.superseded_by:
        if other not in earlier:
            effect = after.effect(other)
            yield Change(
                kind="superseded",
                decision=new.slug,
                day=effect.date if effect else None,
                other=other,
                cite=effect.cite if effect else None,
            )
    for other in earlier:
        if other not in new.superseded_by:
            yield Change(kind="superseded-no-longer", decision=new.slug, other=other)


def _conditions(after: State, old: Standing | None, new: Standing) -> Iterator[Change]:
    earlier = {one.milestone: one for one in old.awaited} if old else {}
    for one in new.awaited:
        was = earlier.get(one.milestone, Awaited(one.milestone))
        milestone = after.corpus.milestones.get(one.milestone)
        if one.met and not was.met:
            yield _fact(new.slug, "met", one.milestone, milestone.met if milestone else None)
        if one.abandoned and not was.abandoned:
            yield _fact(new.slug, "lost", one.milestone, milestone.abandoned if milestone else None)
        if was.met and not one.met:
            yield Change(
                kind="condition-not-met",
                decision=new.slug,
                milestone=one.milestone,
                before=was.met.isoformat(),
            )


def _fact(slug: str, how: str, milestone: str, fact: Fact | None) -> Change:
    return Change(
        kind="condition-met" if how == "met" else "condition-lost",
        decision=slug,
        day=fact.date if fact else None,
        milestone=milestone,
        text=fact.says if fact else None,
        cite=fact.cite if fact else None,
    )


def _clock(before: State, after: State, old: Standing | None, new: Standing) -> Iterator[Change]:
    was, due = old.clock_due if old else None, new.clock_due
    if due and not was:
        yield Change(
            kind="clock-started",
            decision=new.slug,
            day=new.clock_started,
            after=due.isoformat(),
        )
    elif due and was and due != was:
        yield Change(
            kind="clock-moved", decision=new.slug, before=was.isoformat(), after=due.isoformat()
        )
    elif was and not due:
        yield Change(kind="clock-stopped", decision=new.slug, before=was.isoformat())
    if due and due <= after.day and not (was and was <= before.day):
        yield Change(kind="clock-run-out", decision=new.slug, day=due)


def _overdue(before: State, after: State, old: Known | None, new: Known) -> Iterator[Change]:
    known = set(_past_due(old, before.day)) if old else set()
    for one in _past_due(new, after.day):
        if one not in known:
            day, person, expects = one
            yield Change(kind="past-due", decision=new.slug, day=day, person=person, about=expects)
    until = _deferred_until(new.standing)
    was = _deferred_until(old.standing) if old else None
    if until and until <= after.day and not (was == until and was <= before.day):
        yield Change(kind="deferral-over", decision=new.slug, day=until)


def _past_due(known: Known, day: date) -> Iterator[tuple[date, str, str]]:
    for one in known.standing.open_expectations:
        if one.due and one.due < day:
            yield one.due, one.person, one.expects


def _deferred_until(standing: Standing) -> date | None:
    status = standing.status
    return status.until if status and standing.word == "deferred" else None
