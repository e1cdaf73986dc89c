"""The page about speed and its curve are what the sessions kept beside them say, and nothing else."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import aims
import curve
import figures
import growth
import pytest
import speed_page
from figures import Series
from growth import Size
from measure import Run

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def sessions() -> tuple[Any, Any]:
    speed, grown = (
        json.loads(file.read_text(encoding="utf-8"))
        for file in (speed_page.SPEED, speed_page.GROWTH)
    )
    return speed, grown


def sized(count: int, seconds: float) -> Size:
    runs = Series((Run(seconds, seconds, 1),), (count * 1_000_000,))
    commands = dict.fromkeys((figures.BUILD, figures.BUILD_SAME, figures.BUILD_TEXT), runs)
    return Size(commands, count, "index.html", 1000 * count)


@pytest.mark.parametrize("name", ["speed.md", "growth.svg"])
def test_what_is_generated_is_fresh(
    name: str, sessions: tuple[Any, Any], update_golden: bool
) -> None:
    text = speed_page.written(*sessions)[name]
    if update_golden:
        (speed_page.DOCS / name).write_text(text, encoding="utf-8")
    assert (speed_page.DOCS / name).read_text(encoding="utf-8") == text, (
        f"docs/{name} is stale: run pytest --update-golden"
    )


def test_the_aims_that_are_kept_follow_from_the_runs_that_are_kept(
    sessions: tuple[Any, Any],
) -> None:
    speed, grown = sessions
    start_up = figures.results(speed["start_up"])
    sizes = growth.sizes(grown["sizes"])
    reached = (
        *aims.aims(figures.figures(speed["sizes"]), start_up),
        *aims.growth_aims({count: size.commands for count, size in sizes.items()}),
    )
    for aim, kept in zip(reached, (*speed["aims"], *grown["aims"]), strict=True):
        assert (aim.says, aim.limit, aim.verdict) == (kept["says"], kept["limit"], kept["verdict"])
        assert aim.measured == (kept["measured"] and pytest.approx(kept["measured"], rel=0.01))


def test_the_sessions_name_no_host_and_no_place(sessions: tuple[Any, Any]) -> None:
    for session in sessions:
        text = json.dumps(session)
        assert "/home" not in text
        assert "/tmp" not in text  # noqa: S108  (it is looked for, not used)
        assert {"processor", "Python", "bootpath", "pydantic", "libyaml"} <= set(session["machine"])


def test_the_curve_depends_on_the_figures_alone_and_not_on_their_order() -> None:
    sizes = {count: sized(count, count / 10) for count in (10, 30, 100)}
    drawing = curve.drawn(sizes, "a machine")
    assert curve.drawn(dict(reversed(sizes.items())), "a machine") == drawing
    assert curve.drawn(sizes | {30: sized(30, 9)}, "a machine") != drawing
    assert growth.sizes(json.loads(json.dumps(growth.plain(sizes)))) == sizes


def test_the_curve_is_well_formed_and_says_in_words_what_it_shows() -> None:
    sizes = {count: sized(count, count / 10) for count in (10, 100)}
    svg = ET.fromstring(curve.drawn(sizes, 'AMD & Co, "2 < 3"'))  # noqa: S314  (it is our own)
    assert svg.tag == f"{SVG}svg"
    assert [svg.find(f"{SVG}{name}") is not None for name in ("title", "desc")] == [True, True]
    said = svg.findtext(f"{SVG}desc") or ""
    assert 'AMD & Co, "2 < 3"' in said
    assert "one text changed: from 1 to 10." in said
    for panel in curve.PANELS:
        assert any(text.text == panel.title for text in svg.iter(f"{SVG}text"))
    lines = [path for path in svg.iter(f"{SVG}path") if "line" in path.attrib["class"]]
    assert len(lines) == sum(len(panel.lines) for panel in curve.PANELS)


def test_nothing_of_the_curve_lies_outside() -> None:
    sizes = {count: sized(count, count**1.5 / 70) for count in (100, 300, 1_000, 30_000)}
    svg = ET.fromstring(curve.drawn(sizes, "a machine"))  # noqa: S314  (likewise)
    for dot in svg.iter(f"{SVG}circle"):
        assert 0 <= float(dot.attrib["cx"]) <= 440
        assert 0 <= float(dot.attrib["cy"]) <= 290


def test_one_size_makes_no_curve() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        curve.drawn({10: sized(10, 1)}, "a machine")
