"""What a record holds that rules look at one by one: its citations, people and texts."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, get_origin

from bootpath.record import Citation, Record
from bootpath.shape.annotation import annotation_at
from bootpath.source import Route

# plain tuples: a check makes tens of thousands of them
Cited = tuple[Route, Citation]
"""The route of a citation, and the citation."""

Named = tuple[Route, str]
"""The route of a key that names a person, and the person."""

Text = tuple[Route, str, bool]
"""The route of a text for readers, the text, and whether it may hold blocks of Markdown."""


class Contents(NamedTuple):
    """Every citation of a file, every key that names a person, every text that readers will see."""

    citations: list[Cited]
    names: list[Named]
    texts: list[Text]


def contents(record: Any) -> Contents:  # noqa: ANN401 -- one model a kind of file
    """What a file's record holds, in the order of its fields; nothing where there is no record."""
    found = Contents([], [], [])
    root = getattr(record, "root", None)
    if root is not None:
        _by_key(root, (), found)
    elif record is not None:
        _walk(record, (), found)
    return found


_Collect = Callable[[Any, Route, Contents], None]


def _walk(record: Record, route: Route, found: Contents) -> None:
    """Collect citations, people and texts below a record."""
    fields = record.__dict__
    for field, key, collect in _steps(type(record)):
        value = fields[field]
        if value and collect is _text:  # by far the most: not worth a call
            found.texts.append(((*route, key), value, False))
        elif value:
            collect(value, (*route, key), found)


@cache
def _steps(kind: type[Record]) -> tuple[tuple[str, str, _Collect], ...]:
    """The fields of a kind of record below which something can be found, with their keys."""
    keys = {field: _key(field) for field in kind.model_fields}
    ways = ((field, key, _way(kind, field, key)) for field, key in keys.items())
    return tuple((field, key, way) for field, key, way in ways if way)


def _way(kind: type[Record], field: str, key: str) -> _Collect | None:
    """How what stands in a field is collected; None where there is nothing to collect in it."""
    outer = annotation_at(kind, (key,))
    inner = outer if isinstance(outer, type) else annotation_at(kind, (key, 0))
    if not (isinstance(inner, type) and issubclass(inner, Record)):
        return _WAYS.get(field)
    if inner is Citation:
        return _citation
    ways: dict[Any, _Collect] = {tuple: _records, dict: _by_key}
    return ways.get(get_origin(outer), _walk) if _steps(inner) else None


def _citation(citation: Citation, route: Route, found: Contents) -> None:
    found.citations.append((route, citation))
    _walk(citation, route, found)


def _records(records: tuple[Record, ...], route: Route, found: Contents) -> None:
    for index, record in enumerate(records):
        _walk(record, (*route, index), found)


def _by_key(records: dict[str, Record], route: Route, found: Contents) -> None:
    for key, record in records.items():
        _walk(record, (*route, key), found)


def _person(person: str, route: Route, found: Contents) -> None:
    found.names.append((route, person))


def _people(people: tuple[str, ...], route: Route, found: Contents) -> None:
    found.names.extend(((*route, index), person) for index, person in enumerate(people))


def _text(text: str, route: Route, found: Contents) -> None:
    found.texts.append((route, text, False))


def _texts(texts: tuple[str, ...], route: Route, found: Contents) -> None:
    found.texts.extend(((*route, index), text, False) for index, text in enumerate(texts))


def _blocks(text: str, route: Route, found: Contents) -> None:
    found.texts.append((route, text, True))


_WAYS: dict[str, _Collect] = {
    **dict.fromkeys(("person", "quoted_by", "reported_by"), _person),
    "used_by": _people,
    **dict.fromkeys(("summary", "says", "asks", "expects", "means", "condition", "prefer"), _text),
    **dict.fromkeys(("description", "title", "question", "name", "word", "corrects"), _text),
    **dict.fromkeys(("unverified", "former_names", "also"), _texts),
    "context": _blocks,
}
"""By the name of a field what it holds."""


def _key(field: str) -> str:
    return field.rstrip("_").replace("_", "-") if "_" in field else field
