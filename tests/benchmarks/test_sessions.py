"""Each session runs to its end on ten records, prints its tables and writes what the page is made of."""

import importlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import commands
import figures
import pytest
import run
import run_growth
import run_stages
import session
import speed_page
import trial
from figures import Series
from measure import Run, measured


def one_cold_turn(turns: Mapping[str, session.Turn], *_rounds: int) -> dict[str, Series]:
    """Instead of many turns one of each tool that leaves a site; the others are made up."""
    for name in (figures.BUILD, figures.HUGO):
        if name in turns:
            measured(turns[name]())
    return {name: Series((Run(0.5, 0.25, 7),), (9,)) for name in turns}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "run", one_cold_turn)
    monkeypatch.setattr(run, "_START_UP_ROUNDS", 1)


@pytest.mark.usefixtures("quick")
def test_the_sessions_write_what_the_page_is_made_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    speed, grown = tmp_path / "speed.json", tmp_path / "growth.json"
    shared = ["--rounds", "1", "--place", str(tmp_path), "--note", "Small and quick.", "--json"]
    monkeypatch.setattr(sys, "argv", ["run.py", "--n", "10", *shared, str(speed)])
    assert run.main() == 0
    assert run_growth.main(["--n", "5,10", *shared, str(grown)]) == 0
    shown = capsys.readouterr().out
    pages = speed_page.written(*(json.loads(file.read_text("utf-8")) for file in (speed, grown)))
    for name in (figures.CHECK_SAME, figures.RELOAD, figures.STANDING, figures.LIST):
        assert f"| {name} |" in pages["speed.md"]
        assert f"\n{name} " in shown
    assert pages["speed.md"].count("Small and quick.") == 2
    assert (figures.HUGO in shown) == bool(commands.hugo_binary())
    assert [each.name for each in tmp_path.iterdir() if each.is_dir()] == []


@pytest.mark.usefixtures("quick")
def test_without_hugo_there_are_no_ratios_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "hugo_binary", lambda: None)
    monkeypatch.setattr(run, "reloads", lambda *_: (1.0,))
    words = ["run.py", "--n", "5", "--rounds", "1", "--place", str(tmp_path)]
    monkeypatch.setattr(sys, "argv", words)
    assert run.main() == 0
    shown = capsys.readouterr().out
    assert "Hugo: not found" in shown
    assert "time / Hugo " not in shown


def test_the_stages_are_printed_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_stages.main(["--n", "5", "--rounds", "1", "--place", str(tmp_path)]) == 0
    assert "values of decisions" in capsys.readouterr().out


def test_a_command_that_fails_ends_the_session_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        commands, "stages", lambda *_: commands.Command((sys.executable, "-c", "1 / 0"))
    )
    assert run_stages.main(["--n", "1", "--rounds", "1", "--place", str(tmp_path)]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_every_session_that_the_runner_names_is_there() -> None:
    for name in run._OTHERS:
        assert callable(importlib.import_module(f"run_{name}").main)
