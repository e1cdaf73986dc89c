"""Text as a terminal shows it: what each character becomes, and how many cells that takes.

A grapheme cluster is shown whole, a tab as four spaces, and a character that is invisible or that
a terminal would obey (controls, bidi controls, line separators, surrogates) as its YAML escape.
"""

import unicodedata
from typing import NamedTuple

_TAB = " " * 4
_ESCAPED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Emoji and several scripts need these two between their letters; elsewhere they only hide.
_JOINERS = "\u200c\u200d"
_LAST_OF_BMP = 0xFFFF


class Glyph(NamedTuple):
    """Characters that are shown together: where the first one stands, how they look, how wide."""

    at: int
    shown: str
    cells: int


def glyphs(text: str) -> list[Glyph]:
    """A line of source as it is shown, with tabs expanded."""
    return _glyphs(text, {"\t": _TAB})


def visible(text: str) -> str:
    """Text that can be printed on one line without the terminal acting on it."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(glyph.shown for glyph in _glyphs(text, {}))


def cells(text: str) -> int:
    """The number of terminal cells that visible text takes."""
    return len(text) if text.isascii() else sum(glyph.cells for glyph in _glyphs(text, {}))


def _glyphs(text: str, shown_as: dict[str, str]) -> list[Glyph]:
    if text.isascii() and text.isprintable():
        return [Glyph(at, character, 1) for at, character in enumerate(text)]
    from wcwidth import iter_graphemes, wcswidth  # noqa: PLC0415 -- its tables load for 10 ms, and most text is ASCII

    found: list[Glyph] = []
    at = 0
    for cluster in iter_graphemes(text):
        hidden = [character for character in cluster if _is_hidden(character, cluster)]
        parts = list(cluster) if hidden else [cluster]
        for part in parts:
            shown = shown_as.get(part) or (_escape(part) if part in hidden else part)
            found.append(Glyph(at, shown, max(wcswidth(shown), 0)))
            at += len(part)
    return found


def _is_hidden(character: str, cluster: str) -> bool:
    if character in _JOINERS:
        first = cluster[0]
        # a mark without a letter joins the one that is shown before it, which may be ASCII
        return first.isascii() or first in _JOINERS or unicodedata.category(first)[0] == "M"
    return unicodedata.category(character) in _ESCAPED


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= _LAST_OF_BMP else f"\\U{code:08x}"
