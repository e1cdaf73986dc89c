"""Tree to record, or every mismatch at once, with what can be saved of a damaged record.

A damaged record still takes part in the rules: what does not fit is left out, the rest stands,
and the routes left out are remembered so that no rule complains of their absence.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bootpath.record import KINDS
from bootpath.shape.annotation import annotation_at, placeholder_of
from bootpath.shape.wording import Mismatch, is_about_key, mismatch, missing_keys
from bootpath.source import LIMIT, Finding, Mapping, Route, Spot, limited, plain

_ROUNDS = 40


@dataclass(frozen=True)
class Shaped:
    """A record, as far as it could be made, and what did not fit.

    `removed` holds the routes left out. `kept` maps a list's route to the places its remaining
    items have in the file, where items were left out.
    """

    record: Any
    findings: tuple[Finding, ...] = ()
    removed: frozenset[Route] = frozenset()
    kept: dict[Route, tuple[int, ...]] = field(default_factory=dict)

    def in_file(self, route: Route) -> Route:
        """The route in the file that a route in the record stands for."""
        if not self.kept:
            return route
        real: Route = ()
        for step in route:
            places = self.kept.get(real)
            known = places is not None and isinstance(step, int) and step < len(places)
            real = (*real, places[step] if places is not None and known else step)  # type: ignore[index]
        return real

    def lacks(self, route: Route) -> bool:
        """Whether something was left out at a route of the file, above it or below it."""
        if not self.removed:
            return False
        above = (route[:length] for length in range(len(route) + 1))
        return route in self._around or any(one in self.removed for one in above)

    @cached_property
    def _around(self) -> frozenset[Route]:
        """Every route that leads to something left out."""
        return frozenset(gone[:length] for gone in self.removed for length in range(len(gone)))


def shape(kind: str, path: str, tree: Mapping) -> Shaped:
    """Make the record of a kind (`decision`, `tracker`, ...) from a file's tree."""
    holes: list[Route] = []
    data = plain(tree, (), holes)
    model = KINDS[kind]
    try:
        return Shaped(model.model_validate(data), removed=frozenset(holes))
    except ValidationError as error:
        return _salvage(model, path, data, holes, error)


def _salvage(
    model: type[BaseModel], path: str, data: object, holes: list[Route], error: ValidationError
) -> Shaped:
    mismatches = tuple(islice(_mismatches(model, error, holes), LIMIT + 1))
    findings = tuple(
        limited(
            Finding(Spot(path, m.route, key=m.at_key), m.message, m.hint, code=m.code)
            for m in mismatches
        )
    )
    if len(mismatches) > LIMIT:
        return Shaped(None, findings, frozenset({()}))  # too little of it is left to stand for it
    removed = set(holes)
    removed.update((*m.route[:-1], m.meant) for m in mismatches if m.meant is not None)
    rest = _mutable(data)
    for _ in range(_ROUNDS):
        kept: dict[Route, tuple[int, ...]] = {}
        frozen = _frozen(rest, (), kept)
        try:
            record = model.model_validate(frozen)
        except ValidationError as again:
            for problem in again.errors(include_url=False, include_context=False):
                route = Shaped(None, kept=kept).in_file(_route(problem))
                placeholder = placeholder_of(annotation_at(model, route))
                missing = problem["type"] == "missing"
                removed.add(_mend(rest, route, placeholder, missing=missing))
        else:
            return Shaped(record, findings, frozenset(removed), kept)
        if () in removed:
            break
    return Shaped(None, findings, frozenset({()}))


def _mismatches(
    model: type[BaseModel], error: ValidationError, holes: list[Route]
) -> Iterator[Mismatch]:
    problems = [(_route(p), p) for p in error.errors(include_url=False)]
    if holes:
        problems = [(at, p) for at, p in problems if not any(at[: len(h)] == h for h in holes)]
    others = (mismatch(model, at, p) for at, p in problems if p["type"] != "missing")
    found = list(islice(others, LIMIT + 1))
    meant = {(*one.route[:-1], one.meant) for one in found if one.meant is not None}
    lacking: dict[Route, list[str]] = {}
    for at, problem in problems:
        # A key that is there but misspelt is reported as such, and only so.
        if problem["type"] == "missing" and at not in meant:
            lacking.setdefault(at[:-1], []).append(str(at[-1]))
    yield from found
    for at, names in lacking.items():
        yield missing_keys(at, names)


def _route(problem: ErrorDetails) -> Route:
    """Where the problem is; pydantic marks that it is a key with a last step of its own."""
    loc = problem["loc"]
    return loc[:-1] if is_about_key(problem) else loc


class _Items(dict[int, Any]):
    """A list whose items keep their places when others are taken out."""


def _mutable(value: object) -> Any:  # noqa: ANN401 -- it is JSON's data model
    if isinstance(value, tuple):
        return _Items(enumerate(map(_mutable, value)))
    if isinstance(value, dict):
        return {key: _mutable(child) for key, child in value.items()}
    return value


def _frozen(value: object, route: Route, kept: dict[Route, tuple[int, ...]]) -> object:
    if isinstance(value, _Items):
        if list(value) != list(range(len(value))):
            kept[route] = tuple(value)
        return tuple(_frozen(child, (*route, at), kept) for at, child in value.items())
    if isinstance(value, dict):
        return {key: _frozen(child, (*route, key), kept) for key, child in value.items()}
    return value


def _mend(rest: Any, route: Route, placeholder: str | None, *, missing: bool) -> Route:  # noqa: ANN401 -- JSON's data model
    """Take out what stands at a route, or put a placeholder where something is missing.

    Returns the route at which the record now says less, or something else, than the file.
    """
    gone = route
    if missing and placeholder is None:
        route = route[:-1]
    if not route:
        return ()
    for step in route[:-1]:
        if step not in rest:
            return gone  # the whole of it was taken out already
        rest = rest[step]
    if missing and placeholder is not None:
        rest[route[-1]] = placeholder
    else:
        rest.pop(route[-1], None)
    return route
