"""The generator is deterministic and its records are of the shape the model asks for."""

import itertools
import statistics
from datetime import date
from pathlib import Path

import generate
import prose
import pytest
import yaml
from invention import collection
from pydantic import BaseModel

from bootpath.app.checking import check
from bootpath.app.reading import read
from bootpath.record import Decision, Milestones, People, Terms, Tracker

COUNT = 60
SHARED: dict[str, type[BaseModel]] = {
    "_tracker.yaml": Tracker,
    "_people.yaml": People,
    "_milestones.yaml": Milestones,
    "_terms.yaml": Terms,
}


def tree(text: str) -> object:
    """The YAML as the loader hands it on: every scalar is text, every list a tuple."""
    return tuples(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506  (it makes text only)


def tuples(value: object) -> object:
    if isinstance(value, dict):
        return {key: tuples(inner) for key, inner in value.items()}
    return tuple(map(tuples, value)) if isinstance(value, list) else value


@pytest.fixture(scope="module")
def records() -> dict[str, str]:
    return generate.records(collection(COUNT, seed=1))


@pytest.fixture(scope="module")
def decisions(records: dict[str, str]) -> dict[str, Decision]:
    return {
        name.removesuffix(".yaml"): Decision.model_validate(tree(text))
        for name, text in records.items()
        if name not in SHARED
    }


def files_of(directory: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(directory)): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file()
    }


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    generate.generate(COUNT, tmp_path / "one", seed=7)
    generate.generate(COUNT, tmp_path / "two", seed=7)
    generate.generate(COUNT, tmp_path / "three", seed=8)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")
    assert files_of(tmp_path / "one") != files_of(tmp_path / "three")


def test_every_file_has_the_shape_of_its_model(records: dict[str, str]) -> None:
    assert len(records) == COUNT + len(SHARED)
    for name, text in records.items():
        SHARED.get(name, Decision).model_validate(tree(text))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_very_small_tracker_has_the_right_shape_too(count: int) -> None:
    records = generate.records(collection(count, seed=1))
    for name, text in records.items():
        SHARED.get(name, Decision).model_validate(tree(text))


@pytest.mark.parametrize(("count", "seed"), [(1, 1), (2, 3), (5, 6), (COUNT, 1)])
def test_no_rule_finds_anything_to_say(tmp_path: Path, count: int, seed: int) -> None:
    generate.generate(count, tmp_path, seed)
    checked = check(read(tmp_path / "decisions", ""), date(2026, 1, 1))
    assert [problem.message for problem in checked.diagnostics] == []


def test_a_record_has_between_two_and_three_kilobytes_on_average(records: dict[str, str]) -> None:
    sizes = [len(text.encode()) for name, text in records.items() if name not in SHARED]
    assert 2_000 < statistics.mean(sizes) < 3_000
    assert min(sizes) > 1_500
    assert max(sizes) < 5_000


def test_a_context_has_between_150_and_250_words(decisions: dict[str, Decision]) -> None:
    for decision in decisions.values():
        assert decision.context
        assert prose.FEWEST_WORDS <= prose.word_count(decision.context) <= prose.MOST_WORDS
        assert "\n- " in decision.context
        assert "`" in decision.context


def test_links_lead_to_other_decisions_and_close_no_circle(
    decisions: dict[str, Decision],
) -> None:
    order = {slug: at for at, slug in enumerate(decisions)}
    linked = 0
    for slug, decision in decisions.items():
        links = decision.links
        for target in (*links.depends_on, *links.conflicts_with, *links.relates_to):
            linked += 1
            assert order[target] < order[slug]
        for target in links.depends_on:
            assert decisions[target].status[-1].is_ not in ("rejected", "withdrawn")
    assert linked > 0


def test_every_position_has_a_quotation_that_is_neither_too_short_nor_too_long(
    decisions: dict[str, Decision],
) -> None:
    for decision in decisions.values():
        assert 3 <= len(decision.positions) <= 6
        for position in decision.positions:
            assert position.cite
            assert position.cite.quote
            assert 3 <= len(position.cite.quote.split()) <= 12
            assert (position.stance == "conditional") == (position.condition is not None)


def test_dates_are_in_order_and_none_is_after_2025(decisions: dict[str, Decision]) -> None:
    for decision in decisions.values():
        days = [entry.date for entry in decision.status]
        assert days == sorted(days)
        said = [position.date for position in decision.positions]
        assert said == sorted(said)
        happened = [event.date for event in decision.events]
        assert max(day.year for day in itertools.chain(days, said, happened)) <= 2025
        assert min(day.year for day in days) >= 2013


def test_two_in_five_decisions_are_still_open(decisions: dict[str, Decision]) -> None:
    still_open = [each for each in decisions.values() if each.status[-1].is_ == "open"]
    assert len(still_open) == COUNT * 2 // 5


def test_nothing_in_the_shared_files_is_without_a_user(records: dict[str, str]) -> None:
    texts = "\n".join(text for name, text in records.items() if name not in SHARED)
    for name in ("_people.yaml", "_milestones.yaml"):
        keys = yaml.load(records[name], Loader=yaml.BaseLoader)  # noqa: S506  (text only)
        assert keys
        assert [key for key in keys if key not in texts] == []
    terms = Terms.model_validate(tree(records["_terms.yaml"])).root
    assert [term.word for term in terms.values() if term.word not in texts] == []


def test_the_hugo_site_has_a_page_for_each_decision(
    tmp_path: Path,
    decisions: dict[str, Decision],
) -> None:
    generate.generate(COUNT, tmp_path, seed=1)
    pages = tmp_path / "hugo" / "content" / "decisions"
    assert {page.stem for page in pages.iterdir()} == set(decisions)
    for slug, decision in decisions.items():
        _, front, body = (pages / f"{slug}.md").read_text(encoding="utf-8").split("---\n", 2)
        fields = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506  (text only)
        assert fields["title"] == decision.title
        assert fields["status"] == [decision.status[-1].is_]
        assert len(fields["positions"]) == len(decision.positions)
        assert "[[" not in body
