"""The plain tree: mappings, sequences and texts that know where they stand."""

from dataclasses import dataclass
from typing import Any

from bootpath.diagnostic import Span
from bootpath.source.spot import Route
from bootpath.source.text import Flaw, index_at, span_of_index

Mark = tuple[int, int, int, int]
"""Start line, start column, end line, end column, all from 0 as libyaml counts."""


@dataclass(slots=True)
class Scalar:
    """A text."""

    mark: Mark
    value: str


@dataclass(slots=True)
class Sequence:
    """A list."""

    mark: Mark
    items: "list[Node]"


@dataclass(slots=True)
class Mapping:
    """Keys in the order of the file, each with the mark of the key and the value."""

    mark: Mark
    entries: "dict[str, tuple[Mark, Node]]"


@dataclass(slots=True)
class Hole:
    """A value that was refused: it stands in the tree so that its place is known."""

    mark: Mark


Node = Scalar | Sequence | Mapping | Hole


@dataclass(slots=True)
class Composed:
    """A tree, or none when the file could not be read as a mapping, and what was refused."""

    tree: Mapping | None
    flaws: list[Flaw]


def plain(node: Node, route: Route, holes: list[Route]) -> Any:  # noqa: ANN401 -- it is JSON's data model
    """The tree as dicts, tuples and texts; the routes of holes are added to `holes`."""
    kind = type(node)
    if kind is Scalar:
        return node.value  # type: ignore[union-attr]
    if kind is Mapping:
        values = {}
        for key, (_, child) in node.entries.items():  # type: ignore[union-attr]
            if type(child) is Scalar:
                values[key] = child.value
            elif type(child) is Hole:
                holes.append((*route, key))
            else:
                values[key] = plain(child, (*route, key), holes)
        return values
    if kind is Sequence:
        items = []
        for index, child in enumerate(node.items):  # type: ignore[union-attr]
            if type(child) is Hole:
                holes.append((*route, index))
            items.append(plain(child, (*route, index), holes))
        return tuple(items)
    return None


def span_at(
    root: Node, text: str, route: Route, *, key: bool = False, fragment: str | None = None
) -> Span:
    """Where the node at the end of a route stands, on one line.

    A route that leads further than the tree ends at the last node it meets. `key` asks for the
    key instead of the value; `fragment` for a piece of the value's text, found as it is written.
    A collection is pointed at by its key when it has one, else by its first line.
    """
    node, name = root, None
    for step in route:
        if isinstance(node, Mapping) and step in node.entries:
            name, node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            name, node = None, node.items[step]
        else:
            break
    if fragment is not None and (found := _fragment(node, text, fragment)):
        return found
    if name is not None and (key or not isinstance(node, Scalar) or _starts_block(node, text)):
        return span_of_mark(name, text)
    return span_of_mark(node.mark, text)


def _starts_block(node: Scalar, text: str) -> bool:
    start = index_at(text, node.mark[0], node.mark[1])
    return text[start : start + 1] in ("|", ">") or node.mark[:2] == node.mark[2:]


def _fragment(node: Node, text: str, fragment: str) -> Span | None:
    start = index_at(text, node.mark[0], node.mark[1])
    end = index_at(text, node.mark[2], node.mark[3])
    at = text.find(fragment, start, end)
    return span_of_index(text, at, at + len(fragment)) if at >= 0 else None


def span_of_mark(mark: Mark, text: str) -> Span:
    """What a mark covers of its first line, without the blanks at the end."""
    start = index_at(text, mark[0], mark[1])
    end = index_at(text, mark[2], mark[3])
    span = span_of_index(text, start, end)
    line = text[start : start + span.end_column - span.column]
    blank = len(line) - len(line.rstrip(" \t\r\n"))
    return span._replace(end_column=max(span.column + 1, span.end_column - blank))
