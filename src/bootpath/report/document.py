"""Diagnostics as one JSON object for scripts.

The object is stable: within one `version` keys are only ever added.

    version        1
    summary
      checked      how many there are of each kind of thing: {"decision": 19, "person": 24}
      errors, warnings, notes
    diagnostics    in order of file and place; each has
      code         such as "dangling-link"
      severity     "error", "warning" or "note"
      message      one sentence
      hint         what to do, or null
      path         as in the text report, with forward slashes
      span         line, column, end_line, end_column: from 1, columns in code points, the end
                   exclusive
      related      other places that the problem is about: message, path, span

Everything beyond ASCII is escaped, so the text cannot act on a terminal that it is printed to.
"""

import json
from collections import Counter
from typing import Any

from bootpath.diagnostic import Diagnostic, Place
from bootpath.report.value import Report

VERSION = 1


def document(report: Report) -> str:
    """The report as a JSON text."""
    checked: Counter[str] = Counter()
    for number, noun in report.counted:
        checked[noun] += number
    problems = {f"{severity}s": number for severity, number in report.tally().items()}
    content = {
        "version": VERSION,
        "summary": {"checked": checked, **problems},
        "diagnostics": [_diagnostic(one) for one in report.diagnostics],
    }
    return json.dumps(content, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        **_place(diagnostic.place),
        "related": [
            {"message": other.message, **_place(other.place)} for other in diagnostic.related
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "span": place.span._asdict()}
