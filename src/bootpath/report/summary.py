"""The line that ends a report: how much was checked, and how many problems there were."""

from bootpath.diagnostic import Severity
from bootpath.report.colour import Ink, Style
from bootpath.report.value import Report

_IRREGULAR = {"person": "people"}
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"

STYLES = {
    Severity.ERROR: Style.ERROR,
    Severity.WARNING: Style.WARNING,
    Severity.NOTE: Style.NOTE,
}
"""The colour of each severity."""


def summary(report: Report, ink: Ink) -> str:
    """The summary line: `checked 19 decisions, 24 people: 3 errors, 1 warning`."""
    checked = ", ".join(_counted(number, noun) for number, noun in report.counted) or "0 records"
    problems = [
        ink(STYLES[severity], _counted(number, severity))
        for severity, number in report.tally().items()
        if number
    ]
    outcome = ", ".join(problems) or ink(Style.GOOD, "no problems")
    return f"checked {checked}: {outcome}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_SIBILANTS) else f"{noun}s"
