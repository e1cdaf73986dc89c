"""The timeline: every entry once, oldest first, split where there is too much for one page."""

import re
from datetime import date
from typing import Any

import pytest
from site_corpora import FULL, KEEP, Html, made, site
from test_site_html import hostile

from bootpath.views import timeline

TIMELINE = "timeline.html"


def events(*days: str) -> str:
    listed = ", ".join(f"{{date: {day}, says: It went on.}}" for day in days)
    return f"{KEEP}events: [{listed}]\n"


def lines(value: Any) -> list[tuple[str, Any]]:
    return [
        (day.day, line)
        for year in value.years
        for stretch in year.stretches
        for day in stretch.days
        for line in day.lines
    ]


def test_every_dated_entry_is_a_line_oldest_first() -> None:
    value = made(FULL)[TIMELINE].value
    found = lines(value)
    days = [day for day, _ in found]
    assert days == sorted(days)
    assert len(found) == 15  # the same as in the feed
    assert (value.count, value.first, value.last) == ("15 entries", "2016-04-01", "2019-01-01")
    assert [year.title for year in value.years] == ["2016", "2017", "2018", "2019"]


def test_a_line_says_who_what_and_about_which_decision() -> None:
    found = lines(made(FULL)[TIMELINE].value)
    (line,) = (one for day, one in found if day == "2016-04-02" and one.what == "objects to")
    assert (line.who, line.about, line.text) == ("Ada Lovelace", "Drop", None)
    assert line.where == ("Drop it", "decisions/drop-it.html#position.ada.drop.2016-04-02")
    (met,) = (one for _, one in found if one.what == "Milestone met")
    assert (met.about, met.where) == (None, ("The first thing", "milestones.html#met"))
    (status,) = (one for day, one in found if day == "2016-05-01")
    assert (status.what, status.about, status.text) == ("Status accepted", "Drop", None)


def test_what_happens_later_is_not_on_it() -> None:
    assert max(day for day, _ in lines(made(FULL, date(2016, 4, 3))[TIMELINE].value)) == (
        "2016-04-03"
    )


def test_a_year_with_many_entries_is_told_month_by_month() -> None:
    busy = events(*(f"2017-0{month}-0{day}" for month in (2, 5) for day in range(1, 8)))
    years = made({"keep-it": busy})[TIMELINE].value.years
    assert [[one.title for one in year.stretches] for year in years] == [
        [None],
        ["February 2017", "May 2017"],
    ]
    assert [one.place for one in years[1].stretches] == ["2017-02", "2017-05"]


def test_what_is_too_long_for_a_page_is_split_by_year_and_a_full_year_by_month() -> None:
    quiet = events("2014-03-01", "2015-03-01")
    busy = events(*(f"2017-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)))
    pages = made({"quiet": quiet, "busy": busy, "busier": busy})
    parts = [path for path in pages if path.startswith("timeline/")]
    months = [f"timeline/2017-{month:02}.html" for month in range(1, 13)]
    assert parts == [
        "timeline/2014.html",
        "timeline/2015.html",
        "timeline/2016.html",
        "timeline/2017.html",
        *months,
    ]
    whole = pages[TIMELINE].value
    assert lines(whole) == []
    assert [year.stretches[0].href for year in whole.years] == parts[:4]
    told = [one for path in parts for one in lines(pages[path].value)]
    assert len(told) == 2 * 12 * 28 + 2 + 3
    assert pages["timeline/2017.html"].value.years[0].stretches[0].href == "2017-01.html"
    assert [ref.href for ref in pages["timeline/2017-04.html"].value.above] == [
        "../timeline.html",
        "2017.html",
    ]


def test_a_month_that_is_too_long_for_a_page_has_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many records there are, no page grows with them."""
    monkeypatch.setattr(timeline, "LINES", 10)
    busy = events(*(f"2017-03-{day:02}" for day in range(1, 26)), "2017-04-01")
    pages = made({"busy": busy})
    names = [path for path in pages if path.startswith("timeline/2017-")]
    parts = [f"timeline/2017-03-part-{number}.html" for number in (1, 2, 3)]
    assert names == ["timeline/2017-03.html", *parts, "timeline/2017-04.html"]
    month = pages["timeline/2017-03.html"].value
    assert lines(month) == []
    assert [(one.title, one.number, one.href) for one in month.years[0].stretches] == [
        ("1 to 10 March 2017", "10 entries", "2017-03-part-1.html"),
        ("11 to 20 March 2017", "10 entries", "2017-03-part-2.html"),
        ("21 to 25 March 2017", "5 entries", "2017-03-part-3.html"),
    ]
    crowded = made({"busy": events(*["2017-03-05"] * 11)})["timeline/2017-03.html"].value
    assert [one.title for one in crowded.years[0].stretches] == ["5 March 2017"] * 2
    told = [day for path in parts for day, _ in lines(pages[path].value)]
    assert told == [f"2017-03-{day:02}" for day in range(1, 26)]
    last = pages[parts[2]].value
    assert (last.title, last.count) == ("Timeline of March 2017, part 3", "5 entries")
    above = ["../timeline.html", "2017.html", "2017-03.html"]
    assert [ref.href for ref in last.above] == above


def test_the_links_of_a_split_timeline_lead_to_files_and_places() -> None:
    days = (f"2017-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29))
    busy = events(*days)
    files = site({"busy": busy, "busier": busy})
    for path, folder in ((TIMELINE, ""), ("timeline/2017.html", "timeline/")):
        page = Html(files[path])
        ids = {e.attributes.get("id") for e in page.elements}
        for element in page.of("a"):
            target, _, place = element.attributes["href"].partition("#")
            assert place in ids if not target else True
            if target.startswith(("2017-", "timeline/")):
                assert folder + target in files, target


def test_the_drawing_has_a_bar_for_each_month_and_leads_to_the_years() -> None:
    page = Html(site(FULL)[TIMELINE])
    (svg,) = page.of("svg")
    ids = {e.attributes.get("id") for e in page.elements}
    assert {svg.attributes["aria-labelledby"], svg.attributes["aria-describedby"]} <= ids
    bars = [e for e in page.of("rect") if e.attributes.get("class") != "area"]
    # April and May 2016, February 2017, January 2018 and 2019
    assert len(bars) == 5
    heights = [float(bar.attributes["height"]) for bar in bars]
    assert max(heights) == heights[0] == 64
    assert min(heights) >= 2
    assert "2016-04 with 11" in page.text
    labels = [e.attributes["aria-label"] for e in page.of("a") if "aria-label" in e.attributes]
    assert labels == ["2016: 12 entries", "2017: 1 entry", "2018: 1 entry", "2019: 1 entry"]
    listed = " ".join(page.text.split())
    assert "2016 12 entries 2017 1 entry 2018 1 entry 2019 1 entry" in listed


def test_the_drawing_stays_small_over_thousands_of_years() -> None:
    value = made({"keep-it": events("0016-04-01", "2026-01-01")})[TIMELINE].value
    assert len(value.strip.years) == 3
    for year in value.strip.years:
        assert 0 <= float(year.x.rstrip("%")) < 100
        assert year.href[1:] in {one.place for one in value.years}


def test_without_entries_the_page_says_so() -> None:
    text = site({})[TIMELINE]
    assert "<svg" not in text
    assert "Nothing dated is recorded yet" in text


def test_no_text_of_a_record_gets_into_the_drawing() -> None:
    text = site(hostile())[TIMELINE]
    (drawing,) = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert "alert" not in drawing
    assert "&lt;script&gt;alert(1)" in text
