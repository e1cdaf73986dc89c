"""The normal form of text in which quotations are compared, and searching in it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

CONTEXT = 300
"""Characters of context kept on either side of a hit, when no sentence ends earlier."""

_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("‘’‚‛", "'"),
        "‐": "-",
        "‑": "-",
        "…": "...",
    }
)
_ELISION = re.compile(r"\s*\[\s*\.\.\.\s*\]\s*")
_SENTENCE_END = re.compile(r"[.!?:][\"')\]*]*\s+(?=[\"'(\[*-]*[^\Wa-z])")
_ABBREVIATED = re.compile(r"(?:\b\w|\be\.g|\bi\.e|\bcf|\bvs|\bz\.B)\.\s+$", re.IGNORECASE)


class Stretch(NamedTuple):
    """A stretch of text: offsets in code points, the end exclusive."""

    start: int
    end: int


def normal(text: str) -> str:
    """A text as it is compared: NFC, straight quotes, single spaces, nothing invisible.

    Soft hyphens, zero-width and direction marks are dropped, a non-breaking hyphen is a hyphen,
    and an ellipsis is three dots. Case and every other character are kept.
    """
    composed = unicodedata.normalize("NFC", text).translate(_SAME)
    if not composed.isascii():
        composed = "".join(c for c in composed if unicodedata.category(c) != "Cf")
    return " ".join(composed.split())


def parts(fragment: str) -> tuple[str, ...]:
    """The pieces of a quotation between elisions (`[...]`), each in normal form."""
    return tuple(part for part in _ELISION.split(normal(fragment)) if part)


def occurrences(part: str, text: str) -> Iterator[Stretch]:
    """Where a piece stands in a text, both in normal form, whole words only."""
    before = part[:1].isalnum()
    after = part[-1:].isalnum()
    at = text.find(part) if part else -1
    while at >= 0:
        end = at + len(part)
        inside = (before and text[at - 1 : at].isalnum()) or (
            after and text[end : end + 1].isalnum()
        )
        if not inside:
            yield Stretch(at, end)
        at = text.find(part, at + 1)


def sentence(text: str, hit: Stretch) -> str:
    """The sentence, or the sentences, in which a stretch of text stands."""
    low = max(0, hit.start - CONTEXT)
    high = min(len(text), hit.end + CONTEXT)
    start, end = low, high
    for found in _SENTENCE_END.finditer(text, low, high):
        if _ABBREVIATED.search(text, max(low, found.start() - 5), found.end()):
            continue
        if found.end() <= hit.start:
            start = found.end()
        elif found.start() >= hit.end - 1:
            end = found.end()
            break
    # the window may begin or end inside a word
    cut_before = start == low > 0
    cut_after = end == high < len(text)
    shown = text[start:end].strip()
    if cut_before:
        shown = "… " + shown.partition(" ")[2]
    if cut_after:
        shown = shown.rpartition(" ")[0] + " …"
    return shown


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text in normal form."""
    at = 0
    for found in _SENTENCE_END.finditer(text):
        yield text[at : found.end()].strip()
        at = found.end()
    if text[at:].strip():
        yield text[at:].strip()
