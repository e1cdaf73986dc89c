"""Diagnostics in every form that somebody reads them in: pure functions from report to text."""

from collections.abc import Callable

from bootpath.report.concise import concise
from bootpath.report.document import document
from bootpath.report.github import github
from bootpath.report.gitlab import gitlab
from bootpath.report.sarif import sarif
from bootpath.report.text import text
from bootpath.report.value import Report

__all__ = ["FORMATS", "Report", "render"]

_MACHINE: dict[str, Callable[[Report], str]] = {
    "json": document,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
}

FORMATS: tuple[str, ...] = ("text", "concise", *_MACHINE)
"""The names of the formats, those for people first."""


def render(report: Report, format_name: str, *, colour: bool, width: int) -> str:
    """The report in one of `FORMATS`, as whole lines that each end in a line feed.

    `colour` and `width`, in terminal cells, matter to the formats for people only: `width` to
    `text`, `colour` to both. Raises KeyError for an unknown format.
    """
    if format_name == "text":
        return text(report, colour=colour, width=width)
    if format_name == "concise":
        return concise(report, colour=colour)
    return _MACHINE[format_name](report)
