"""What differs between two states of the records, as values in a fixed order."""

from collections.abc import Iterator
from datetime import date

from bootpath.difference.change import Change, Kind
from bootpath.difference.computed import computed_changes
from bootpath.difference.entries import entry_changes
from bootpath.difference.shared import shared_changes
from bootpath.difference.state import Known, State, first_day
from bootpath.difference.undated import undated_changes
from bootpath.record import Decision

__all__ = ["Change", "Kind", "State", "differences", "first_day"]

_FIRST = frozenset({"decision-added", "decision-removed", "decision-renamed"})
_BLANK = Decision(title="-", question="-")


def differences(before: State, after: State) -> tuple[Change, ...]:
    """Every change from one state to another.

    Those of decisions come first, by slug; then what decisions share. Within a decision they go
    by day, what bears none at the end. A record that one of the states could not read is left out.
    """
    found = []
    for slug, old, new in _pairs(before, after):
        changes = list(_decision(before, after, slug, old, new))
        changes.sort(key=lambda one: (one.kind not in _FIRST, one.day or date.max))
        found += changes
    found += shared_changes(before, after)
    return tuple(found)


def _pairs(before: State, after: State) -> list[tuple[str, Known | None, Known | None]]:
    """Each decision with its earlier self, which may have borne another name; by slug."""
    taken: set[str] = set()
    pairs: list[tuple[str, Known | None, Known | None]] = []
    for slug, new in after.decisions.items():
        names = (slug, *_other_names(before, after, new))
        earlier = next((one for one in names if one in before.decisions), None)
        if earlier:
            taken.add(earlier)
        if earlier or not before.corpus.unread.intersection(names):
            pairs.append((slug, before.decisions.get(earlier or slug), new))
    pairs += [
        (slug, old, None)
        for slug, old in before.decisions.items()
        if slug not in taken and slug not in after.corpus.unread
    ]
    return sorted(pairs, key=lambda pair: pair[0])


def _other_names(before: State, after: State, new: Known) -> Iterator[str]:
    """The names under which the earlier state may have a decision: forward or back in time."""
    yield from (one for one in new.decision.aliases if one not in after.decisions)
    named = before.corpus.aliases.get(new.slug)
    if named and named not in after.decisions:
        yield named


def _decision(
    before: State, after: State, slug: str, old: Known | None, new: Known | None
) -> Iterator[Change]:
    was, now = bool(old and old.begun), bool(new and new.begun)
    if old and was and not now:
        yield Change(
            kind="decision-removed", decision=slug, about=old.decision.title, before=old.slug
        )
    if new is None or not now:
        return
    if not was:
        yield Change(
            kind="decision-added",
            decision=slug,
            day=new.standing.asked,
            about=new.decision.title,
            text=new.decision.question,
        )
    elif old and old.slug != slug:
        yield Change(kind="decision-renamed", decision=slug, before=old.slug, after=slug)
    earlier = old.decision if old and was else _BLANK
    if earlier != new.decision:
        yield from entry_changes(slug, earlier, new.decision)
    if old and was and before.corpus is not after.corpus:
        yield from undated_changes(slug, earlier, new.decision)
    yield from computed_changes(before, after, old, new)
