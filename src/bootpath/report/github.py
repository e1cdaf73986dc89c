"""Diagnostics as workflow commands, which GitHub Actions shows beside the lines of a change.

The form and its escapes are those of "Workflow commands for GitHub Actions" in GitHub's
documentation: `%`, CR and LF are escaped everywhere, `:` and `,` in properties too.
"""

from collections.abc import Iterator

from bootpath.diagnostic import Diagnostic, Severity, Span
from bootpath.report.glyph import visible
from bootpath.report.value import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY_ESCAPES = _ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def github(report: Report) -> str:
    """One workflow command for each diagnostic; nothing at all when there is none."""
    return "".join(f"{_command(one)}\n" for one in report.diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = {
        "title": diagnostic.code,
        "file": diagnostic.place.path,
        **_region(diagnostic.place.span),
    }
    listed = ",".join(
        f"{key}={_escaped(str(it), _PROPERTY_ESCAPES)}" for key, it in properties.items()
    )
    message = _escaped("\n".join(_message(diagnostic)), _ESCAPES)
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{message}"


def _region(span: Span) -> dict[str, int]:
    """The span as GitHub wants it: columns only within one line, and the last one inclusive.

    `endColumn` defaults to `col`, so a region of one character has both the same.
    """
    if span.end_line > span.line:
        return {"line": span.line, "endLine": span.end_line}
    last = max(span.end_column - 1, span.column)
    return {"line": span.line, "col": span.column, "endLine": span.line, "endColumn": last}


def _message(diagnostic: Diagnostic) -> Iterator[str]:
    """The lines of the message, with the place: the log of a run shows nothing else."""
    yield f"{diagnostic.place}: {diagnostic.message}"
    for other in diagnostic.related:
        yield f"{other.place}: {other.message}"
    if diagnostic.hint:
        yield f"hint: {diagnostic.hint}"


def _escaped(text: str, escapes: dict[int, str]) -> str:
    # What is left after the command's own escapes and could still act on a terminal that shows
    # the log is made visible.
    return visible(text.translate(escapes))
