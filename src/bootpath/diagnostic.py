"""A diagnostic is a value: a place, a severity, a code in words, one sentence, a hint."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem weighs: an error stops a build, a warning does not, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """A number that is larger the graver the severity is."""
        return {"error": 2, "warning": 1, "note": 0}[self.value]


class Span(NamedTuple):
    """A stretch of text: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """A span in a file. The path is as the user would type it, with forward slashes."""

    path: str
    span: Span

    def __str__(self) -> str:
        return f"{self.path}:{self.span.line}:{self.span.column}"


class Related(NamedTuple):
    """A second place that a problem is about, and what stands there."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem found: where, how grave, which, and what to do.

    The message is one sentence without a full stop that names the value; the hint says what to
    type. A two-sided fact shows its other side in `related`.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str | None = None
    related: tuple[Related, ...] = ()

    def sort_key(self) -> tuple[str, Span, str, str]:
        """Order of printing: by file, then by place, then by code."""
        return (self.place.path, self.place.span, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for: documentation with examples that the tests run.

    `doc` is a docstring: a first line for the table, prose that says why, and indented YAML
    after `Bad:` and `Good:`.
    """

    name: str
    severity: Severity
    doc: str

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.strip().partition("\n")[0]
