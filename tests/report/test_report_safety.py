import json
from collections.abc import Callable

import pytest

from bootpath.diagnostic import Diagnostic, Place, Related, Span
from bootpath.report import FORMATS, Report, render

Problem = Callable[..., Diagnostic]
Reports = Callable[..., Report]

HOSTILE = "\x1b]0;owned\x07\x9b31m\u202e\u2066\r\n::error::forged\u2028\x00\udcff"


@pytest.fixture
def hostile(problem: Problem, report: Reports) -> Report:
    other = Related(Place(HOSTILE, Span(1, 1, 1, 4)), HOSTILE)
    found = problem(
        (1, 1, 2, 4), code=HOSTILE, path=HOSTILE, message=HOSTILE, hint=HOSTILE, related=(other,)
    )
    return report(found, texts={HOSTILE: HOSTILE})


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_value_can_act_on_the_terminal(hostile: Report, format_name: str) -> None:
    output = render(hostile, format_name, colour=False, width=80)
    assert all(line.isprintable() for line in output.split("\n"))
    output.encode()


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_value_can_forge_a_line_of_its_own(hostile: Report, format_name: str) -> None:
    output = render(hostile, format_name, colour=False, width=80)
    assert not any(line.startswith("::error::") for line in output.split("\n"))


@pytest.mark.parametrize("format_name", ["json", "sarif", "gitlab"])
def test_machine_formats_are_whole_json_whatever_the_values(
    hostile: Report, format_name: str
) -> None:
    assert json.loads(render(hostile, format_name, colour=True, width=80))


@pytest.mark.parametrize("format_name", ["json", "sarif", "github", "gitlab"])
def test_machine_formats_know_no_colour_and_no_width(hostile: Report, format_name: str) -> None:
    wide = render(hostile, format_name, colour=True, width=200)
    assert wide == render(hostile, format_name, colour=False, width=20)
    assert "\x1b" not in wide
