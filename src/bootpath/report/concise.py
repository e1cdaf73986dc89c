"""Diagnostics one to a line, for people in a hurry, editors and `grep`."""

from bootpath.diagnostic import Diagnostic
from bootpath.report.colour import Ink, Style
from bootpath.report.glyph import visible
from bootpath.report.summary import STYLES, summary
from bootpath.report.value import Report


def concise(report: Report, *, colour: bool) -> str:
    """`path:line:column: severity: message [code]` for each diagnostic, and the summary line.

    Neither hints nor related places are shown, and no line is wrapped.
    """
    ink = Ink(colour)
    lines = [*(_line(one, ink) for one in report.diagnostics), summary(report, ink)]
    return "".join(f"{line}\n" for line in lines)


def _line(diagnostic: Diagnostic, ink: Ink) -> str:
    place = ink(Style.STRONG, visible(str(diagnostic.place)))
    severity = ink(STYLES[diagnostic.severity], diagnostic.severity)
    code = ink(Style.FRAME, f"[{visible(diagnostic.code)}]")
    return f"{place}: {severity}: {visible(diagnostic.message)} {code}"
