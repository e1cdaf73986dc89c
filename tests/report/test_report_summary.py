import pytest

from bootpath.diagnostic import Diagnostic, Place, Severity, Span
from bootpath.report import Report, render

PLACE = Place("a.yaml", Span(1, 1, 1, 2))


def _summary(
    counted: tuple[tuple[int, str], ...], *severities: Severity, colour: bool = False
) -> str:
    found = tuple(Diagnostic("code", severity, PLACE, "wrong") for severity in severities)
    output = render(Report(found, {}, counted), "concise", colour=colour, width=80)
    return output.splitlines()[-1]


def test_a_clean_run_says_what_was_checked_and_that_there_are_no_problems() -> None:
    counted = ((19, "decision"), (24, "person"), (6, "milestone"), (20, "term"))
    assert _summary(counted) == (
        "checked 19 decisions, 24 people, 6 milestones, 20 terms: no problems"
    )


def test_problems_are_counted_by_severity_the_gravest_first() -> None:
    found = [Severity.NOTE, Severity.ERROR, Severity.WARNING, Severity.ERROR]
    assert _summary(((1, "decision"),), *found) == (
        "checked 1 decision: 2 errors, 1 warning, 1 note"
    )


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ((0, "person"), "0 people"),
        ((1, "person"), "1 person"),
        ((2, "repository"), "2 repositories"),
        ((2, "day"), "2 days"),
        ((2, "alias"), "2 aliases"),
        ((2, "archive"), "2 archives"),
        ((2, "match"), "2 matches"),
    ],
)
def test_nouns_take_their_correct_plural(counted: tuple[int, str], words: str) -> None:
    assert _summary((counted,)) == f"checked {words}: no problems"


def test_a_run_that_checked_nothing_says_so() -> None:
    assert _summary(()) == "checked 0 records: no problems"


def test_text_and_concise_end_with_the_same_summary() -> None:
    report = Report((), {}, ((3, "decision"),))
    text = render(report, "text", colour=True, width=80)
    assert text == render(report, "concise", colour=True, width=80)
    assert text == "checked 3 decisions: \x1b[32mno problems\x1b[0m\n"
