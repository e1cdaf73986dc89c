import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bootpath.diagnostic import Code, Diagnostic, Place, Related, Severity, Span
from bootpath.report import Report, render
from bootpath.report.manual import markdown

Problem = Callable[..., Diagnostic]
Run = Callable[..., dict[str, Any]]

DATA = Path(__file__).parent / "data"
SCHEMA = DATA / "sarif-schema-2.1.0.json"
DOC = """The target of a link does not exist.

A reader would land nowhere.

Bad:
    links: {depends-on: [no-such]}
Good:
    links:
      depends-on: [pvh]
"""
RULES = (
    Code("no-status", Severity.WARNING, "No status.\n\nWhy."),
    Code("dangling-link", Severity.ERROR, DOC),
)


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft7Validator(schema)


@pytest.fixture
def run(validator: Draft7Validator) -> Run:
    """The only run of the SARIF log, which must be valid."""

    def made(*diagnostics: Diagnostic, rules: tuple[Code, ...] = RULES) -> dict[str, Any]:
        report = Report(diagnostics, {"a.yaml": "a: 1\n"}, (), lambda: rules)
        log = json.loads(render(report, "sarif", colour=False, width=80))
        assert [error.message for error in validator.iter_errors(log)] == []
        assert log["version"] == "2.1.0"
        only: dict[str, Any]
        (only,) = log["runs"]
        return only

    return made


def test_the_schema_is_the_published_one() -> None:
    told = (DATA / "README.md").read_text(encoding="utf-8")
    assert sha256(SCHEMA.read_bytes()).hexdigest() in told


def test_the_schema_refuses_what_is_not_sarif(validator: Draft7Validator) -> None:
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_run_without_problems_is_valid_and_has_results(run: Run) -> None:
    assert run()["results"] == []


def test_columns_count_code_points(run: Run) -> None:
    assert run()["columnKind"] == "unicodeCodePoints"


def test_a_result_has_its_region_its_rule_and_its_related_places(
    problem: Problem, run: Run
) -> None:
    other = Related(Place("b.yaml", Span(7, 2, 7, 5)), "first {given} here")
    (result,) = run(problem((3, 16, 4, 2), hint="write `y`", related=(other,)))["results"]
    fingerprints = result.pop("partialFingerprints")
    assert list(fingerprints) == ["bootpath/v1"]
    assert result == {
        "ruleId": "dangling-link",
        "ruleIndex": 1,
        "level": "error",
        "message": {"text": "wrong\n\nHint: write `y`"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a.yaml"},
                    "region": {"startLine": 3, "startColumn": 16, "endLine": 4, "endColumn": 2},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "b.yaml"},
                    "region": {"startLine": 7, "startColumn": 2, "endLine": 7, "endColumn": 5},
                },
                "message": {"text": "first {{given}} here"},
            }
        ],
    }


def test_the_index_of_a_rule_points_at_its_documentation(problem: Problem, run: Run) -> None:
    found = run(problem())
    index = found["results"][0]["ruleIndex"]
    rule = found["tool"]["driver"]["rules"][index]
    assert rule["id"] == "dangling-link"
    assert rule["shortDescription"] == {"text": "The target of a link does not exist."}
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_a_code_without_documentation_is_still_valid(problem: Problem, run: Run) -> None:
    (result,) = run(problem(), rules=())["results"]
    assert "ruleIndex" not in result


@pytest.mark.parametrize("severity", list(Severity))
def test_each_severity_is_a_level_of_sarif(problem: Problem, run: Run, severity: Severity) -> None:
    assert run(problem(severity=severity))["results"][0]["level"] == severity.value


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("decisions/a.yaml", "decisions/a.yaml"),
        ("./a b.yaml", "a%20b.yaml"),
        ("c:d#e?.yaml", "c%3Ad%23e%3F.yaml"),
        ("ü.yaml", "%C3%BC.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
        ("/srv/a.yaml", "file:///srv/a.yaml"),
    ],
)
def test_a_path_becomes_a_uri_reference(problem: Problem, run: Run, path: str, uri: str) -> None:
    (location,) = run(problem(path=path))["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_prose_behind_an_example_stays_prose() -> None:
    assert markdown("One.\n\nBad:\n    a: 1\n\n    b: 2\n\nTwo.") == (
        "One.\n\n**Bad:**\n\n```yaml\na: 1\n\nb: 2\n```\n\nTwo."
    )


def test_the_examples_of_a_rule_are_fenced_in_its_help() -> None:
    assert markdown(DOC) == (
        "The target of a link does not exist.\n\n"
        "A reader would land nowhere.\n\n"
        "**Bad:**\n\n```yaml\nlinks: {depends-on: [no-such]}\n```\n\n"
        "**Good:**\n\n```yaml\nlinks:\n  depends-on: [pvh]\n```"
    )
