"""Bytes to text: UTF-8 only, and no character that could show a reader something else."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bootpath.diagnostic import Span

FILE_LIMIT = 256 * 1024
"""Bytes that a record file may have."""

_FLAWS_SHOWN = 20

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab, line feed, carriage return
    "\u2028\u2029"  # separators that some editors count as line ends
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls (Unicode TR 9)
    "\ufeff\ufffe\uffff\ud800-\udfff]"  # inner byte order marks, non-characters, surrogates
    "|\r(?!\n)"
)
_LINE_END = re.compile("\n")
_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7}) .*$|^={7}\r?$", re.MULTILINE)
_PLAIN = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
_LFS = "version https://git-lfs.github.com/spec/"


class Flaw(NamedTuple):
    """Something the loader refuses: a code, a span in this file, a sentence and a remedy."""

    code: str
    span: Span
    message: str
    hint: str | None = None
    related: tuple[tuple[Span, str], ...] = ()


def span_of_index(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`, cut at the end of its first line."""
    heads = _heads(text)
    line = bisect_right(heads, start)
    head = heads[line - 1]
    stop = text.find("\n", start)
    end = max(start + 1, min(end, stop if stop >= 0 else len(text)))
    return Span(line, start - head + 1, line, end - head + 1)


def index_at(text: str, line: int, column: int) -> int:
    """The index of a line and a column, both from 0; the end of the text when it is shorter."""
    heads = _heads(text)
    return min(heads[line] + column, len(text)) if line < len(heads) else len(text)


@lru_cache(maxsize=8)
def _heads(text: str) -> list[int]:
    """The index at which each line begins; kept, since thousands of places lie in a bad file."""
    return [0, *(found.end() for found in _LINE_END.finditer(text))]


def forbidden(text: str) -> "re.Match[str] | None":
    """The first character in the text that a record may not hold."""
    return _FORBIDDEN.search(text)


def name_of(character: str) -> str:
    """How a message names a character that must not be printed as it is."""
    return f"U+{ord(character):04X}"


def decode(data: bytes) -> tuple[str, list[Flaw]]:
    r"""The text of a record file and what is wrong with its characters.

    A byte order mark at the start is taken off and CRLF is kept: lines end at `\n` only, so that
    line numbers agree with editors and git. With flaws the text is still good for showing lines.
    """
    if len(data) > FILE_LIMIT:
        message = (
            f"the file has {len(data):,} bytes, more than the {FILE_LIMIT:,} a record may have"
        )
        hint = "move long material to a document and cite it"
        return "", [Flaw("file-too-large", Span(1, 1, 1, 2), message, hint)]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return data.decode("utf-8", "replace"), [_not_utf8(data, error)]
    if text.startswith(_LFS):
        message = "the file is a Git LFS pointer, not the record itself"
        return text, [
            Flaw("lfs-pointer", span_of_index(text, 0, len(text)), message, "run git lfs pull")
        ]
    plain = not data.translate(None, _PLAIN)  # most records: far quicker to see than to search
    flaws = [] if plain else list(_flaws(_FORBIDDEN, text, bad_character))
    if "<<<<<<<" in text or "=======" in text or ">>>>>>>" in text:
        flaws += _flaws(_CONFLICT, text, _conflict)
    return text, flaws


def _flaws(
    pattern: "re.Pattern[str]", text: str, flaw: Callable[[str, "re.Match[str]"], Flaw]
) -> Iterator[Flaw]:
    """A flaw for each match; after the first few one that says how many more there are."""
    matches = pattern.finditer(text)
    for found in islice(matches, _FLAWS_SHOWN):
        yield flaw(text, found)
    for found in matches:
        rest = 1 + sum(1 for _ in matches)
        yield flaw(text, found)._replace(
            message=f"{rest:,} more of this kind, not shown one by one"
        )


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Flaw:
    before = data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    message = f"byte 0x{data[error.start]:02x} is not valid UTF-8"
    return Flaw("not-utf-8", Span(line, column, line, column + 1), message, "save it as UTF-8")


def bad_character(text: str, found: "re.Match[str]") -> Flaw:
    """What is wrong with a character that `forbidden` found."""
    span = span_of_index(text, found.start(), found.end())
    if found.group() == "\r":
        return Flaw(
            "forbidden-character",
            span,
            "a carriage return without a line feed",
            "end lines with a line feed (LF) or with CRLF",
        )
    return Flaw(
        "forbidden-character",
        span,
        f"{name_of(found.group())} may not stand in a record",
        "delete it: it is a control character, or hides how text is ordered",
    )


def _conflict(text: str, found: "re.Match[str]") -> Flaw:
    return Flaw(
        "conflict-marker",
        span_of_index(text, found.start(), found.end()),
        f"an unresolved merge conflict ({found.group()[:7]})",
        "choose one side and delete the markers",
    )
