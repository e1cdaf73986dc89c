"""The date slider in a real browser, held against the standing of the shipped records on each day."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from made_site import TODAY, built, library_of
from seen_on_a_day import COUNTS, ROWS, STATE, TIMES, expected, moved

from bootpath.corpus import Entry
from bootpath.standing import standing
from bootpath.views import Library, Vantage, listing
from bootpath.views.almanac import Almanac
from bootpath.views.history import dated
from bootpath.views.words import STATUSES
from installed import ROOT

pytestmark = pytest.mark.browser


DAY = timedelta(days=1)
BUSY = (
    "pv-pvops-deprecated-once-pvh-stable",
    "efi-entry-for-hvmlite",
    "linux-drops-32-bit-pv",
    "legacy-pv-under-hvmlite",
)

MADE_UP = {
    "_tracker": "title: Paths\ncomponents: {linux: {title: Linux}}\n",
    "_people": "ada: {name: Ada Lovelace}\nbob: {name: Bob Kahn}\n",
    "_milestones": "met: {title: One, met: {date: 2018-01-01, says: It came.}}\n",
    "drop-it": """
title: Drop it
question: Should it go?
components: [linux]
summary: It goes.
status:
  - {is: open, date: 2016-04-01}
  - {is: accepted, date: 2016-05-01, outcome: drop}
  - {is: open, date: 2016-06-01}
  - {is: accepted, date: 2016-07-01, outcome: keep}
options: {drop: {title: Drop}, keep: {title: Keep}}
positions:
  - {person: ada, date: 2016-04-02, stance: objects, option: drop, says: Against.}
  - {person: ada, date: 2016-04-05, stance: supports, option: drop, says: For.}
  - {person: ada, date: 2016-04-05, stance: neutral, option: drop, says: Neither.}
  - {person: ada, date: 2016-08-01, stance: withdrawn, option: drop, says: Never mind.}
  - {person: bob, date: 2016-04-03, stance: objects, option: drop, says: Never.}
  - {person: ada, date: 2016-09-01, stance: objects, option: drop, says: Against again.}
conditions: [met]
clock: {runs: P1Y}
questions:
  - {key: who-pays, asks: Who?, person: bob, date: 2016-04-04,
     answers: [{person: ada, date: 2016-10-05, says: I.}, {person: bob, date: 2016-04-08, says: We.}]}
expectations:
  - {person: ada, date: 2016-04-02, expects: All is well., due: 2017-01-01,
     outcome: {is: missed, date: 2017-02-01, says: It was not.}}
""",
    "new-one": """
title: New one
question: And now?
components: [linux]
status:
  - {is: open, date: 2019-06-01}
  - {is: accepted, date: 2020-02-01, outcome: keep}
options: {keep: {title: Keep}}
links: {supersedes: [drop-it]}
""",
}
"""What the shipped records lack."""


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(ROOT / "decisions")


def days_of(library: Library, entry: Entry) -> list[date]:
    """Every day on which something happened, and the day before each, if it can be chosen."""
    days = {one.date for one in dated(entry, TODAY)}
    for one in library.standings[entry.slug].awaited:
        days |= {day for day in (one.met, one.abandoned) if day}
    first = Almanac(library).days[0]
    return sorted(day for day in days | {day - DAY for day in days} if day >= first)


@pytest.mark.parametrize("slug", BUSY)
def test_a_decision_agrees_with_its_standing_on_every_day(
    tab: Any, site: Path, library: Library, slug: str
) -> None:
    assert_agreement(tab, site, library, slug)


def test_what_is_taken_back_reopened_given_up_or_superseded_agrees_as_well(
    tab: Any, tmp_path: Path
) -> None:
    records = tmp_path / "decisions"
    records.mkdir()
    for name, text in MADE_UP.items():
        (records / f"{name}.yaml").write_text(text, encoding="utf-8")
    library, site = library_of(records), tmp_path / "site"
    built(library, site)
    assert_agreement(tab, site, library, "drop-it")
    page = site / "decisions" / "drop-it.html"
    for day, words in (
        ("2017-12-31", "starts. It had not started."),
        ("2018-06-01", "It started on 2018-01-01 and runs out on 2019-01-01."),
        ("2019-01-01", "It started on 2018-01-01 and ran out on 2019-01-01."),
    ):
        moved(tab, page, date.fromisoformat(day))
        assert words in tab.get_by_text("a clock of").inner_text(), day
    moved(tab, page, date(2018, 6, 1))
    assert not tab.locator(".banner").is_visible()
    assert "Superseded by" not in tab.locator(".facts").inner_text()
    moved(tab, page, date(2020, 3, 1))
    assert "Superseded by" in tab.locator(".facts").inner_text()
    assert "Superseded by New one." in tab.locator(".banner").inner_text()


def assert_agreement(tab: Any, site: Path, library: Library, slug: str) -> None:
    """The page of a decision shows its standing on every day on which something happened."""
    entry = library.corpus.entry(slug)
    assert entry
    days = days_of(library, entry)
    assert len(days) > 3
    for day in days:
        moved(tab, site / "decisions" / f"{slug}.html", day)
        then = standing(library.corpus, entry, day)
        assert tab.evaluate(STATE) == expected(library.corpus, entry, then, day), day


def test_the_table_agrees_with_the_standing_on_every_day(
    tab: Any, site: Path, library: Library
) -> None:
    days = Almanac(library).days
    between = [day - DAY for day in days[1:] if day - DAY not in days]
    assert len(days) > 40
    for day in sorted([*days, *between]):
        moved(tab, site / "index.html", day)
        past = Vantage(replace(library, today=day), "")
        rows = [listing.row(past, entry) for entry in past.library.by_interest]
        assert tab.evaluate(ROWS) == [
            {
                "name": row.ref.text,
                "word": row.tag.word,
                "note": row.note,
                "people": [one.text for one in row.counts],
                "last": row.last,
            }
            for row in rows
        ], day
        counts = {STATUSES[key].word: len(found) for key, found in past.library.by_status.items()}  # type: ignore[index]
        assert tab.evaluate(COUNTS) == counts, day


def test_what_tells_of_today_is_hidden_on_an_earlier_day(tab: Any, site: Path) -> None:
    landing = site / "index.html"
    tab.goto(landing.as_uri())
    assert tab.locator("#attention").is_visible()
    today = tab.locator("main").inner_text()
    moved(tab, landing, date(2016, 4, 14))
    assert not tab.locator("#attention, #lately, .proof, .browse").filter(visible=True).count()
    assert "Texts are as recorded now" in tab.locator(".past").inner_text()
    tab.get_by_text("Back to today").click()
    assert tab.locator("main").inner_text() == today
    assert "?" not in tab.url


def test_no_day_after_the_chosen_one_is_seen_on_a_decision(tab: Any, site: Path) -> None:
    for slug in BUSY:
        moved(tab, site / "decisions" / f"{slug}.html", date(2019, 7, 15))
        days = tab.evaluate(TIMES)
        assert days
        assert max(days) <= "2019-07-15", slug


@pytest.mark.parametrize(
    "asked",
    ["", "x", "2016-04", "2016-02-31", "2015-01-01", "2026-11-22", "2030-01-01", "../x", "<b>"],
)
@pytest.mark.parametrize("page", ["index.html", f"decisions/{BUSY[0]}.html"])
def test_a_day_that_cannot_be_is_ignored(tab: Any, site: Path, asked: str, page: str) -> None:
    tab.goto((site / page).as_uri())
    today = tab.locator("main").inner_text()
    tab.goto(f"{(site / page).as_uri()}?asof={asked}")
    assert tab.locator("main").inner_text() == today


def test_links_and_the_way_back_keep_the_day(tab: Any, site: Path) -> None:
    moved(tab, site / "index.html", date(2016, 4, 14))
    tab.get_by_role("link", name="PV (pvops) deprecated once PVH is stable").click()
    tab.wait_for_url(f"**/{BUSY[0]}.html?asof=2016-04-14")
    tab.get_by_role("button", name="Earlier day").click()
    tab.wait_for_url("**?asof=2016-04-13")
    assert "2016-04-13" in tab.locator(".asof output").inner_text()
    tab.get_by_role("link", name="Milestones").first.click()
    tab.wait_for_url("**/milestones.html?asof=2016-04-13")
    assert "not of 2016-04-13" in tab.locator(".past").inner_text()
    tab.go_back()
    tab.wait_for_function("document.querySelector('.asof output').innerText === '2016-04-13'")
    tab.go_back()
    tab.wait_for_function("document.querySelector('.asof output').innerText === '2016-04-14'")
    assert tab.locator(".decisions tbody tr").count() == 13


def test_the_slider_is_worked_with_the_keyboard(tab: Any, site: Path) -> None:
    tab.goto((site / "index.html").as_uri())
    assert "asof.js" not in tab.evaluate(
        "performance.getEntriesByType('resource').map(e => e.name).join()"
    )
    slider = tab.get_by_role("slider", name="As of")
    slider.focus()
    tab.keyboard.press("Home")
    tab.wait_for_url("**?asof=2016-02-01")
    tab.keyboard.press("ArrowRight")
    tab.wait_for_url("**?asof=2016-04-06")
    assert slider.get_attribute("aria-valuetext") == "2016-04-06"
    tab.keyboard.press("End")
    tab.wait_for_function("!location.search")
    tab.go_back()
    tab.wait_for_function("document.querySelector('.asof output').innerText === '2016-04-06'")
    for name in ("Earlier day", "Later day"):
        box = tab.get_by_role("button", name=name).bounding_box()
        assert min(box["width"], box["height"]) >= 24


def test_without_a_script_plain_links_lead_to_a_few_days(
    chromium: Any, site: Path, library: Library
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "index.html").as_uri())
    days = [str(day) for day in Almanac(library).snapshots]
    assert "2016-04-15" in days
    assert tab.locator(".asof a").all_inner_texts() == days
    assert tab.locator("input").count() == 0
    tab.get_by_role("link", name="2016-04-15").click()
    tab.wait_for_url("**/2016-04-15.html")
    assert tab.locator("h1").inner_text() == "As of 2016-04-15"
    assert tab.locator("tbody tr").count() == 13
    context.close()
