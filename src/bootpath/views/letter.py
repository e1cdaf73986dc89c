"""Plain text for a mail: 72 columns, punctuation in ASCII, nothing that a terminal obeys."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from wcwidth import iter_graphemes, wcswidth

from bootpath.markup import plain

WIDTH = 72
"""Columns of a line, as mailing lists have it; only an address may be longer."""

_INDENT = "  "
_DAY = 12
_ASCII = {
    **dict.fromkeys("‘’‚‛′‹›", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–−⁃", "-"),
    **dict.fromkeys("—―", "--"),
    **dict.fromkeys("·•‣∙", "*"),
    "…": "...",
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "=>",
    "⇐": "<=",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≈": "~",
    "×": "x",
    "⁄": "/",
    "∕": "/",
}
_UNKNOWN = "?"
_ADDRESS = re.compile(r"[(\[<\"']{0,3}https?://", re.IGNORECASE)


def written(text: str) -> str:
    """A short text of the record as a mail has it: without its marks, its punctuation in ASCII."""
    return _cleaned(plain(text), _in_ascii)


def named(name: str) -> str:
    """A name with its own letters and punctuation, without what cannot be seen."""
    return " ".join(_cleaned(name, str).split())


def joined(address: str) -> str:
    """An address without what cannot be seen and without spaces, so that it stays in one piece."""
    return "%20".join(_cleaned(address, str).split())


def _cleaned(text: str, spelt: Callable[[str], str]) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(spelt(one) if one.isprintable() else _instead(one) for one in text)


def _instead(character: str) -> str:
    """What stands for a character that has no look of its own: a space, a mark, or nothing."""
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cf") else _UNKNOWN


def _in_ascii(character: str) -> str:
    if character.isascii():
        return character
    if character in _ASCII:
        return _ASCII[character]
    if unicodedata.category(character)[0] in "PS":
        folded = unicodedata.normalize("NFKC", character)
        return folded if folded.isascii() else character
    return character


class Notes:
    """The sources of a text as footnotes, numbered in the order in which they are first named."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, *sources: str | None) -> str:
        """What points to sources at the end of a sentence: ` [1]`; nothing where there is none."""
        named = dict.fromkeys(filter(None, sources))
        marks = [f" [{self._numbers.setdefault(one, len(self._numbers) + 1)}]" for one in named]
        return "".join(marks)

    def lines(self) -> Iterator[str]:
        """The footnotes, each source once."""
        room = len(f"[{len(self._numbers)}] ")
        for one, number in self._numbers.items():
            mark = f"[{number}]".ljust(room)
            if _ADDRESS.match(one):
                yield mark + joined(one)
            else:
                yield from paragraph(written(one), " " * room, mark)


def paragraph(text: str, indent: str = "", first: str | None = None) -> Iterator[str]:
    """A cleaned text in lines of the width; `first` stands where the first line's indent would.

    An address is never broken and stands on a line of its own where it is too long; another word
    that is too long is broken.
    """
    line, used, empty = (indent if first is None else first), 0, True
    used = _cells(line)
    for word in _words(text, WIDTH - max(_cells(indent), used)):
        wide = _cells(word)
        if not empty and used + 1 + wide > WIDTH:
            yield line
            line, used, empty = indent, _cells(indent), True
        elif empty and used + wide > WIDTH and line.strip():
            yield line.rstrip()
            line, used = indent, _cells(indent)
        line += word if empty else f" {word}"
        used += wide if empty else wide + 1
        empty = False
    yield line.rstrip()


def dated(day: str, text: str, indent: str = _INDENT) -> Iterator[str]:
    """A text behind its day, or behind a word of the length of a day."""
    return paragraph(text, indent + " " * _DAY, f"{indent}{day:<{_DAY}}")


def beside(text: str, indent: str = _INDENT) -> Iterator[str]:
    """A text below one that stands behind its day."""
    return paragraph(text, indent + " " * _DAY)


def item(text: str) -> Iterator[str]:
    """A text as one of a list."""
    return paragraph(text, "  ", "- ")


def _words(text: str, room: int) -> Iterator[str]:
    """The words of a text; those that are wider than the room come in pieces, addresses whole."""
    for word in text.split():
        if _cells(word) <= room or _ADDRESS.match(word):
            yield word
        else:
            yield from _pieces(word, room)


def _pieces(word: str, room: int) -> Iterator[str]:
    piece, used = "", 0
    for cluster in iter_graphemes(word):
        wide = _cells(cluster)
        if piece and used + wide > room:
            yield piece
            piece, used = "", 0
        piece += cluster
        used += wide
    yield piece


def _cells(text: str) -> int:
    return len(text) if text.isascii() else max(wcswidth(text), 0)
