import json
from collections.abc import Callable, Mapping

import pytest

from bootpath.diagnostic import Diagnostic, Place, Related, Severity, Span
from bootpath.report import FORMATS, Report, render

Problem = Callable[..., Diagnostic]
Reports = Callable[..., Report]
Rendered = Callable[..., str]

OTHER = Related(Place("b.yaml", Span(7, 2, 7, 5)), "first given here")


@pytest.fixture
def rendered(report: Reports) -> Rendered:
    def made(
        format_name: str, *diagnostics: Diagnostic, texts: Mapping[str, str] | None = None
    ) -> str:
        return render(report(*diagnostics, texts=texts), format_name, colour=False, width=80)

    return made


def test_every_format_is_offered_by_its_name() -> None:
    assert FORMATS == ("text", "concise", "json", "sarif", "github", "gitlab")


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="xml"):
        render(Report((), {}, ()), "xml", colour=False, width=80)


def test_concise_puts_each_diagnostic_on_one_line(problem: Problem, rendered: Rendered) -> None:
    found = problem((3, 16, 3, 20), message="no decision is called x", hint="h", related=(OTHER,))
    assert rendered("concise", found).splitlines()[:-1] == [
        "a.yaml:3:16: error: no decision is called x [dangling-link]",
    ]


def test_json_is_the_documented_object(problem: Problem, rendered: Rendered) -> None:
    found = problem((3, 16, 4, 2), hint="write y", related=(OTHER,), severity=Severity.WARNING)
    assert json.loads(rendered("json", found)) == {
        "version": 1,
        "summary": {
            "checked": {"decision": 1, "person": 24},
            "errors": 0,
            "warnings": 1,
            "notes": 0,
        },
        "diagnostics": [
            {
                "code": "dangling-link",
                "severity": "warning",
                "message": "wrong",
                "hint": "write y",
                "path": "a.yaml",
                "span": {"line": 3, "column": 16, "end_line": 4, "end_column": 2},
                "related": [
                    {
                        "message": "first given here",
                        "path": "b.yaml",
                        "span": {"line": 7, "column": 2, "end_line": 7, "end_column": 5},
                    }
                ],
            }
        ],
    }


def test_github_names_the_region_with_an_inclusive_end(
    problem: Problem, rendered: Rendered
) -> None:
    found = problem((3, 16, 3, 20), hint="write y", related=(OTHER,))
    assert rendered("github", found) == (
        "::error title=dangling-link,file=a.yaml,line=3,col=16,endLine=3,endColumn=19"
        "::a.yaml:3:16: wrong%0Ab.yaml:7:2: first given here%0Ahint: write y\n"
    )


def test_github_gets_no_columns_for_a_region_of_several_lines(
    problem: Problem, rendered: Rendered
) -> None:
    assert rendered("github", problem((3, 16, 5, 2), severity=Severity.NOTE)) == (
        "::notice title=dangling-link,file=a.yaml,line=3,endLine=5::a.yaml:3:16: wrong\n"
    )


def test_github_marks_one_column_for_a_span_of_no_width(
    problem: Problem, rendered: Rendered
) -> None:
    command = rendered("github", problem((3, 4, 3, 4), severity=Severity.WARNING))
    assert command.startswith("::warning title=dangling-link,file=a.yaml,line=3,col=4,")
    assert ",endLine=3,endColumn=4::" in command


def test_github_escapes_what_would_end_a_property_or_the_command(
    problem: Problem, rendered: Rendered
) -> None:
    found = problem(path="100%, a:b\n.yaml", message="50% of a, b: c\r\nd")
    command = rendered("github", found)
    assert "file=100%25%2C a%3Ab%0A.yaml,line=1" in command
    assert command.endswith("::100%25, a:b%0A.yaml:1:1: 50%25 of a, b: c%0D%0Ad\n")
    assert command.count("\n") == 1


def test_github_is_empty_when_there_is_nothing_to_say(rendered: Rendered) -> None:
    assert rendered("github") == ""


def test_gitlab_gets_an_issue_for_each_diagnostic(problem: Problem, rendered: Rendered) -> None:
    (issue,) = json.loads(rendered("gitlab", problem((3, 16, 5, 2), path="./a.yaml", hint="do y")))
    fingerprint = issue.pop("fingerprint")
    assert len(fingerprint) == 64
    assert issue == {
        "check_name": "dangling-link",
        "description": "wrong (hint: do y)",
        "severity": "major",
        "location": {"path": "a.yaml", "lines": {"begin": 3, "end": 5}},
    }


def test_gitlab_is_an_empty_array_when_there_is_nothing_to_say(rendered: Rendered) -> None:
    assert json.loads(rendered("gitlab")) == []


def _fingerprints(output: str) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(output)]


def test_a_fingerprint_stays_when_lines_move_above_it(problem: Problem, rendered: Rendered) -> None:
    before = rendered("gitlab", problem((1, 1, 1, 2)), texts={"a.yaml": "is: x\n"})
    after = rendered("gitlab", problem((3, 3, 3, 4)), texts={"a.yaml": "\n\n  is:  x\n"})
    assert _fingerprints(before) == _fingerprints(after)


def test_the_same_problem_on_other_lines_has_other_fingerprints(
    problem: Problem, rendered: Rendered
) -> None:
    found = [problem((1, 1, 1, 2)), problem((2, 1, 2, 2)), problem((3, 1, 3, 2))]
    texts = {"a.yaml": "is: x\nis: x\nis: y\n"}
    alone = _fingerprints(rendered("gitlab", found[2], texts=texts))
    together = _fingerprints(rendered("gitlab", *found, texts=texts))
    assert len(set(together)) == 3
    assert together[2:] == alone


@pytest.mark.parametrize("change", [{"message": "other"}, {"code": "other"}, {"path": "b.yaml"}])
def test_another_problem_has_another_fingerprint(
    problem: Problem, rendered: Rendered, change: Mapping[str, str]
) -> None:
    assert _fingerprints(rendered("gitlab", problem())) != _fingerprints(
        rendered("gitlab", problem(**change))
    )
