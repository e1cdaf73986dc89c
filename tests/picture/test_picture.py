"""Pictures for previews: what they say, that nothing is cut off, and the same bytes each time."""

import io
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from bootpath.picture import HEIGHT, WIDTH, Panel, Share, can_draw, png
from bootpath.picture.lettering import lines, plain, width
from bootpath.picture.palette import INKS, colours, shade
from bootpath.picture.shapes import SHAPES, mark, shape
from bootpath.views.words import STANCES, STATUSES

ROOT = Path(__file__).parents[2]
TOKENS = (ROOT / "templates" / "style.css" / "00-tokens.css").read_text(encoding="utf-8")

PANEL = Panel(
    "How Xen guests enter Linux",
    "Should Linux drop its classic PV boot path, and when does that start?",
    "Deprecate, then remove",
    "accepted",
    "Accepted",
    (Share("supports", "3 support", 3), Share("objects", "1 objects", 1)),
)
LONG = "Does a question that goes on and on still stand on the picture as a whole " * 12
CROWDED = Panel(
    LONG,
    LONG,
    LONG,
    "settled",
    "Settled",
    tuple(Share(key, f"1,234 {word.many}", 1234) for key, word in STANCES.items()),
)


def opened(panel: Panel) -> Image.Image:
    picture = Image.open(io.BytesIO(png(panel)))
    picture.load()
    return picture


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def seen(panel: Panel) -> Counter[tuple[int, ...]]:
    """How many pixels have each colour."""
    found = opened(panel).convert("RGB").getcolors(WIDTH * HEIGHT)
    assert found
    return Counter({colour: number for number, colour in found})  # type: ignore[misc]


@pytest.mark.parametrize("panel", [PANEL, CROWDED, Panel("", "", "")], ids=["one", "full", "empty"])
def test_a_picture_is_a_small_png_with_a_palette_and_has_room_at_its_edges(panel: Panel) -> None:
    data = png(panel)
    assert len(data) < 40_000
    picture = opened(panel)
    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630))
    box = picture.getbbox()  # what is not paper, the first colour of the palette
    assert box
    left, top, right, bottom = box
    assert min(left, WIDTH - right) >= 80
    assert min(top, HEIGHT - bottom) >= 50


def test_a_usual_picture_takes_less_than_25_kilobytes() -> None:
    assert len(png(PANEL)) < 25_000


def test_the_same_panel_gives_the_same_bytes_also_in_another_process() -> None:
    script = f"""
import sys
sys.path.insert(0, {str(ROOT / "src")!r})
from bootpath.picture import Panel, Share, png
sys.stdout.buffer.write(png({PANEL!r}))
"""
    again = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert again.stdout == png(PANEL) == png(PANEL)


def test_the_status_and_each_stance_have_their_colour() -> None:
    colours_seen = seen(PANEL)
    for ink in ("paper", "ink", "soft", "accent", "supports", "objects"):
        assert colours_seen[rgb(INKS[ink])] > 100, ink
    assert colours_seen[rgb(INKS["blocks"])] == 0


def test_the_bar_is_divided_as_the_numbers_are() -> None:
    picture = opened(PANEL).convert("RGB")
    row = [picture.getpixel((x, HEIGHT - 120)) for x in range(WIDTH)]
    support, objecting = (row.count(rgb(INKS[ink])) for ink in ("supports", "objects"))
    assert 2.7 < support / objecting < 3.1


def test_without_numbers_the_foot_says_so() -> None:
    none = Panel("Name", "Question?", "Not decided.", "open", "Open", note="No position recorded")
    assert seen(none)[rgb(INKS["rule"])] > 5_000
    assert seen(none)[rgb(INKS["soft"])] > seen(Panel("Name", "Question?", ""))[rgb(INKS["soft"])]


def test_an_accent_of_the_trackers_own_takes_the_place_of_ours() -> None:
    own = Panel("Name", "Question?", "", accent="#008040")
    assert seen(own)[rgb("#008040")] > 100
    assert seen(own)[rgb(INKS["accent"])] == 0


def test_the_colours_are_the_tokens_of_the_light_pages() -> None:
    light = TOKENS.partition("prefers-color-scheme: dark")[0]
    tokens = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", light))
    assert {name: tokens[name] for name in INKS} == INKS


def test_the_palette_has_room_for_every_ink() -> None:
    assert len(colours()) <= 3 * 256
    for name in INKS:
        if name != "paper":
            place = shade(name)[255]
            assert colours()[3 * place : 3 * place + 3] == bytes(rgb(INKS[name]))


def test_every_status_and_stance_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == {*STATUSES, *STANCES}
    for kind in (STATUSES, STANCES):
        drawn = [bytes(shape(key, 40).tobytes()) for key in kind]
        assert len(set(drawn)) == len(drawn)
        assert all(map(any, drawn))


def test_the_mark_is_that_of_the_icon() -> None:
    icon = (ROOT / "templates" / "icon.svg").read_text(encoding="utf-8")
    assert INKS["accent"] in icon
    assert "M9 6v20M9 12c8 0 6 10 14 10M23 22l-4-4M23 22l-4 4" in icon
    drawn = mark(32)
    assert [drawn.getpixel(at) for at in ((4, 16), (9, 16), (16, 17), (22, 22), (28, 8))] == [
        255,
        0,
        0,
        0,
        255,
    ]


@pytest.mark.parametrize(
    "text",
    ["plain ASCII ~!@#$%^&*()", "“quotes” ‘and’ «more»", "one – two — three", "…", "a\u00a0b", ""],
)
def test_what_the_font_has_can_be_drawn(text: str) -> None:
    assert can_draw(Panel(text, text, text))
    png(Panel(text, text, text))


@pytest.mark.parametrize(
    "text",
    [
        "Jürgen",
        "e\u0301",
        "Ελλάδα",
        "Привет",
        "漢字",
        "→",
        "\u202e",
        "\x07",
        "\U0001f600",
        "\ud800",
    ],
)
def test_a_text_with_a_letter_that_the_font_lacks_is_not_drawn(text: str) -> None:
    for panel in (
        Panel(text, "", ""),
        Panel("", text, ""),
        Panel("", "", text),
        Panel("", "", "", "open", text),
        Panel("", "", "", shares=(Share("open", text, 1),)),
        Panel("", "", "", note=text),
    ):
        assert not can_draw(panel)


def test_lines_are_as_few_as_can_be_and_of_even_length() -> None:
    found, whole = lines(PANEL.headline, 60, 800, 4)
    assert whole
    assert " ".join(found) == PANEL.headline
    widths = [width(line, 60) for line in found]
    assert max(widths) <= 800
    assert sum(widths) > 800 * (len(found) - 1)
    assert all(abs(a - b) < 300 for a, b in pairwise(widths))


def test_a_text_that_is_too_long_is_cut_between_words() -> None:
    found, whole = lines(LONG, 44, 1024, 5)
    assert not whole
    assert len(found) == 5
    assert found[-1].endswith("…")
    assert LONG.startswith(" ".join(found)[:-1])
    assert LONG[len(" ".join(found)) - 1] == " "


def test_a_word_that_is_too_long_is_cut_to_the_line() -> None:
    found, _ = lines("x" * 500, 44, 1024, 5)
    assert found[0].endswith("x…")
    assert width(found[0], 44) <= 1024
    assert lines("", 44, 1024, 5) == ([], True)


def test_what_is_drawn_is_on_one_line_and_composed() -> None:
    assert plain(" a\n b\u2003c — d ") == "a b c - d"
    assert plain("e\u0301") == "é"


def test_pillow_is_loaded_only_for_a_picture() -> None:
    script = f"""
import sys
sys.path.insert(0, {str(ROOT / "src")!r})
import bootpath.views, bootpath.app.building, bootpath.app.checking
print([name for name in sys.modules if name.split(".")[0] == "PIL"])
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stdout == "[]\n"
