"""Diagnostics in SARIF 2.1.0 (OASIS), the exchange format of static analysis tools."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from bootpath import __version__
from bootpath.diagnostic import Code, Diagnostic, Place, Span
from bootpath.report.fingerprint import fingerprints
from bootpath.report.manual import markdown
from bootpath.report.value import Report

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(report: Report) -> str:
    """The report as a SARIF log with one run."""
    rules = report.rules()
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    results = [
        _result(one, numbers, fingerprint)
        for one, fingerprint in zip(report.diagnostics, fingerprints(report), strict=True)
    ]
    driver = {
        "name": "bootpath",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Code) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.doc.strip(), "markdown": markdown(rule.doc)},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(diagnostic: Diagnostic, numbers: Mapping[str, int], fingerprint: str) -> dict[str, Any]:
    hint = f"\n\nHint: {diagnostic.hint}" if diagnostic.hint else ""
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": diagnostic.severity,
        "message": _message(diagnostic.message + hint),
        "locations": [{"physicalLocation": _physical(diagnostic.place)}],
        "partialFingerprints": {"bootpath/v1": fingerprint},
    }
    if diagnostic.code in numbers:
        result["ruleIndex"] = numbers[diagnostic.code]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(place), "message": _message(message)}
            for number, (place, message) in enumerate(diagnostic.related, 1)
        ]
    return result


def _message(text: str) -> dict[str, str]:
    """A plain text message; braces would be placeholders and are doubled (section 3.11.5)."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _physical(place: Place) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(place.path)}, "region": _region(place.span)}


def _uri(path: str) -> str:
    """A path as a URI reference: relative to where the tool ran, or a file URI (RFC 8089)."""
    pure = PurePosixPath(path)
    quoted = quote(str(pure).encode("utf-8", "surrogateescape"))
    return f"file://{quoted}" if pure.is_absolute() else quoted


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
