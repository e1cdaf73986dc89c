"""Allowances: `# allow: CODE reason` in a comment silences a problem on its line or the next."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from bootpath.diagnostic import Span
from bootpath.source.text import span_of_index
from bootpath.source.tree import Mapping, Mark, Node, Sequence

_ALLOW = re.compile(
    r"(?:^|(?<=\s))#[ \t]*allow:[ \t]*(?P<code>\S*)[ \t]*(?P<reason>[^\r\n]*)", re.MULTILINE
)
_EVER = 1 << 30


class Allowance(NamedTuple):
    """A code silenced on `lines`, where it was written and why."""

    code: str
    reason: str
    span: Span
    lines: tuple[int, ...]


def allowances(text: str, tree: Node | None) -> list[Allowance]:
    """The allowances in the comments of a text; what stands inside a value is no comment."""
    if "allow:" not in text:
        return []
    texts = sorted(_texts(tree)) if tree is not None else []
    found = []
    for match in _ALLOW.finditer(text):
        span = span_of_index(text, match.start(), match.start() + len(match.group().rstrip()))
        line, column = span.line, span.column
        before = bisect_right(texts, (line - 1, column - 1, _EVER, _EVER)) - 1
        if before >= 0 and (line - 1, column - 1) < texts[before][2:]:
            continue
        alone = not text[match.start() - column + 1 : match.start()].strip()
        lines = (line, line + 1) if alone else (line,)
        found.append(Allowance(match["code"], match["reason"].strip(), span, lines))
    return found


def _texts(node: Node) -> Iterator[Mark]:
    """Where texts stand, keys and refused values among them."""
    if isinstance(node, Mapping):
        for key, child in node.entries.values():
            yield key
            yield from _texts(child)
    elif isinstance(node, Sequence):
        for child in node.items:
            yield from _texts(child)
    else:
        yield node.mark
