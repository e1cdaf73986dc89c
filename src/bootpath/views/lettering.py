"""How wide a text is when drawn, by a careful guess, and how it is broken into lines for a drawing.

A drawing is made before anybody's font is known, so each character counts as wide as it is in the
widest of the usual fonts. Widths are in ems: multiply by the font's size.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_NARROW = frozenset("fijlrtI.,:;'|!()[]`-/\\‘’·  ")
_BROAD = frozenset("mwMW@%&—…")
_SLIM, _PLAIN, _CAPITAL, _FULL = 0.4, 0.63, 0.75, 1.0
_JOINERS = frozenset("\u200c\u200d")  # they show nothing, and letters change with them
_MARKS = 3
_ELLIPSIS = "…"


class Written(NamedTuple):
    """A line of text and its baseline."""

    y: int
    text: str


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in _NARROW:
        return _SLIM
    if character in _BROAD or unicodedata.east_asian_width(character) in "WF":
        return _FULL
    if character.isascii():
        return _CAPITAL if character.isupper() else _PLAIN
    # other scripts: some of their letters are as wide as two of ours
    return _CAPITAL if unicodedata.category(character) in ("Ll", "Lo", "Mc") else _FULL


@lru_cache(maxsize=8192)  # titles share many words
def width(text: str) -> float:
    """The width of a text in ems, rather too much than too little."""
    return sum(map(_width, text))


@lru_cache(maxsize=8192)  # a title is drawn beside each decision that it is linked with
def lines(text: str, room: float, most: int) -> tuple[str, ...]:
    """A text in at most so many lines, none wider than `room` ems; an ellipsis where it was cut.

    It is broken between words, and inside a word that is wider than a line. Characters that show
    nothing are left out, and of the marks on a letter no more than three stay: nothing then reaches
    beyond the line.
    """
    found: list[str] = []
    line, used = "", 0.0
    for word in _drawable(text).split():
        rest = word
        while rest:
            wide = width(rest)
            gap = _SLIM if line else 0.0
            if used + gap + wide <= room:
                line, used, rest = f"{line} {rest}" if line else rest, used + gap + wide, ""
            elif line:
                found.append(line)
                line, used = "", 0.0
            else:
                head = _head(rest, room)
                found.append(head)
                rest = rest[len(head) :]
            if len(found) == most and (line or rest):
                found[-1] = _head(found[-1], room - _FULL).rstrip(" ,;:.") + _ELLIPSIS
                return tuple(found)
    return (*found, line) if line else tuple(found)


def written(found: Sequence[str], y: int, leading: int) -> tuple[Written, ...]:
    """Lines of a text in their places: the first baseline, and how far it is to the next."""
    return tuple(Written(y + at * leading, line) for at, line in enumerate(found))


def tip(text: str, found: Sequence[str]) -> str | None:
    """The whole text, where its lines do not show it as it is: cut, or a word of it broken."""
    return text if " ".join(found) != text else None


def clipped(text: str, room: float) -> str:
    """A text in one line of at most `room` ems."""
    return "".join(lines(text, room, 1))


def _head(text: str, room: float) -> str:
    """As much of a text as has room; one character at least, so that whoever asks gets on."""
    used = 0.0
    for at, character in enumerate(text):
        used += _width(character)
        if used > room:
            return text[: max(at, 1)]
    return text


def _drawable(text: str) -> str:
    if text.isascii():
        return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    kept: list[str] = []
    marks = 0
    for character in text:
        kind = unicodedata.category(character)
        if character in _JOINERS:
            kept.append(character)
            continue
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if kind in ("Cf", "Cs", "Co", "Cn") or marks > _MARKS:
            continue
        kept.append(character if character.isprintable() else " ")
    return "".join(kept)
