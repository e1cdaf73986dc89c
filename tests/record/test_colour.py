"""Contrast as WCAG 2.2 defines it, and the shade of an accent that can be read."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.record.colour import (
    DARK,
    LIGHT,
    READABLE,
    Colour,
    Grounds,
    colour,
    contrast,
    least_contrast,
    readable,
)

TOKENS = Path(__file__).parents[2] / "templates" / "style.css" / "00-tokens.css"

parts = st.integers(0, 255)
colours = st.builds(Colour, parts, parts, parts)
grounds = st.sampled_from([LIGHT, DARK])


@pytest.mark.parametrize(
    ("text", "found"),
    [("#fff", (255, 255, 255)), ("#1f5a8a", (31, 90, 138)), ("#FC0", (255, 204, 0))],
)
def test_a_colour_is_read_in_its_short_and_its_long_form(
    text: str, found: tuple[int, int, int]
) -> None:
    assert colour(text) == found


@pytest.mark.parametrize(
    "text",
    ["", "#", "#12", "#12345", "#1234567", "red", "#ggg", "#fff ", "＃fff", "#１２３", "#fff\n"],
)
def test_anything_else_is_no_colour(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        colour(text)


@given(colours)
def test_a_colour_is_read_back_as_it_was_written(one: Colour) -> None:
    assert colour(str(one)) == one


def test_contrast_is_that_of_the_examples_everybody_uses() -> None:
    assert contrast(colour("#000"), colour("#fff")) == 21
    assert contrast(colour("#777"), colour("#fff")) == pytest.approx(4.48, abs=0.005)
    assert contrast(colour("#767676"), colour("#fff")) == pytest.approx(4.54, abs=0.005)
    assert contrast(colour("#f00"), colour("#fff")) == pytest.approx(4.00, abs=0.005)


@given(colours, colours)
def test_contrast_does_not_ask_which_is_the_ground(one: Colour, other: Colour) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(colours, grounds)
def test_a_shade_can_be_read_on_every_ground(one: Colour, on: Grounds) -> None:
    assert least_contrast(readable(one, on), on.under) >= READABLE


@given(colours, grounds)
def test_a_colour_that_can_be_read_stays_itself(one: Colour, on: Grounds) -> None:
    found = readable(one, on)
    assert (found == one) == (least_contrast(one, on.under) >= READABLE)
    assert readable(found, on) == found


def test_no_nearer_shade_would_do() -> None:
    pale, found = colour("#fc0"), readable(colour("#fc0"), LIGHT)
    nearer = Colour(*(round(a + (b - a) * 0.98) for a, b in zip(pale, found, strict=True)))
    assert least_contrast(nearer, LIGHT.under) < READABLE


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    text = TOKENS.read_text(encoding="utf-8")
    light, dark = text.split("prefers-color-scheme: dark")[:2]
    for css, on in ((light, LIGHT), (dark, DARK)):
        tokens = dict(re.findall(r"--(paper|tint): (#[0-9a-f]{6})", css))
        assert (tokens["paper"], tokens["tint"]) == tuple(map(str, on.under))


def test_the_accent_that_ships_can_be_read() -> None:
    light, dark = re.findall(r"--accent: (#[0-9a-f]{6})", TOKENS.read_text(encoding="utf-8"))
    assert least_contrast(colour(light), LIGHT.under) >= READABLE
    assert least_contrast(colour(dark), DARK.under) >= READABLE
