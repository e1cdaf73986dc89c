"""Values laid out as YAML text in the manner of the shipped records, or of the file at hand."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from bootpath.edit.scalar import folded, inline, literal, quoted

Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"

WIDTH = 100
"""Columns of a line; prose that needs more is folded."""

_NARROWEST = 20


class Style(NamedTuple):
    """How a file is indented, in columns, and how it writes what could be written either way."""

    step: int = 2
    """From a key to the keys inside its value."""
    dash: int = 2
    """From a key to the dashes of its list."""
    offset: int = 2
    """From a dash to what it introduces."""
    pad: str = ""
    """What stands inside braces: nothing or a blank."""
    block: frozenset[tuple[str, bool]] = frozenset()
    """Keys whose mappings stand on lines of their own, each with whether it has several entries."""
    quoted: frozenset[str] = frozenset()
    """Keys whose texts are quoted even when they need not be."""


HOUSE = Style()
"""The style of the shipped records."""


def document(values: Mapping[str, Value], style: Style = HOUSE) -> str:
    """The text of a new file; lines end in a line feed."""
    return _text(_mapping(values, 0, style))


def item_text(
    item: Mapping[str, Value], indent: int, style: Style = HOUSE, *, flow: bool = False
) -> str:
    """The lines of one list item whose dash stands `indent` columns in.

    `flow` asks for one line in braces.
    """
    if flow:
        head = _dash(indent, style)
        return f"{head} {flow_text(item, style)}\n"
    return _text(_item(item, indent, style))


def flow_text(value: Value, style: Style = HOUSE) -> str:
    """A value on one line, in braces or brackets where it is a mapping or a list."""
    if isinstance(value, str):
        return inline(value, flow=True)
    if not isinstance(value, Mapping):
        return "[" + ", ".join(flow_text(each, style) for each in value) + "]"
    entries = []
    for key, each in value.items():
        quotes = isinstance(each, str) and key in style.quoted
        written = quoted(str(each)) if quotes else flow_text(each, style)
        entries.append(f"{inline(key, flow=True)}: {written}")
    return f"{{{style.pad}{', '.join(entries)}{style.pad}}}" if entries else "{}"


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _dash(column: int, style: Style) -> str:
    return " " * column + "-" + " " * (style.offset - 2)


def _mapping(values: Mapping[str, Value], column: int, style: Style) -> list[str]:
    lines = []
    for key, value in values.items():
        head = " " * column + inline(key) + ":"
        if isinstance(value, str):
            written = quoted(value) if key in style.quoted else inline(value)
            lines += _scalar(head, value, written, column + style.step)
            continue
        short = f"{head} {flow_text(value, style)}"
        spread = (key, len(value) > 1) in style.block or len(short) > WIDTH
        if not value or (_is_flat(value) and not spread):
            lines.append(short)
        elif isinstance(value, Mapping):
            lines += [head, *_mapping(value, column + style.step, style)]
        else:
            lines.append(head)
            for each in value:
                lines += _item(each, column + style.dash, style)
    return lines


def _item(value: Value, column: int, style: Style) -> list[str]:
    head = _dash(column, style)
    inner = column + style.offset
    if isinstance(value, str):
        return _scalar(head, value, inline(value), inner)
    if isinstance(value, Mapping) and value:
        first, *rest = _mapping(value, inner, style)
        return [f"{head} {first[inner:]}", *rest]
    return [f"{head} {flow_text(value, style)}"]


def _scalar(head: str, text: str, written: str, column: int) -> list[str]:
    """The lines of a text behind a key or a dash: `written` on one line, or more at `column`."""
    short = f"{head} {written}"
    lines = literal(text)
    if not lines and len(short) > WIDTH and " " in text:
        lines = folded(text, max(WIDTH - column, _NARROWEST))
    if not lines:
        return [short]
    header, *body = lines
    return [f"{head} {header}", *(" " * column + line if line else "" for line in body)]


def _is_flat(value: Mapping[str, Value] | Sequence[Value]) -> bool:
    """Whether a value reads well on one line: a mapping of lines, or a list of single words."""
    if isinstance(value, Mapping):
        return all(isinstance(each, str) and "\n" not in each for each in value.values())
    return all(isinstance(each, str) and len(each.split()) == 1 for each in value)
