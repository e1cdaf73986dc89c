"""A span fitted to the lines it lies in, so that every mark has a character to stand under."""

from collections.abc import Sequence

from bootpath.diagnostic import Span


def extent(span: Span, lines: Sequence[str]) -> Span | None:
    """The part of a span that there is text for; None when its first line does not exist.

    A block of YAML ends where the next token begins. The blank lines before that and the
    indentation of its line belong to nobody, so the extent ends with the last text.
    """
    if not 1 <= span.line <= len(lines):
        return None
    line, column = span.line, _within(span.column, lines[span.line - 1])
    end_line = min(max(span.end_line, line), len(lines))
    end_column = _within(span.end_column, lines[end_line - 1])
    if end_line < span.end_line:
        end_column = len(lines[end_line - 1]) + 1
    while end_line > line and not lines[end_line - 1][: end_column - 1].strip():
        end_line -= 1
        end_column = len(lines[end_line - 1].rstrip()) + 1
    if end_line == line:
        end_column = max(end_column, column)
    return Span(line, column, end_line, end_column)


def _within(column: int, line: str) -> int:
    return min(max(column, 1), len(line) + 1)
