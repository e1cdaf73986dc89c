"""Nasty files: each gets its documented exit code and a sentence with a place, soon and in little."""

from pathlib import Path

import pytest
from hostile_corpus import Group, characters, groups, thousand_broken, unknown_keys
from hostile_run import (
    KILOBYTES,
    SECONDS,
    TODAY,
    Run,
    bootpath,
    found_codes,
    is_harmless,
    write_tracker,
)

from bootpath.report import FORMATS

GROUPS = dict(groups())
WARNINGS = {"unused-allowance", "quote-too-short"}


@pytest.fixture(scope="module")
def start_up(tmp_path_factory: pytest.TempPathFactory) -> float:
    """CPU seconds of a check that finds nothing."""
    place = tmp_path_factory.mktemp("clean")
    write_tracker(place / "decisions", {})
    runs = [bootpath(place, "check", "decisions", *TODAY) for _ in range(2)]
    assert [run.code for run in runs] == [0, 0]
    return min(run.seconds for run in runs)


def check(place: Path, group: Group, *arguments: str) -> Run:
    write_tracker(place / "decisions", {name: one.data for name, one in group.items()})
    return bootpath(place, "check", "decisions", *TODAY, *arguments)


def expected_code(group: Group) -> int:
    return 1 if any(one.codes - WARNINGS for one in group.values()) else 0


@pytest.mark.parametrize("name", GROUPS)
def test_exactly_what_is_wrong_is_named_safely_soon_and_in_little_memory(
    name: str, tmp_path: Path, start_up: float
) -> None:
    group = GROUPS[name]
    run = check(tmp_path, group)
    assert run.err == ""
    assert found_codes(run.out) == {file: one.codes for file, one in group.items() if one.codes}
    assert run.code == expected_code(group)
    assert is_harmless(run.out)
    assert run.seconds - start_up < (SECONDS if len(group) == 1 else 2 * SECONDS)
    assert run.kilobytes < KILOBYTES


def test_a_thousand_broken_files_are_a_thousand_problems_and_not_slow(
    tmp_path: Path, start_up: float
) -> None:
    group = thousand_broken()
    run = check(tmp_path, group)
    assert found_codes(run.out) == {file: one.codes for file, one in group.items()}
    assert run.out.endswith(": 1000 errors\n")
    assert run.seconds - start_up < 4 * SECONDS
    assert run.kilobytes < KILOBYTES


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_is_safe_and_says_that_it_shows_the_first_of_ten_thousand_mistakes(
    format_name: str, tmp_path: Path, start_up: float
) -> None:
    group = {f"{name}.yaml": one for name, one in characters().items()}
    group["ten-thousand.yaml"] = unknown_keys()["ten-thousand"]
    run = check(tmp_path, group, "--format", format_name)
    assert run.code == 1
    assert run.err == ""
    assert is_harmless(run.out)
    assert "more such problems, which are not shown" in run.out
    assert "titl98" in run.out
    assert "titl9800" not in run.out
    assert run.seconds - start_up < 2 * SECONDS
