"""Loops of templates that ask where they are, without Jinja's count of every step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, nodes
from jinja2.runtime import LoopContext

MARKED = "marked by bootpath"
"""The filter that stands for `marked` in a tree; no template can write its name behind a bar."""

_LOOP = "0loop"
"""What `loop` is called then: no template can write this either."""

_LONGEST = 256


@dataclass(frozen=True, slots=True)
class Mark:
    """What `loop` tells at one step, as far as it follows from the step and the number of them."""

    index: int
    index0: int
    revindex: int
    revindex0: int
    first: bool
    last: bool
    length: int


_TOLD = {field.name for field in fields(Mark)}


@lru_cache(maxsize=64)
def _marks(length: int) -> tuple[Mark, ...]:
    return tuple(
        Mark(at + 1, at, length - at, length - at - 1, at == 0, at == length - 1, length)
        for at in range(length)
    )


def marked(items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Each item with what `loop` is to it."""
    if type(items) is tuple and len(items) <= _LONGEST:
        return zip(items, _marks(len(items)), strict=True)
    return LoopContext(items, StrictUndefined)


def mark(tree: nodes.Template) -> None:
    """Let each loop take its `loop` from `marked`, where it asks nothing but what a mark tells."""
    _asked(tree)


class _Asked(NamedTuple):
    """The uses of the `loop` around a piece of a template, and whether marks are enough for it."""

    uses: list[nodes.Name]
    told: bool


_NOTHING = _Asked([], told=True)


def _asked(node: nodes.Node) -> _Asked:
    """What a piece asks of the `loop` around it; the loops in it are marked then."""
    if isinstance(node, nodes.Name):
        return _Asked([node], told=False) if node.name == "loop" else _NOTHING
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return _Asked(_asked(node.node).uses, node.node.name != "loop" or node.attr in _TOLD)
    if isinstance(node, nodes.For):
        body = _together(node.body)
        around = _together(node.iter_child_nodes(exclude=("body",)))
        if not body.uses:
            return _Asked(around.uses, around.told and body.told)
        if not body.told or node.recursive or node.test is not None:
            return _Asked(around.uses + body.uses, told=False)
        _mark(node, body.uses)
        return around
    found = _together(node.iter_child_nodes())
    hands_on = isinstance(node, (nodes.Block, nodes.FromImport, nodes.Import))
    return _Asked(found.uses, found.told and not hands_on)


def _together(pieces: Iterable[nodes.Node]) -> _Asked:
    found = [_asked(piece) for piece in pieces]
    return _Asked([use for one in found for use in one.uses], all(one.told for one in found))


def _mark(loop: nodes.For, uses: list[nodes.Name]) -> None:
    for use in uses:
        use.name = _LOOP
    told = nodes.Name(_LOOP, "store", lineno=loop.lineno)
    loop.target = nodes.Tuple([loop.target, told], "store", lineno=loop.lineno)
    loop.iter = nodes.Filter(loop.iter, MARKED, [], [], None, None, lineno=loop.lineno)
