"""Where things end in a text: values, the comments that belong to them, lists in brackets."""

import re
from typing import NamedTuple

from bootpath.source import tree
from bootpath.source.text import index_at

_BLANK_OR_COMMENT = re.compile(r"([ \t]*)(#[^\n]*)?\r?(?:\n|\Z)")
_COMMENTS_THEN_BLANK = re.compile(r"(?:[ \t]*#[^\n]*(?:\n|\Z))+(?=[ \t]*\r?(?:\n|\Z))")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


class Tail(NamedTuple):
    """The end of a value: the index behind its last line, and what is peculiar about that."""

    end: int
    grows: bool
    """A line break added at the end of the file would become a part of the text."""
    keeps: bool
    """Blank lines added behind it would become a part of the text."""


def start_of(text: str, node: tree.Node) -> int:
    """The index of a value's first character."""
    return index_at(text, node.mark[0], node.mark[1])


def end_of(text: str, node: tree.Node) -> int:
    """The index behind the last character of a value.

    libyaml ends a block collection only where the next token begins, so its last leaf is asked.
    """
    last = last_leaf(text, node)
    return index_at(text, last.mark[2], last.mark[3])


def is_block(text: str, node: tree.Node) -> bool:
    """Whether a list or a mapping is written without brackets or braces."""
    return text[start_of(text, node)] not in "[{"


def last_leaf(text: str, node: tree.Node) -> tree.Node:
    """The text, or the collection in brackets, with which a value ends."""
    while isinstance(node, (tree.Mapping, tree.Sequence)) and is_block(text, node):
        *_, node = children(node)
    return node


def children(node: tree.Mapping | tree.Sequence) -> list[tree.Node]:
    """The values inside a collection."""
    if isinstance(node, tree.Mapping):
        return [child for _, child in node.entries.values()]
    return node.items


def line_end(text: str, index: int) -> int:
    """The index behind the line break of the line on which an index lies."""
    return text.find("\n", index) + 1 or len(text)


def tail(text: str, node: tree.Node) -> Tail:
    """Where the last line of a value ends; blank lines that say nothing are left out."""
    leaf = last_leaf(text, node)
    start, end = start_of(text, leaf), end_of(text, leaf)
    written = text[start:end]
    if not isinstance(leaf, tree.Scalar) or written[:1] not in ("|", ">"):
        return Tail(line_end(text, end), grows=False, keeps=False)
    header = written.partition("\n")[0].partition("#")[0]
    grows, keeps = "-" not in header, "+" in header
    if not keeps:
        end = line_end(text, start + len(written.rstrip("\r\n")))
    return Tail(end, grows, keeps)


def behind_comments(text: str, at: int, column: int, margin: int) -> int:
    """The end of the comments below `at`, a line's head, that belong to what ends there.

    Comments indented by `column` or more belong to it. Those at the `margin`, where the record's
    keys stand, do so only when they follow at once and do not touch the next key.
    """
    end = at
    follows = True
    while at < len(text) and (line := _BLANK_OR_COMMENT.match(text, at)):
        if line[2] is None:
            follows = False
        elif len(line[1]) < column:
            break
        elif len(line[1]) > margin or (follows and _COMMENTS_THEN_BLANK.match(text, at)):
            end = line.end()
        at = line.end()
    return end


def has_blank_line(text: str, start: int, end: int) -> bool:
    """Whether an empty line lies between two indices, the first of them on a line before it."""
    return _BLANK_LINE.search(text, start, end) is not None
