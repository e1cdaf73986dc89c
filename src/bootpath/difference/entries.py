"""What changed among the dated entries of a decision."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from bootpath.difference.change import Change, Kind
from bootpath.difference.pairing import paired, parts
from bootpath.record import (
    Answer,
    Decision,
    Event,
    Expectation,
    Position,
    Question,
    StatusEntry,
    Verdict,
)

Entry = StatusEntry | Position | Question | Answer | Expectation | Verdict | Event


def entry_changes(slug: str, before: Decision, after: Decision) -> Iterator[Change]:
    """The changes of a decision's statuses, positions, questions, expectations and events."""
    yield from _statuses(slug, before.status, after.status)
    yield from _positions(slug, before.positions, after.positions)
    yield from _questions(slug, before.questions, after.questions)
    yield from _expectations(slug, before.expectations, after.expectations)
    events = paired(before.events, after.events, lambda one: one.date)
    for event in events.come:
        yield _change("event", slug, event, text=event.says)
    for event in events.gone:
        yield _removed(slug, "events", event, text=event.says)
    for old, new in events.edited:
        yield from _corrected(slug, "events", old, new, text=new.says)


def _statuses(
    slug: str, before: tuple[StatusEntry, ...], after: tuple[StatusEntry, ...]
) -> Iterator[Change]:
    found = paired(before, after, lambda one: (one.date, one.is_))
    previous = {id(new): old for old, new in pairwise((None, *after))}
    for new in found.come:
        old = previous[id(new)]
        if old is not None and old.is_ == new.is_ and old.outcome != new.outcome:
            yield _outcome(slug, old, new)
        else:
            keys = {"before": old.is_ if old else None, "after": new.is_, "option": new.outcome}
            yield _change("status", slug, new, text=new.says, **keys)
    for gone in found.gone:
        yield _removed(slug, "status", gone, before=gone.is_, text=gone.says)
    for old, new in found.edited:
        if old.outcome != new.outcome:
            yield _outcome(slug, old, new)
        keys = {"before": old.is_, "after": new.is_, "text": new.says}
        yield from _corrected(slug, "status", old, new, "outcome", **keys)


def _outcome(slug: str, old: StatusEntry, new: StatusEntry) -> Change:
    keys = {"before": old.outcome, "after": new.outcome, "option": new.outcome}
    return _change("outcome", slug, new, text=new.says, **keys)


def _positions(
    slug: str, before: tuple[Position, ...], after: tuple[Position, ...]
) -> Iterator[Change]:
    found = paired(before, after, lambda one: (one.person, one.option, one.date))
    previous = _previous(after)
    for new in found.come:
        held = previous[id(new)]
        keys = {"person": new.person, "option": new.option, "before": held, "after": new.stance}
        yield _change(_step(held, new), slug, new, text=new.says, **keys)
    for gone in found.gone:
        keys = {"person": gone.person, "option": gone.option, "before": gone.stance}
        yield _removed(slug, "positions", gone, text=gone.says, **keys)
    for old, new in found.edited:
        keys = {"person": new.person, "option": new.option, "text": new.says}
        stances = {"before": old.stance, "after": new.stance}
        yield from _corrected(slug, "positions", old, new, **keys, **stances)


def _previous(positions: Iterable[Position]) -> dict[int, str | None]:
    """The stance that a person held on an option when they took each position; None before any."""
    held: dict[tuple[str, str], str] = {}
    found = {}
    for one in sorted(positions, key=lambda position: position.date):
        found[id(one)] = held.get((one.person, one.option))
        held[one.person, one.option] = one.stance
    return found


def _step(held: str | None, new: Position) -> Kind:
    if new.stance == "withdrawn":
        return "withdrawn"
    if held is None or held == "withdrawn":
        return "position"
    return "reaffirmed" if held == new.stance else "moved"


def _questions(
    slug: str, before: tuple[Question, ...], after: tuple[Question, ...]
) -> Iterator[Change]:
    found = paired(before, after, lambda one: one.key)
    for new in found.come:
        keys = {"person": new.person, "question": new.key, "text": new.asks}
        yield _change("asked", slug, new, **keys)
        yield from _answers(slug, (), new)
    for gone in found.gone:
        keys = {"person": gone.person, "question": gone.key, "text": gone.asks}
        yield _removed(slug, "questions", gone, **keys)
    for old, new in found.edited:
        keys = {"person": new.person, "question": new.key, "text": new.asks}
        yield from _corrected(slug, "questions", old, new, "answers", **keys)
        yield from _answers(slug, old.answers, new)


def _answers(slug: str, before: tuple[Answer, ...], after: Question) -> Iterator[Change]:
    found = paired(before, after.answers, lambda one: (one.person, one.date))
    about = {"question": after.key, "about": after.asks}
    for new in found.come:
        yield _change("answered", slug, new, person=new.person, text=new.says, **about)
    for gone in found.gone:
        yield _removed(slug, "answers", gone, person=gone.person, text=gone.says, **about)
    for old, new in found.edited:
        keys = {"person": new.person, "text": new.says}
        yield from _corrected(slug, "answers", old, new, **keys, **about)


def _expectations(
    slug: str, before: tuple[Expectation, ...], after: tuple[Expectation, ...]
) -> Iterator[Change]:
    found = paired(before, after, lambda one: (one.person, one.date))
    for new in found.come:
        due = new.due.isoformat() if new.due else None
        yield _change("expected", slug, new, person=new.person, after=due, text=new.expects)
        yield from _verdict(slug, None, new)
    for gone in found.gone:
        yield _removed(slug, "expectations", gone, person=gone.person, text=gone.expects)
    for old, new in found.edited:
        keys = {"person": new.person, "text": new.expects}
        yield from _corrected(slug, "expectations", old, new, "outcome", **keys)
        yield from _verdict(slug, old.outcome, new)


def _verdict(slug: str, old: Verdict | None, after: Expectation) -> Iterator[Change]:
    new = after.outcome
    keys = {"person": after.person, "about": after.expects}
    was = old.is_ if old else None
    if new is not None and was != new.is_:
        yield _change("judged", slug, new, before=was, after=new.is_, text=new.says, **keys)
    elif old is not None and new is not None and old != new:
        yield from _corrected(slug, "outcome", old, new, text=new.says, **keys)
    elif old is not None and new is None:
        yield _removed(slug, "outcome", old, before=was, **keys)


def _change(kind: Kind, slug: str, entry: Entry, **keys: Any) -> Change:  # noqa: ANN401 -- of Change
    return Change(kind=kind, decision=slug, day=entry.date, cite=entry.cite, **keys)


def _removed(slug: str, field: str, entry: Entry, **keys: Any) -> Change:  # noqa: ANN401 -- of Change
    return Change(kind="entry-removed", decision=slug, field=field, day=entry.date, **keys)


def _corrected(
    slug: str,
    field: str,
    old: Entry,
    new: Entry,
    *apart: str,
    **keys: Any,  # noqa: ANN401 -- of Change
) -> Iterator[Change]:
    """That an entry was written anew, unless only what is set apart differs."""
    changed = parts(old, new, "corrects", *apart) or parts(old, new, *apart)
    reason = getattr(new, "corrects", None)  # a verdict has none
    if changed:
        yield _change(
            "entry-corrected", slug, new, field=field, parts=changed, reason=reason, **keys
        )
