"""Trials on ten records: edits, cold and warm turns, the stages, the server, the sessions."""

import subprocess
import sys
from pathlib import Path

import commands
import edits
import figures
import pytest
import session
import trial
from command import Command
from measure import CommandFailedError, measured, output
from reloads import reloads
from run_growth import measure_size
from run_stages import measure_stages
from stages import STAGES

COUNT = 10


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("trial") / "source"
    output(commands.generate(COUNT, directory, 1))
    return directory


@pytest.fixture
def own(tmp_path: Path) -> trial.Trial:
    return trial.prepared(tmp_path / "trial", COUNT, 1, None)


def test_every_edit_gives_a_file_that_has_never_been(own: trial.Trial) -> None:
    file = own.build.edited
    before = file.read_text(encoding="utf-8")
    said = [edits.edit_text(file), edits.edit_text(file)]
    after = file.read_text(encoding="utf-8")
    assert said == [f"Edit {number} changed this sentence." for number in (1, 2)]
    assert after == before.replace("context: |\n  ", f"context: |\n  {said[1]} ")
    new = [edits.edit_title(file), edits.edit_title(file)]
    assert file.read_text(encoding="utf-8") == after.replace("\n", ", edit 2\n", 1)
    assert new == [", edit 1", ", edit 2"]
    assert [each.name for each in file.parent.glob(".*")] == []


def test_hugo_gets_the_same_edits(made: Path) -> None:
    slug = edits.slug_to_edit(made / "decisions")
    page = made / "hugo" / "content" / "decisions" / f"{slug}.md"
    before = page.read_text(encoding="utf-8")
    sentence, title = edits.edit_text(page), edits.edit_title(page)
    after = page.read_text(encoding="utf-8")
    assert after.count(sentence) == after.count(title) == 1
    assert after.replace(f"{sentence} ", "").replace(title, "") == before


def test_a_file_of_another_layout_is_not_edited(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_text("context: short\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.yaml"):
        edits.edit_text(tmp_path / "odd.yaml")


def test_another_record_shows_the_title_that_is_edited(made: Path) -> None:
    slug = edits.slug_to_edit(made / "decisions")
    others = [each for each in (made / "decisions").iterdir() if each.stem != slug]
    assert any(f"[[{slug}]]" in each.read_text(encoding="utf-8") for each in others)


def test_a_cold_turn_gets_places_that_have_never_been(own: trial.Trial) -> None:
    first, second = own.build.cold(), own.build.cold()
    assert first.words[-1] != second.words[-1]
    assert first.settings[commands.CACHE] != second.settings[commands.CACHE]
    assert not Path(first.words[-1]).exists()
    assert own.build.warm() == own.build.warm() == own.build.after_text()


def test_every_turn_ends_well_and_an_edit_reaches_the_site(own: trial.Trial) -> None:
    for name in (figures.BUILD, figures.BUILD_TEXT, figures.BUILD_TITLE, figures.FILE_TEXT):
        assert measured(own.turns[name]()).seconds > 0
    page = own.build.directory / "site" / "decisions" / f"{own.build.edited.stem}.html"
    text = page.read_text(encoding="utf-8")
    assert "Edit 1 changed this sentence." in text
    assert ", edit 1" in text
    assert len(own.build.pages) > COUNT
    assert set(own.turns) == {
        name for name in figures.COUNTERPARTS if name != figures.COUNTERPARTS[name]
    }


@pytest.mark.skipif(not commands.hugo_binary(), reason="Hugo is not installed")
def test_hugo_takes_its_turns_beside_ours(tmp_path: Path) -> None:
    both = trial.prepared(tmp_path / "trial", COUNT, 1, commands.hugo_binary())
    assert set(both.turns) == set(figures.COUNTERPARTS)
    assert both.hugo
    for turn in (both.hugo.cold, both.hugo.after_text):
        measured(turn())
    assert len(both.hugo.pages) > COUNT
    built = both.hugo.directory / "site" / "decisions" / both.hugo.edited.stem / "index.html"
    assert "Edit 1 changed this sentence." in built.read_text(encoding="utf-8")


def test_a_saved_record_is_seen_in_its_page(own: trial.Trial, tmp_path: Path) -> None:
    serve = commands.serve(own.build.edited.parent, tmp_path / "cache")
    (seconds,) = reloads(serve, own.build.edited, 1)
    assert 0 < seconds < 60


def test_a_server_that_does_not_start_is_named_with_what_it_said(tmp_path: Path) -> None:
    broken = Command((sys.executable, "-c", "print('no port is free')"))
    with pytest.raises(CommandFailedError, match="no port is free"):
        reloads(broken, tmp_path / "none.yaml", 1)


def test_every_stage_is_timed(made: Path) -> None:
    found = measure_stages(made, 1)
    assert tuple(found) == STAGES
    assert all(seconds > 0 for (seconds,) in found.values())


def test_a_size_of_the_curve_has_its_largest_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        trial, "run", lambda turns, *_: {n: measured(t()) for n, t in turns.items()}
    )
    options = session.argparse.Namespace(seed=1, rounds=1, memory_rounds=1)
    size = measure_size(tmp_path / "size", COUNT, options)
    site = tmp_path / "size" / "build" / "cold-0"
    sizes = {page: page.stat().st_size for page in site.rglob("*.html")}
    assert size.pages == len(sizes)
    del sizes[site / "all.html"]
    assert size.largest_bytes == sizes[site / size.largest_page] == max(sizes.values())


def test_commands_take_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    turns = {
        name: lambda name=name: Command(("sh", "-c", f"echo {name} >> {log}")) for name in "abc"
    }
    found = session.take_turns(turns, 2, measured)
    assert log.read_text(encoding="utf-8").split() == ["a", "b", "c", "a", "b", "c"]
    assert [len(runs) for runs in found.values()] == [2, 2, 2]


def test_the_machine_is_told_without_its_name(tmp_path: Path) -> None:
    facts = session.machine(tmp_path)
    assert {"Python", "bootpath", "pydantic", "jinja2", "markdown", "libyaml"} <= set(facts)
    assert session.platform.node() not in " ".join(facts.values())
    assert str(tmp_path) not in " ".join(facts.values())


def test_the_runner_knows_all_sessions() -> None:
    runner = Path(__file__).with_name("run.py")
    words = {"mail": "--mib", "growth": "--place", "stages": "--rounds", "--help": "growth"}
    for option, word in words.items():
        command = [sys.executable, str(runner), *dict.fromkeys((option, "--help"))]
        shown = subprocess.run(command, capture_output=True, text=True, check=True)
        assert word in shown.stdout
