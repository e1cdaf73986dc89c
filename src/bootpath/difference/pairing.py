"""Two lists of entries side by side: what came, what went, and what was written anew."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, NamedTuple, TypeVar

from bootpath.record import Record

Entry = TypeVar("Entry", bound=Record)


class Paired(NamedTuple, Generic[Entry]):
    """Entries that stand in the later list only, in the earlier one only, and changed ones."""

    come: list[Entry]
    gone: list[Entry]
    edited: list[tuple[Entry, Entry]]


def paired(
    before: Iterable[Entry], after: Iterable[Entry], name: Callable[[Entry], Hashable]
) -> Paired[Entry]:
    """Compare two lists whatever their order; entries of one name that differ were edited."""
    earlier, later = list(before), list(after)
    left = _besides(earlier, later)
    waiting: dict[Hashable, deque[Entry]] = defaultdict(deque)
    for one in left:
        waiting[name(one)].append(one)
    found = Paired[Entry]([], [], [])
    for one in _besides(later, earlier):
        same = waiting[name(one)]
        if same:
            found.edited.append((same.popleft(), one))
        else:
            found.come.append(one)
    still = {id(one) for same in waiting.values() for one in same}
    found.gone.extend(one for one in left if id(one) in still)
    return found


def parts(before: Record, after: Record, *apart: str) -> tuple[str, ...]:
    """The parts of an entry that differ, as the record names them, those set apart left out."""
    fields = type(before).model_fields
    return tuple(
        field.alias or name
        for name, field in fields.items()
        if name not in apart and getattr(before, name) != getattr(after, name)
    )


def _besides(some: Iterable[Entry], others: Iterable[Entry]) -> list[Entry]:
    """Those of some that are not among the others, each of these counting once."""
    there = Counter(others)
    found = []
    for one in some:
        if there[one] > 0:
            there[one] -= 1
        else:
            found.append(one)
    return found
