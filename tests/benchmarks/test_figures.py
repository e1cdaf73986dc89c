"""Medians and ratios come out as one would reckon them by hand, and nothing is lost in JSON."""

import json
import sys

import figures
import measure
import pytest
from command import Command
from figures import Figures, Series
from measure import Run
from small_process import from_a_small_process

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


def test_memory_that_was_looked_at_counts_before_the_maximum_of_the_largest_process() -> None:
    looked = Series(series(1).runs, memory=(300 * MIB, 500 * MIB))
    assert looked.peak_bytes == 400 * MIB
    assert series(1).peak_bytes == 100 * MIB


def test_every_figure_comes_back_from_json() -> None:
    commands = {
        figures.BUILD: Series((Run(1.25, 2.5, 7), Run(1, 2, 3)), (4, 5), pages=6),
        figures.HUGO: series(2),
    }
    sizes = {10: Figures(commands, {figures.RELOAD: (0.25, 0.5)}, {"read": (0.125,)})}
    text = figures.json_text(figures.plain_figures(sizes))
    assert figures.figures(json.loads(text)) == sizes
    assert '"seconds": [1.25, 1]' in text


def test_a_run_has_the_memory_that_the_command_held() -> None:
    size = 200 * MIB
    command = (sys.executable, "-c", f"bytearray(b'x') * {size}")
    asked = f"measure.measured(Command({command!r}))"
    seconds, peak = from_a_small_process(f"run = {asked}", "run.seconds, run.peak_bytes")
    assert size < peak < 2 * size
    assert seconds > 0


def test_a_command_that_fails_is_named_with_what_it_said() -> None:
    command = Command((sys.executable, "-c", "import sys; sys.exit('no records here')"))
    with pytest.raises(measure.CommandFailedError, match="no records here"):
        measure.measured(command)


def test_a_command_that_times_a_part_of_its_work_is_believed() -> None:
    assert measure.told(Command((sys.executable, "-c", "print(0.5)"))) == 0.5


def test_a_command_that_is_not_there_is_named() -> None:
    with pytest.raises(measure.CommandFailedError, match="no-such-program"):
        measure.measured(Command(("no-such-program-at-all",)))


def test_a_command_sees_its_settings_and_nothing_that_sets_up_hugo(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HUGO_TITLE", "another")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    seen = Command(("true",), {"BOOTPATH_CACHE_DIR": "here"}).environment
    assert seen["BOOTPATH_CACHE_DIR"] == "here"
    assert not {"HUGO_TITLE", "PYTHONDONTWRITEBYTECODE"} & set(seen)
