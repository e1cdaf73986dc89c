"""Diagnostics as text for people: the source with the place marked, and what to do about it."""

from collections.abc import Iterator, Mapping, Sequence

from bootpath.diagnostic import Diagnostic
from bootpath.report.colour import Ink, Style
from bootpath.report.extent import extent
from bootpath.report.frame import Frame
from bootpath.report.glyph import cells, visible
from bootpath.report.snippet import Mark, Snippet, bare, snippets
from bootpath.report.summary import STYLES, summary
from bootpath.report.value import Report
from bootpath.report.wrapping import wrapped

_NARROWEST = 40
_HANGING = 4
_PRIMARY, _RELATED = "^", "-"

Lines = Mapping[str, Sequence[str]]


def text(report: Report, *, colour: bool, width: int) -> str:
    """The whole report: a paragraph for each diagnostic and the summary line."""
    lines = report.lines()
    ink = Ink(colour)
    frame = Frame(ink, max(width, _NARROWEST), _gutter(report))
    paragraphs = ["\n".join(_paragraph(one, lines, frame)) for one in report.diagnostics]
    return "\n\n".join([*paragraphs, summary(report, ink)]) + "\n"


def _gutter(report: Report) -> int:
    """The digits of the largest line number, so that all snippets of a report stand aligned."""
    places = [one.place for one in report.diagnostics]
    places += [other.place for one in report.diagnostics for other in one.related]
    return len(str(max((place.span.end_line for place in places), default=1)))


def _paragraph(diagnostic: Diagnostic, lines: Lines, frame: Frame) -> Iterator[str]:
    yield from _heading(diagnostic, frame)
    is_framed = False
    for number, (path, snippet) in enumerate(_snippets(diagnostic, lines, frame)):
        if is_framed:
            yield frame.row()
        span = snippet.mark.span
        yield frame.arrow(f"{visible(path)}:{span.line}:{span.column}", again=number > 0)
        is_framed = bool(snippet.rows)
        if is_framed:
            yield frame.row()
        yield from snippet.rows
    if diagnostic.hint:
        if is_framed:
            yield frame.row()
        yield from frame.note("hint", visible(diagnostic.hint), Style.HINT)


def _heading(diagnostic: Diagnostic, frame: Frame) -> list[str]:
    label = f"{diagnostic.severity}[{visible(diagnostic.code)}]"
    message = visible(diagnostic.message)
    room = frame.width - cells(f"{label}: ")
    first, *more = wrapped(message, frame.width - _HANGING, first=room)
    opening = frame.ink(STYLES[diagnostic.severity], label) + frame.ink(Style.STRONG, f": {first}")
    return [opening, *(" " * _HANGING + frame.ink(Style.STRONG, line) for line in more)]


def _snippets(diagnostic: Diagnostic, lines: Lines, frame: Frame) -> Iterator[tuple[str, Snippet]]:
    """The snippets with their paths: the diagnostic's own place first, then the other files."""
    primary = Mark(diagnostic.place.span, _PRIMARY, STYLES[diagnostic.severity])
    files = {diagnostic.place.path: [primary]}
    for place, message in diagnostic.related:
        mark = Mark(place.span, _RELATED, Style.RELATED, message)
        files.setdefault(place.path, []).append(mark)
    for path, marks in files.items():
        source = lines.get(path, ())
        spans = [extent(mark.span, source) for mark in marks]
        fitted = [mark._replace(span=span) for mark, span in zip(marks, spans, strict=True) if span]
        lost = [bare(mark, frame) for mark, span in zip(marks, spans, strict=True) if not span]
        found = [*snippets(source, fitted, frame), *lost]
        for snippet in sorted(found, key=lambda snippet: snippet.mark.sign != _PRIMARY):
            yield path, snippet
