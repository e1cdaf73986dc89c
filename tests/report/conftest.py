"""Builders of small reports for the tests of the renderers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from bootpath.diagnostic import Diagnostic, Place, Severity, Span
from bootpath.report import Report


@pytest.fixture
def problem() -> Callable[..., Diagnostic]:
    """A diagnostic with a plain value for whatever the test does not care about."""
    plain = Diagnostic("dangling-link", Severity.ERROR, Place("a.yaml", Span(1, 1, 1, 2)), "wrong")

    def made(span: tuple[int, int, int, int] = (1, 1, 1, 2), **changes: Any) -> Diagnostic:
        path = str(changes.pop("path", "a.yaml"))
        return replace(plain, place=Place(path, Span(*span)), **changes)

    return made


@pytest.fixture
def report() -> Callable[..., Report]:
    """A report of diagnostics, with the texts of their files."""

    def made(*diagnostics: Diagnostic, texts: Mapping[str, str] | None = None) -> Report:
        return Report(diagnostics, texts or {}, ((1, "decision"), (24, "person")))

    return made
