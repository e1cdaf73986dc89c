"""Letters: the font that comes inside Pillow, what it has, and text broken into even lines."""

import unicodedata
from functools import lru_cache
from itertools import accumulate
from math import ceil
from typing import cast

from PIL import Image, ImageDraw, ImageFont

SCALE = 2
"""Letters are drawn so many times larger, and reduced to even spacing and smooth edges."""

_LIKE = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " "})
"""What the font lacks, and what stands for it: dashes and spaces, never a letter."""

_NOWHERE = "\U0010ffff"
_LINE = 1.24


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont:
    found = cast(ImageFont.FreeTypeFont, ImageFont.load_default(size))
    # The other layout engine is there on some machines only, and sets letters differently.
    return found.font_variant(layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=1024)
def _has(character: str) -> bool:
    """Whether the font has a glyph of its own for a character."""
    if character == " ":
        return True
    font = _font(40)
    shown, missing = font.getmask(character), font.getmask(_NOWHERE)
    return (shown.size, bytes(shown)) != (missing.size, bytes(missing))


def plain(text: str) -> str:
    """A text as it is drawn: in composed form, on one line, with the dashes that the font has."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_LIKE).split())


def has_all(text: str) -> bool:
    """Whether the font has every character of a text."""
    return all(map(_has, plain(text)))


@lru_cache(maxsize=4096)
def width(text: str, size: int) -> float:
    """Pixels that a text is wide."""
    return _font(size * SCALE).getlength(text) / SCALE


def bearing(text: str, size: int) -> float:
    """Pixels between where a text begins and the left edge of its first letter."""
    return _font(size * SCALE).getbbox(text[:1], anchor="ls")[0] / SCALE


def height(size: int) -> int:
    """Pixels from one baseline to the next."""
    return round(size * _LINE)


def mask(text: str, size: int, weight: float = 0) -> Image.Image:
    """A text in grey, white where there is ink; its baseline lies `size` pixels below the top.

    `weight` is how many pixels the strokes are fattened by: the font has one weight.
    """
    font = _font(size * SCALE)
    # What is drawn begins where the first letter's origin is, also when that letter hangs over.
    wide = round(font.getlength(text)) + 2 * SCALE * size
    canvas = Image.new("L", (wide + wide % SCALE, 2 * size * SCALE), 0)
    ImageDraw.Draw(canvas).text(
        (size * SCALE // 2, size * SCALE),
        text,
        fill=255,
        font=font,
        anchor="ls",
        stroke_width=weight * SCALE,
    )
    return canvas.reduce(SCALE)


def lines(text: str, size: int, room: int, most: int) -> tuple[list[str], bool]:
    """A text in as few lines as it needs, of even length; and whether all of it is there.

    `room` is how wide a line may be, in pixels; after `most` lines the text is cut between words,
    with an ellipsis.
    """
    words = [_cut(word, size, room) for word in plain(text).split()]
    greedy = _filled(words, size, room)
    if len(greedy) > most:
        kept = [word for line in greedy[:most] for word in line]
        while kept and len(_filled([*kept[:-1], kept[-1] + "…"], size, room)) > most:
            kept.pop()
        words = [*kept[:-1], kept[-1].rstrip(",;:.") + "…"] if kept else ["…"]
    even = _even(words, size, room, min(len(greedy), most))
    return [" ".join(line) for line in even], len(greedy) <= most


def _cut(word: str, size: int, room: int) -> str:
    """A word, cut to the width of a line."""
    if width(word, size) <= room:
        return word
    ends = list(accumulate(width(letter, size) for letter in word))
    fitting = sum(1 for end in ends if end <= room - width("…", size))
    return word[:fitting] + "…"


def _filled(words: list[str], size: int, room: float) -> list[list[str]]:
    """Words in lines, each as full as it gets."""
    found: list[list[str]] = []
    left = 0.0
    space = width(" ", size)
    for word in words:
        wide = width(word, size)
        if found and wide + space <= left:
            found[-1].append(word)
            left -= wide + space
        else:
            found.append([word])
            left = room - wide
    return found


def _even(words: list[str], size: int, room: int, count: int) -> list[list[str]]:
    """Words in so many lines, the longest of which is as short as can be."""
    low, high = ceil(max((width(word, size) for word in words), default=0)), room
    while low < high:
        middle = (low + high) // 2
        if len(_filled(words, size, middle)) <= count:
            high = middle
        else:
            low = middle + 1
    return _filled(words, size, low)
