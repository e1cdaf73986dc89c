"""YAML text of plain values, laid out the way a person writes a record."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

Value: TypeAlias = "str | int | date | Mapping[str, Value] | Sequence[Value]"

_WIDTH = 100
_PLAIN = re.compile(r"(?=\d*[A-Za-z]|\d+\.\w+@)\w(?:[\w .'()/@=+?-]|:(?=\S))*(?<! )")
_WORDS_WITH_A_MEANING = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def text_of(mapping: Mapping[str, Value]) -> str:
    """The mapping as a YAML document: in one line what fits in one, a block where it does not."""
    return "".join(f"{line}\n" for line in _block_mapping(mapping, ""))


def _block_mapping(mapping: Mapping[str, Value], indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in mapping.items():
        lines += _entry(f"{indent}{key}:", value, f"{indent}  ")
    return lines


def _entry(head: str, value: Value, indent: str) -> list[str]:
    if isinstance(value, str) and "\n" in value:
        body = value.rstrip("\n").split("\n")
        return [f"{head} |", *(f"{indent}{line}" if line else "" for line in body)]
    if isinstance(value, str | int | date):
        return [f"{head} {_scalar(value)}"]
    short = f"{head} {_flow(value)}"
    if len(short) <= _WIDTH:
        return [short]
    if isinstance(value, Mapping):
        return [head, *_block_mapping(value, indent)]
    lines = [head]
    for item in value:
        lines += _item(item, indent)
    return lines


def _item(item: Value, indent: str) -> list[str]:
    if not isinstance(item, Mapping):
        return [f"{indent}- {_flow(item)}"]
    short = f"{indent}- {_flow(item)}"
    if len(short) <= _WIDTH:
        return [short]
    first, *rest = _block_mapping(item, f"{indent}  ")
    return [f"{indent}- {first.lstrip()}", *rest]


def _flow(value: Value) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    return _scalar(value)


def _scalar(value: str | int | date) -> str:
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS_WITH_A_MEANING:
        return value
    return json.dumps(value, ensure_ascii=False)
