"""Source with its marks: carets under a span on one line, a bracket beside a longer one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bootpath.diagnostic import Span
from bootpath.report.colour import Style
from bootpath.report.frame import Frame
from bootpath.report.glyph import cells, visible
from bootpath.report.strip import strip
from bootpath.report.wrapping import wrapped

_HEAD, _TAIL = 3, 1
_LABEL_ROOM = 40
_BRACKET = 2


class Mark(NamedTuple):
    """A fitted span to be marked: the sign that is drawn, its style, and what is said of it."""

    span: Span
    sign: str
    style: Style
    label: str = ""

    @property
    def is_long(self) -> bool:
        """Whether it goes on beyond its first line."""
        return self.span.end_line > self.span.line


class Snippet(NamedTuple):
    """Rows of marked source, and the mark that stands for them in the arrow above."""

    mark: Mark
    rows: tuple[str, ...]


def snippets(lines: Sequence[str], marks: Sequence[Mark], frame: Frame) -> Iterator[Snippet]:
    """The marks of one file: one snippet for all short ones together, one for each long one."""
    if short := [mark for mark in marks if not mark.is_long]:
        yield Snippet(short[0], tuple(_short(lines, short, frame)))
    for mark in marks:
        if mark.is_long:
            yield Snippet(mark, tuple(_long(lines, mark, frame)))


def bare(mark: Mark, frame: Frame) -> Snippet:
    """A mark in a file whose source cannot be shown: its label alone."""
    label = wrapped(visible(mark.label), frame.room) if mark.label else []
    return Snippet(mark, tuple(frame.row(frame.ink(mark.style, line)) for line in label))


def _short(lines: Sequence[str], marks: Sequence[Mark], frame: Frame) -> Iterator[str]:
    numbers = sorted({mark.span.line for mark in marks})
    for before, number in pairwise([numbers[0] - 1, *numbers]):
        if number == before + 2:
            yield _source(lines[before], before + 1, frame)
        elif number > before + 1:
            yield frame.gap()
        shown = None
        for mark in (mark for mark in marks if mark.span.line == number):
            span = mark.span
            piece = strip(lines[number - 1], span.column - 1, span.end_column - 1, frame.room)
            # A long line is cut around each of its marks, and is then shown once for each.
            if piece.text != shown:
                yield frame.row(piece.text, number)
                shown = piece.text
            signs = " " * piece.start, mark.sign * (piece.end - piece.start)
            yield from _labelled(*signs, mark, frame)


def _long(lines: Sequence[str], mark: Mark, frame: Frame) -> Iterator[str]:
    span = mark.span
    rule = frame.ink(mark.style, "|")
    room = frame.room - _BRACKET
    opening = lines[span.line - 1]
    piece = strip(opening, span.column - 1, len(opening), room)
    if opening[: span.column - 1].strip():
        yield frame.row(f"  {piece.text}", span.line)
        yield frame.row(frame.ink(mark.style, " " + "_" * (1 + piece.start) + mark.sign))
    else:
        yield frame.row(f"{frame.ink(mark.style, '/')} {piece.text}", span.line)
    numbers = range(span.line + 1, span.end_line + 1)
    is_cut = len(numbers) > _HEAD + _TAIL + 1
    for number in numbers[:_HEAD] if is_cut else numbers[:-1]:
        text = strip(lines[number - 1], 0, 0, room).text
        yield frame.row(f"{rule} {text}".rstrip(), number)
    if is_cut:
        yield frame.gap(rule)
    last = max(span.end_column - 2, 0)
    piece = strip(lines[span.end_line - 1], last, last + 1, room)
    yield frame.row(f"{rule} {piece.text}", span.end_line)
    yield from _labelled("", "|" + "_" * piece.end + mark.sign, mark, frame)


def _source(line: str, number: int, frame: Frame) -> str:
    return frame.row(strip(line, 0, 0, frame.room).text, number)


def _labelled(indent: str, signs: str, mark: Mark, frame: Frame) -> Iterator[str]:
    """The row of signs, with the label on its right or, where that is too narrow, below."""
    label = visible(mark.label)
    drawn = indent + frame.ink(mark.style, signs)
    if not label:
        yield frame.row(drawn)
    elif len(indent) + len(signs) + 1 + cells(label) <= frame.room:
        yield frame.row(f"{drawn} {frame.ink(mark.style, label)}")
    else:
        yield frame.row(drawn)
        margin = _BRACKET if mark.is_long else min(len(indent), frame.room - _LABEL_ROOM)
        margin = max(margin, 0)
        for line in wrapped(label, frame.room - margin):
            yield frame.row(" " * margin + frame.ink(mark.style, line))
