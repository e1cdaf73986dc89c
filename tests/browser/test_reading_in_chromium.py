"""Reading a decision in a real browser: addresses that copy themselves, and the pages on paper."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bootpath.app.reading import read
from installed import ROOT

pytestmark = pytest.mark.browser

PAGE = "decisions/pv-pvops-deprecated-once-pvh-stable.html"


@pytest.fixture
def tab(chromium: Any, site: Path) -> Iterator[Any]:
    """A decision in a tab that fails the test for any error of a script."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto((site / PAGE).as_uri())
    yield tab
    context.close()
    assert faults == []


def clipboard(tab: Any, works: str) -> None:
    """Put another clipboard in the place of the browser's: a function that takes a text."""
    tab.add_init_script(
        "window.copied = []; Object.defineProperty(navigator, 'clipboard', "
        f"{{ value: {{ writeText: {works} }} }});"
    )
    tab.reload()


def test_a_click_on_the_day_of_an_entry_goes_there_copies_its_address_and_says_so(tab: Any) -> None:
    clipboard(tab, "async (text) => { copied.push(text); }")
    link = tab.locator(".card .self").first
    place = link.get_attribute("href")
    said = tab.locator(".copied")
    assert said.get_attribute("role") == "status"
    assert said.inner_text() == ""
    link.click()
    tab.wait_for_function("document.querySelector('.copied').textContent === 'Address copied'")
    assert tab.url.endswith(place)
    assert tab.evaluate("copied") == [tab.url]


def test_the_address_of_an_option_is_copied_as_of_an_earlier_day_too(tab: Any) -> None:
    clipboard(tab, "async (text) => { copied.push(text); }")
    tab.goto(f"{tab.url}?asof=2016-04-14")
    tab.wait_for_selector(".past:has-text('As of 2016-04-14')")
    tab.locator(".option .self").first.click()
    tab.wait_for_function("copied.length === 1")
    assert re.search(r"\?asof=2016-04-14#option\.", tab.evaluate("copied")[0])


@pytest.mark.parametrize("works", ["async () => { throw new Error('refused'); }", None])
def test_where_the_clipboard_is_refused_or_missing_the_link_is_only_a_link(
    tab: Any, works: str | None
) -> None:
    if works:
        clipboard(tab, works)
    else:
        tab.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
        tab.reload()
    link = tab.locator(".card .self").first
    place = link.get_attribute("href")
    link.click()
    tab.wait_for_timeout(100)
    assert tab.url.endswith(place)
    assert tab.locator(".copied:not(:empty)").count() == 0


def test_links_of_entries_are_large_enough_for_a_finger(tab: Any) -> None:
    for width in (320, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        heights = tab.eval_on_selector_all(
            "time", "all => all.map(t => t.closest('.self')).filter(Boolean)"
            ".map(a => a.getBoundingClientRect().height)"
        )  # fmt: skip
        assert heights
        assert min(heights) >= 24


@pytest.fixture(scope="module")
def booklet(chromium: Any, site: Path) -> list[str]:
    """The text of each sheet of all decisions on one page, printed."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("no pdftotext on this machine (Debian: apt-get install poppler-utils)")
    tab = chromium.new_page()
    tab.goto((site / "all.html").as_uri())
    paper = tab.pdf(format="A4", prefer_css_page_size=True)
    tab.close()
    done = subprocess.run(
        [reader, "-layout", "-", "-"], input=paper, capture_output=True, check=True
    )
    return done.stdout.decode().split("\f")[:-1]


def test_the_booklet_begins_with_a_title_page_and_its_contents(booklet: list[str]) -> None:
    assert "All decisions on one page" in booklet[0]
    assert "2026-11-22" in booklet[0]
    assert "Contents" in booklet[1]


def test_each_decision_begins_a_sheet_and_sheets_are_numbered(booklet: list[str]) -> None:
    titles = [
        reading.decision.title
        for reading in read(ROOT / "decisions", "decisions").corpus.entries
        if reading.decision.status[-1].is_ != "draft"
    ]
    firsts = [" ".join(sheet.split()) for sheet in booklet]
    for title in titles:
        assert any(first.startswith(title) for first in firsts[2:]), title
    for number, first in enumerate(firsts[1:], 2):
        assert first.endswith(f" {number}")


def test_the_booklet_has_the_addresses_of_its_sources_in_full_and_nothing_to_click(
    booklet: list[str],
) -> None:
    text = re.sub(r"\s+", "", "".join(booklet))
    assert "<https://lkml.iu.edu/hypermail/linux/kernel/1604.1/04408.html>" in text
    assert "Skiptothecontent" not in text
    assert "Expectations" not in "".join(booklet[:2])  # the site's navigation


def test_no_heading_ends_a_sheet(booklet: list[str]) -> None:
    headings = {"Options", "Positions", "What it waits for", "Expectations", "Questions", "Sources"}
    for sheet in booklet[2:]:
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        assert lines[-2] not in headings
