"""Allowances: `# allow: CODE reason` in a comment silences a problem on its line or the next."""

import re
from typing import NamedTuple

from bootpath.diagnostic import Span
from bootpath.source.tree import Hole, Mapping, Node, Scalar, Sequence

_ALLOW = re.compile(
    r"(?:^|(?<=\s))#[ \t]*allow:[ \t]*(?P<code>\S*)[ \t]*(?P<reason>[^\r\n]*)", re.MULTILINE
)


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
    found = []
    for match in _ALLOW.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        head = text.rfind("\n", 0, match.start()) + 1
        column = match.start() - head + 1
        if tree is not None and _inside_text(tree, line - 1, column - 1):
            continue
        alone = not text[head : match.start()].strip()
        width = len(match.group().rstrip())
        found.append(
            Allowance(
                match["code"],
                match["reason"].strip(),
                Span(line, column, line, column + width),
                (line, line + 1) if alone else (line,),
            )
        )
    return found


def _inside_text(node: Node, line: int, column: int) -> bool:
    if isinstance(node, Scalar):
        start, end = node.mark[:2], node.mark[2:]
        return start <= (line, column) < end
    if isinstance(node, Mapping):
        return any(_inside_text(child, line, column) for _, child in node.entries.values())
    if isinstance(node, Sequence):
        return any(_inside_text(child, line, column) for child in node.items)
    assert isinstance(node, Hole)  # noqa: S101 -- the fourth and last kind of node
    return False
