"""Which entry of a list became which: those that are kept, those that were changed, those gone."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from bootpath.rules.dated import Dated, Listed

_Left = dict[int, Dated]
_Find = Callable[[Dated], int | None]
_MANY = 100


class Pair(NamedTuple):
    """An entry then and what became of it; `now` is None where it is gone."""

    then: Dated
    now: Dated | None


def is_kept(then: Dated, now: Dated) -> bool:
    """Whether an entry still states all that it stated; it may state more."""
    stated = {one.name: one.value for one in now.statements}
    return all(stated.get(one.name) == one.value for one in then.statements)


def is_corrected(then: Dated, now: Dated) -> bool:
    """Whether an entry gives a reason for being changed, and not that of an earlier change."""
    return now.corrects is not None and now.corrects != then.corrects


def pairs(then: Listed, now: Listed) -> Iterator[Pair]:
    """Each entry of a list then with what became of it, whatever their order.

    What is the same is paired first, then what states all that was stated, then what is similar:
    it has the same text, or half of what was stated. An entry that is like nothing may still be
    what one with a fresh reason corrects.
    """
    left = dict(enumerate(now.entries))
    rest = list(then.entries)
    for way in (_same, _fuller, _similar, _corrected):
        find, before, rest = way(left), rest, []
        for entry in before:
            at = find(entry)
            if at is None:
                rest.append(entry)
            else:
                yield Pair(entry, left.pop(at))
        if not rest:
            return
    yield from (Pair(entry, None) for entry in rest)


def _same(left: _Left) -> _Find:
    places: dict[tuple[frozenset[tuple[str, str]], str], list[int]] = {}
    for at in reversed(left):
        places.setdefault((_stated(left[at]), left[at].text), []).append(at)

    def find(entry: Dated) -> int | None:
        found = places.get((_stated(entry), entry.text))
        return found.pop() if found else None

    return find


def _fuller(left: _Left) -> _Find:
    places = {stated: set(listed) for stated, listed in _places(left).items()}

    def find(entry: Dated) -> int | None:
        having = sorted((places.get(one, set()) for one in _stated(entry)), key=len)
        found = _first(set.intersection(*having), left)
        return min(found, key=lambda at: (left[at].text != entry.text, at), default=None)

    return find


def _similar(left: _Left) -> _Find:
    places = _places(left)
    texts: dict[str, list[int]] = {}
    for at, one in left.items():
        texts.setdefault(one.text, []).append(at)

    def find(entry: Dated) -> int | None:
        shared = Counter[int]()
        for stated in _stated(entry):
            shared.update(_first(places.get(stated, ()), left))
        alike = set(_first(texts.get(entry.text, ()), left)) if entry.text else set[int]()
        enough = {at for at, number in shared.items() if 2 * number >= len(entry.statements)}
        return max(alike | enough, key=lambda at: (at in alike, shared[at], -at), default=None)

    return find


def _places(left: _Left) -> dict[tuple[str, str], list[int]]:
    """Where each thing is stated."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, one in left.items():
        for stated in _stated(one):
            places.setdefault(stated, []).append(at)
    return places


def _first(places: Iterable[int], left: _Left) -> Iterable[int]:
    """The first of the places that are left: what thousands of entries state tells them not apart."""
    return islice((at for at in places if at in left), _MANY)


def _corrected(left: _Left) -> _Find:
    return lambda entry: next((at for at, one in left.items() if is_corrected(entry, one)), None)


def _stated(one: Dated) -> frozenset[tuple[str, str]]:
    return frozenset((statement.name, statement.value) for statement in one.statements)
