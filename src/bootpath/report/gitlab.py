"""Diagnostics as a Code Quality report, which GitLab shows in a merge request.

The form is the part of the Code Climate specification that "Code Quality report format" in
GitLab's documentation names.
"""

import json
from pathlib import PurePosixPath
from typing import Any

from bootpath.diagnostic import Diagnostic, Severity
from bootpath.report.fingerprint import fingerprints
from bootpath.report.value import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def gitlab(report: Report) -> str:
    """The report as a JSON array with an issue for each diagnostic."""
    issues = [
        _issue(one, fingerprint)
        for one, fingerprint in zip(report.diagnostics, fingerprints(report), strict=True)
    ]
    return json.dumps(issues, indent=2) + "\n"


def _issue(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    span = diagnostic.place.span
    hint = f" (hint: {diagnostic.hint})" if diagnostic.hint else ""
    return {
        "check_name": diagnostic.code,
        "description": diagnostic.message + hint,
        "severity": _SEVERITIES[diagnostic.severity],
        "fingerprint": fingerprint,
        "location": {
            # GitLab matches paths as git writes them, without a leading `./`.
            "path": str(PurePosixPath(diagnostic.place.path)),
            "lines": {"begin": span.line, "end": max(span.end_line, span.line)},
        },
    }
