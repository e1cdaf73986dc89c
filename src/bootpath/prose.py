"""What the record's prose contains: references, addresses, look-alike names, and text to refuse."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

LENGTH = 20_000
"""Characters of a text that is still converted."""

LINES = 500
"""Lines outside code, each counted once for every quotation or list that it can stand in."""

FENCES = 100
"""Code fences: what stands between two is converted by itself."""

MARKS = 2_000
"""Marks outside code: backslash, backtick and any of `*_[]<>~`."""

TICKS = 8
"""Backticks in a row outside code: each length that has no partner costs a look at all the rest."""

CELLS = 2_000
"""Cells of all tables together, also those that a short row leaves empty."""

COLUMNS = 100
"""Bars (`|`) in a line: the library takes the square of their number to split a row."""

DEPTH = 10
"""Quotations and lists inside one another: markers of a line and fours of columns among them."""

REFERENCE = r"\[\[(?P<reference>[^\[\]\n]+)\]\]"
"""A decision named in prose: `[[slug]]`."""

# A code span as CommonMark 0.31 (6.1) has it, or a run of backticks that opens none.
_CODE = rf"`(?P<ticks>`{{0,{TICKS - 1}}}+)(?!`)(?P<code>.+?)(?<!`)`(?P=ticks)(?!`)|``*+"
_ESCAPE = r"\\[!-/:-@\[-`{-~]"
_FRAGMENT = 40
_TAB = 4
_INDENT = " " * _TAB
_MARKS = "\\`*_[]<>~"
_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")
_LIST = re.compile(r" {0,3}(?:[*+-]|\d+\.)[ \t]")
_MARKERS = re.compile(r" *(?:(?:>|[*+-](?= )|\d+\.(?= )) *)+")
_MARKER = re.compile(r">|[*+-]|\d+\.")
_NEW_BLOCK = re.compile(r"\n(?=[ \t>]*(?:[*+|#-]|\d+\.))|\n(?=[ \t]*>)")
_MAY_BE_DEEP = re.compile(rf"\n[\s>*+.\d-]{{{DEPTH}}}")
_TICKS = re.compile(rf"`{{{TICKS + 1},}}|\\``+")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
# Bytes of UTF-8 in which nothing of that is written: a surrogate would begin with 0xED.
_TEXT = bytes({*range(0x09, 0x0E), *range(0x20, 0x7F), *range(0x80, 0x100)} - {0xED})
_NO_MARKS = bytes(set(range(0x100)) - set(_MARKS.encode()))
_REFERENCE = re.compile(REFERENCE)
_NAMED = re.compile(f"{_ESCAPE}|{_CODE}|{REFERENCE}", re.DOTALL)
_MAIL = re.compile(
    r"https?://[^\s<>]+"  # an archive's address of a mail ends in its Message-ID
    r"|(?<![\w.+%-])([\w.+%-]++@(?:[\w-]++\.)+(?:[^\W\d_]{2,}+|xn--[\w-]++))(?![\w-]|\.\w|:\S)",
)
_BETWEEN_WORDS = re.compile(r"[\s.,;/()\-‐‑–—・·]+")
_WRITTEN_TOGETHER = (
    {"HAN", "HIRAGANA", "KATAKANA"},
    {"HAN", "HANGUL"},
    {"HAN", "BOPOMOFO"},
)
_SCRIPT_OF = {
    "CJK": "HAN",
    "IDEOGRAPHIC": "HAN",
    "KATAKANA-HIRAGANA": "HIRAGANA",
    "FEMININE": "LATIN",
    "MASCULINE": "LATIN",
}


class Piece(NamedTuple):
    """A stretch of whole lines: the inside of a code fence, or what stands between two."""

    fenced: bool
    text: str


class Complaint(NamedTuple):
    """Why a text is not converted, and the piece of one of its lines that shows it."""

    sentence: str
    fragment: str


def pieces(text: str) -> Iterator[Piece]:
    """Split a text at its code fences (CommonMark 0.31, 4.5; in the first column only).

    A fence that is never closed runs to the end of the text. Every line end comes out as a line feed.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "```" not in text and "~~~" not in text:
        yield Piece(fenced=False, text=text)
        return
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.fullmatch(line.rstrip())
        run = (found[1] or found[2]) if found else ""
        closes = run.startswith(fence) and line.rstrip() == run
        if not run or (fence and not closes):
            lines.append(line)
            continue
        yield Piece(bool(fence), "\n".join(lines))
        lines.clear()
        fence = "" if fence else run
    yield Piece(bool(fence), "\n".join(lines))


def _is_indented(line: str) -> bool:
    return line.expandtabs(_TAB).startswith(_INDENT)


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield the lines between blank lines, fenced and indented code left out.

    After a list, what is indented belongs to the list and is no code.
    """
    in_list = False
    for piece in pieces(text):
        if piece.fenced:
            continue
        block: list[str] = []
        for line in (*piece.text.split("\n"), ""):
            if line.strip(" \t"):
                if block or in_list or not _is_indented(line):
                    block.append(line)
            elif block:
                stays = in_list and _is_indented(block[0])
                in_list = stays or any(map(_LIST.match, block))
                yield block
                block = []


def references(text: str) -> Iterator[str]:
    """Yield the slugs that a text names as `[[slug]]`, in order, those inside code left out."""
    if "[[" not in text:
        return
    for block in _paragraphs(text):
        for part in _NEW_BLOCK.split("\n".join(block)):
            for found in _NAMED.finditer(part):
                if found["reference"]:
                    yield found["reference"]


def bracketed(text: str) -> list[str]:
    """Whatever stands in double brackets: what `references` yields, and more that code may hold."""
    return _REFERENCE.findall(text)


def _depth(line: str) -> int:
    """How many quotations and lists a line can open or continue."""
    found = _MARKERS.match(line.expandtabs(_TAB))
    return len(_MARKER.findall(found[0])) + found[0].count(_INDENT) if found else 0


def _marks(text: str) -> int:
    return sum(map(text.count, _MARKS))


def _fragment(line: str) -> str:
    return line.strip()[:_FRAGMENT].rstrip()


def _is_plainly_simple(text: str, data: bytes) -> bool:
    """Whether the text keeps the limits even if every line were nested and none were code.

    `data` is the text in UTF-8: its bytes are quicker to count.
    """
    lines = data.count(b"\n") + data.count(b"\r") + 1
    bars = data.count(b"|")
    return (
        lines <= LINES // DEPTH
        and bars <= COLUMNS
        and (bars + 1) * lines <= CELLS
        and (len(text) <= MARKS or len(data.translate(None, _NO_MARKS)) <= MARKS)
        and not ("``" in text and _TICKS.search(text))
        and not _MAY_BE_DEEP.search("\n" + text.replace("\r", "\n"))
    )


def complaints(text: str) -> Iterator[Complaint]:
    """Yield what makes a text too much for the converter; nothing for prose that people write.

    A text without complaint is converted in a small part of a second and without deep recursion:
    the limits were found by measuring. Of code only the length counts.
    """
    if len(text) > LENGTH:
        yield Complaint(
            f"the text has {len(text)} characters, {LENGTH} at most are converted",
            _fragment(text.replace("\r", "\n").lstrip().partition("\n")[0]),
        )
    data = text.encode("utf-8", "surrogatepass")
    if data.translate(None, _TEXT) and (found := _NO_TEXT.search(text)):
        yield Complaint(f"U+{ord(found[0]):04X} is no character of a text", found[0])
    if not _is_plainly_simple(text, data):
        yield from _excesses(text)


def _first_above(
    limit: int, amounts: Iterable[int], lines: Iterable[str], sentence: str
) -> Iterator[Complaint]:
    """Yield a complaint about the first line at which an amount is above its limit."""
    for amount, line in zip(amounts, lines, strict=True):
        if amount > limit:
            yield Complaint(
                f"{sentence.format(amount)}, {limit} at most are converted", _fragment(line)
            )
            return


def _excesses(text: str) -> Iterator[Complaint]:
    blocks = list(_paragraphs(text))
    lines = [line for block in blocks for line in block]
    depths = list(map(_depth, lines))
    yield from _first_above(
        DEPTH, depths, lines, "a line is nested {} deep in quotations and lists"
    )
    yield from _first_above(
        LINES,
        accumulate(max(depth, 1) for depth in depths),
        lines,
        "the text up to here has {} lines, a nested one counted once for each level",
    )
    yield from _first_above(
        MARKS,
        accumulate(map(_marks, lines)),
        lines,
        "the text up to here has {} marks such as `[` and `*`",
    )
    for found in filter(None, map(_TICKS.search, lines)):
        yield Complaint(
            f"a row of backticks is longer than {TICKS} or stands behind a backslash",
            _fragment(found[0]),
        )
        break

    fences = [piece.text for piece in pieces(text) if piece.fenced]
    yield from _first_above(
        FENCES,
        range(1, len(fences) + 1),
        (code.partition("\n")[0] for code in fences),
        "the text up to here has {} code fences",
    )

    # A table's row has as many cells as its header, however short it is written.
    widest = [max(block, key=lambda line: line.count("|")) for block in blocks]
    bars = [line.count("|") for line in widest]
    cells = [(bar + 1) * len(block) if bar else 0 for bar, block in zip(bars, blocks, strict=True)]
    yield from _first_above(COLUMNS, bars, widest, "a line has {} bars `|`")
    yield from _first_above(CELLS, accumulate(cells), widest, "the tables up to here have {} cells")


def mail_addresses(text: str) -> Iterator[str]:
    """Yield whatever has the shape of a mail address, Message-IDs included.

    `repository@revision:path` is none, nor is a commit. What stands inside an http address is
    left alone, because archives build their addresses from Message-IDs.
    """
    for found in _MAIL.finditer(text) if "@" in text else ():
        if found[1]:
            yield found[1]


def _script(character: str) -> str:
    """The script of a letter by the first word of its Unicode name; empty when it has none."""
    if not character.isalpha():
        return ""
    words = unicodedata.name(character, "").split()
    if not words or words[0] == "MODIFIER":
        return ""
    word = words[1] if words[0] in {"FULLWIDTH", "HALFWIDTH"} else words[0]
    return _SCRIPT_OF.get(word, word)


def mixed_scripts(name: str) -> tuple[str, ...]:
    """The words of a name that mix scripts, each with its first letter of the rarest script.

    An answer reads `Pаul (U+0430 CYRILLIC SMALL LETTER A)`. Scripts that are written together
    (Japanese, Korean, Chinese with bopomofo) are no mixture; hyphens and stops divide words
    (after Unicode Technical Standard 39, 5.2, without its leave for Latin beside them).
    """
    found = []
    for word in _BETWEEN_WORDS.split(name):
        counts = Counter(script for script in map(_script, word) if script)
        if len(counts) <= 1 or any(set(counts) <= group for group in _WRITTEN_TOGETHER):
            continue
        rarest = counts.most_common()[-1][0]
        odd = next(letter for letter in word if _script(letter) == rarest)
        found.append(f"{word} (U+{ord(odd):04X} {unicodedata.name(odd)})")
    return tuple(found)
