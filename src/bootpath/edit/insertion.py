"""A new item in a record's text, with every other byte kept.

The tree says where the list ends; the text from there to the next token says which comments
belong to it. What comes out is read again: an edit that would say anything else is refused.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bootpath.edit.fault import CannotEdit
from bootpath.edit.habits import separates_items, separates_keys, style_of, widest
from bootpath.edit.layout import WIDTH, Style, Value, flow_text, item_text
from bootpath.edit.place import behind_comments, end_of, is_block, line_end, start_of, tail
from bootpath.edit.scalar import inline
from bootpath.source import compose, decode, plain, tree

_BLANKS_AND_COMMENTS = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_LINES_OF_BLANKS = re.compile(r"(?:[ \t]*\r?\n)*[ \t]+\r?(?:\n|\Z)")
"""Below a block text such lines would become a part of it."""
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\n]*)?\r?\n")


class _Edit(NamedTuple):
    """What takes the place of `text[start:end]`, written with line feeds."""

    start: int
    end: int
    text: str


def append(text: str, key: str, item: Mapping[str, Value], order: Sequence[str] = ()) -> str:
    """The text of a record with an item added to the list under one of its own keys.

    Indentation, brackets, blank lines and line ends are those of the file, and comments stay
    where they are. A missing key is added behind the one before it in `order`, the record
    format's keys. Raises CannotEdit when the text is no sound record, when the key holds something
    else than a list, and when the item cannot be read back as it is.
    """
    root, before, flaw = _read(text)
    if root is None:
        raise CannotEdit(f"the record cannot be read: {flaw}", "mend it first: bootpath check")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    end = "\r\n" if body.count("\r\n") * 2 > body.count("\n") else "\n"
    edited = body
    for edit in reversed(_edits(body, root, key, item, order)):
        edited = edited[: edit.start] + edit.text.replace("\n", end) + edited[edit.end :]

    again, after, flaw = _read(edited)
    if again is None:
        raise CannotEdit(f"the item cannot stand in a record: {flaw}")
    if after != {**before, key: (*(before.get(key) or ()), _data(item))}:
        raise CannotEdit(
            f"there is no place under '{key}' where the item would change nothing else",
            f"write the list under {key}: as a plain block list",
        )
    return mark + edited


def _read(text: str) -> tuple[tree.Mapping | None, dict[str, Any], str]:
    """The tree and the data of a text, or no tree and the first thing that is wrong with it."""
    decoded, flaws = decode(text.encode("utf-8", "surrogatepass"))
    root = None
    if not flaws:
        root, flaws = (composed := compose(decoded)).tree, composed.flaws
    if root is None or flaws:
        return None, {}, f"line {flaws[0].span.line}: {flaws[0].message}"
    return root, plain(root, (), []), ""


def _data(value: Value) -> Any:  # noqa: ANN401 -- it is JSON's data model
    """A value as the loader would hand it out."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _data(each) for key, each in value.items()}
    return tuple(map(_data, value))


def _edits(
    text: str, root: tree.Mapping, key: str, item: Mapping[str, Value], order: Sequence[str]
) -> list[_Edit]:
    node = root.entries[key][1] if key in root.entries else None
    margin = root.mark[1]
    if node is None:
        style = style_of(text, root, [])
        return [_with_new_key(text, root, key, item, style, order)]
    if isinstance(node, tree.Sequence):
        style = style_of(text, root, node.items)
        if node.items and is_block(text, node):
            return [_behind_last(text, node, item, style, margin)]
        start, end = start_of(text, node), end_of(text, node)
        if text[start + 1 : end - 1].strip() or not is_block(text, root):
            return _inside_brackets(text, node, item, style)
        kept = len(text[:start].rstrip(" \t\r\n"))
        blank = " " if text.startswith("#", end) else ""
        return [_Edit(kept, end, blank), _below_key(text, end, item, style, margin)]
    end = end_of(text, node)
    if text[:end].endswith(":") and node.mark[:2] == node.mark[2:] and is_block(text, root):
        return [_below_key(text, end, item, style_of(text, root, []), margin)]
    kind = "a mapping" if isinstance(node, tree.Mapping) else "a text"
    raise CannotEdit(f"'{key}' holds {kind}, not a list", f"write {key}: [] in its place")


def _behind_last(
    text: str, node: tree.Sequence, item: Mapping[str, Value], style: Style, margin: int
) -> _Edit:
    """The item behind the last one of a block list, in braces when that one is."""
    last = node.items[-1]
    column = node.mark[1]
    end, grows, keeps = tail(text, last)
    _refuse_growth(text, end, grows=grows)
    at = behind_comments(text, end, column, margin)
    gap = "\n" if separates_items(text, node.items) and not keeps else ""
    lines = item_text(item, column, style)
    if isinstance(last, tree.Mapping) and not is_block(text, last):
        short = item_text(item, column, style, flow=True)
        lines = short if len(short) - 1 <= widest(text, node.items) else lines
    return _lines(text, at, gap + lines, item)


def _below_key(text: str, end: int, item: Mapping[str, Value], style: Style, margin: int) -> _Edit:
    """The first item of a list whose key stands before `end`."""
    at = behind_comments(text, line_end(text, end), margin + 1, margin)
    return _lines(text, at, item_text(item, margin + style.dash, style), item)


def _with_new_key(
    text: str,
    root: tree.Mapping,
    key: str,
    item: Mapping[str, Value],
    style: Style,
    order: Sequence[str],
) -> _Edit:
    if not is_block(text, root):
        raise CannotEdit(
            f"the record is written in braces and has no '{key}'", f"add {key}: [] to it"
        )
    earlier = order[: order.index(key)] if key in order else ()
    previous = next((name for name in reversed(earlier) if name in root.entries), None)
    _, value = root.entries[previous or [*root.entries][-1]]
    end, grows, keeps = tail(text, value)
    _refuse_growth(text, end, grows=grows)
    margin = root.mark[1]
    at = behind_comments(text, end, margin, margin)
    gap = "\n" if separates_keys(text, root) and not keeps else ""
    head = f"{gap}{' ' * margin}{inline(key)}:\n"
    return _lines(text, at, head + item_text(item, margin + style.dash, style), item)


def _inside_brackets(
    text: str, node: tree.Sequence, item: Mapping[str, Value], style: Style
) -> list[_Edit]:
    """The item behind the last one in brackets, on a line of its own when that one has one."""
    written = flow_text(item, style)
    if not node.items:
        at = start_of(text, node) + 1
        return [_Edit(at, at, written)]
    first, last = node.items[0], node.items[-1]
    start, end = start_of(text, last), end_of(text, last)
    gap = _BLANKS_AND_COMMENTS.match(text, end)
    comma = text.startswith(",", gap.end() if gap else end)
    behind = gap.end() + 1 if gap and comma else end
    edits = [] if comma else [_Edit(end, end, ",")]
    close = "," if comma else ""

    indent = text[text.rfind("\n", 0, start) + 1 : start]
    if indent.strip(" \t"):
        wide = behind - text.rfind("\n", 0, behind) + len(f", {written}") > WIDTH
        blank = "\n" + " " * first.mark[1] if wide else " "
        return [*edits, _Edit(behind, behind, blank + written + close)]
    rest = _REST_OF_LINE.match(text, behind)
    if rest is None:
        return [*edits, _Edit(behind, behind, f"\n{indent}{written}{close}")]
    at = behind_comments(text, rest.end(), len(indent), -1)
    return [*edits, _Edit(at, at, f"{indent}{written}{close}\n")]


def _refuse_growth(text: str, end: int, *, grows: bool) -> None:
    if grows and end == len(text) and not text.endswith("\n"):
        raise CannotEdit(
            "the file ends inside a block text, and a line break would become a part of it",
            "end the last line with a line break",
        )


def _lines(text: str, at: int, lines: str, item: Mapping[str, Value]) -> _Edit:
    """Whole lines; at the end of a file without a last line break they get none either."""
    if blanks := _LINES_OF_BLANKS.match(text, at):
        at = blanks.end()
    if at < len(text) or text.endswith("\n"):
        return _Edit(at, at, lines)
    needed = _last_text(item).endswith("\n")
    return _Edit(at, at, "\n" + (lines if needed else lines.removesuffix("\n")))


def _last_text(value: Value) -> str:
    """The text with which a value ends; empty when it ends in brackets with nothing in them."""
    while value and not isinstance(value, str):
        value = [*value.values()][-1] if isinstance(value, Mapping) else value[-1]
    return value if isinstance(value, str) else ""
