"""Medians, ratios and verdicts come out as one would reckon them by hand."""

import sys

import figures
import measure
import pytest
from figures import Aim, Series
from measure import Run

MIB = 1 << 20


def series(*seconds: float, mebibytes: int = 100) -> Series:
    return Series(tuple(Run(each, each, mebibytes * MIB) for each in seconds))


def test_a_ratio_is_of_medians() -> None:
    results = {figures.CHECK: series(1, 2, 9), figures.HUGO: series(3, 4, 5)}
    assert figures.time_ratio(results, figures.CHECK, figures.HUGO) == pytest.approx(0.5)


def test_a_command_that_was_not_measured_has_no_ratio() -> None:
    results = {figures.CHECK: series(1)}
    assert figures.time_ratio(results, figures.CHECK, figures.HUGO) is None
    assert figures.memory_ratio(results, figures.CHECK, figures.HUGO) is None


def test_an_aim_is_met_at_its_limit_only_where_that_is_allowed() -> None:
    assert Aim("", 2, 2.0).verdict == "met"
    assert Aim("", 2, 2.1).verdict == "not met"
    assert Aim("", 5, 5.0, may_be_equal=False).verdict == "not met"
    assert Aim("", 5, None).verdict == "not measured"


def test_aims_take_time_at_1000_and_memory_at_10000() -> None:
    small = {
        figures.CHECK: series(1),
        figures.BUILD: series(6, mebibytes=900),
        figures.HUGO: series(2),
    }
    large = {
        figures.CHECK: series(90),
        figures.BUILD: series(90, mebibytes=30),
        figures.HUGO: series(1),
    }
    start_up = {figures.HELP: series(0.3), figures.PYTHON: series(0.1)}
    standing = {1_000: series(9), 10_000: series(0.4, 0.5, 2)}
    reached = figures.aims({1_000: small, 10_000: large}, start_up, standing)
    assert [aim.ratio for aim in reached] == pytest.approx([0.5, 3, 0.3, 3, 0.5])
    assert [aim.verdict for aim in reached] == ["met", "not met", "met", "met", "not met"]


def test_the_table_leaves_the_ratios_out_when_hugo_is_missing() -> None:
    alone = figures.table({figures.CHECK: series(1)}, figures.HUGO)
    both = figures.table({figures.CHECK: series(1), figures.HUGO: series(2)}, figures.HUGO)
    assert "hugo" not in alone
    assert "time / hugo" in both
    assert "0.50" in both


def test_a_run_has_the_memory_that_the_command_held() -> None:
    size = 200 * MIB
    run = measure.measured((sys.executable, "-c", f"bytearray(b'x') * {size}"), {})
    assert size < run.peak_bytes < 2 * size
    assert run.seconds > 0


def test_a_command_that_fails_is_named_with_what_it_said() -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('no records here')")
    with pytest.raises(measure.CommandFailedError, match="no records here"):
        measure.measured(command, {})


def test_a_command_that_times_a_part_of_its_work_is_believed() -> None:
    said = "{'seconds': 0.5, 'cpu_seconds': 0.25, 'peak_bytes': 9}".replace("'", '"')
    assert measure.told((sys.executable, "-c", f"print({said!r})"), {}) == Run(0.5, 0.25, 9)


def test_a_command_that_is_not_there_is_named() -> None:
    with pytest.raises(measure.CommandFailedError, match="no-such-program"):
        measure.measured(("no-such-program-at-all",), {})
