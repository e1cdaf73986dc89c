"""Earlier days: which of them are offered, what the slider is given, and the pages of a few."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import accumulate, zip_longest
from typing import Any

import pytest
from site_corpora import FULL, KEEP, Html, corpus, made, site

from bootpath.standing import standings
from bootpath.views import Page


def happening(*days: str) -> str:
    events = ", ".join(f"{{date: {day}, says: x}}" for day in days)
    return KEEP.replace("positions: []", f"events: [{events}]")


def snapshots(files: Mapping[str, str], today: date = date(2026, 11, 22)) -> list[str]:
    return sorted(path[5:15] for path in made(files, today) if path.startswith("asof/"))


def table(files: Mapping[str, str], today: date = date(2026, 11, 22)) -> dict[str, Any]:
    """What the slider of the landing page is given."""
    content = made(files, today)["asof.js"].value.content
    assert content.startswith("window.bootpathAsOf = ")
    found: dict[str, Any] = json.loads(content.removeprefix("window.bootpathAsOf = ").rstrip(";\n"))
    first, *steps = found["days"]
    found["days"] = [
        f"{date.fromisoformat(first) + timedelta(days=passed)}"
        for passed in accumulate(steps, initial=0)
    ]
    return found


def past(page: Page) -> dict[str, Any]:
    """What the slider of a decision is given."""
    found: dict[str, Any] = json.loads(page.value.asof.data)
    return found


def test_without_a_decision_there_is_no_slider() -> None:
    pages = made({})
    assert pages["index.html"].value.asof is None
    assert "asof.js" not in pages


def test_the_days_begin_when_the_first_decision_is_on_record() -> None:
    early = {**FULL, "keep-it": happening("2011-01-01", "2012-01-01")}
    days = table(early)["days"]
    assert days[0] == "2016-04-01"
    assert days[-1] == "2019-01-01"
    assert days == sorted(set(days))
    # a milestone that is met, and a verdict, count as well
    assert {"2018-01-01", "2017-02-01"} <= set(days)


def test_the_last_day_before_each_long_pause_has_a_page() -> None:
    files = {"keep-it": happening("2016-04-09", "2016-10-06", "2017-04-03", "2019-01-01")}
    assert snapshots(files) == ["2016-04-09", "2017-04-03"]
    longer = {"keep-it": happening("2016-04-09", "2016-10-07", "2019-01-01")}
    assert snapshots(longer) == ["2016-04-09", "2016-10-07"]


def test_no_more_than_eight_days_have_a_page_those_before_the_longest_pauses() -> None:
    start = date(2016, 4, 1)
    days, day = [], start
    for pause in range(200, 212):
        day += timedelta(days=pause)
        days.append(day.isoformat())
    found = snapshots({"keep-it": happening(*days)})
    assert found == days[3:-1]
    assert len(found) == 8


def test_without_a_long_pause_the_last_day_of_each_year_has_a_page() -> None:
    days = [f"{year}-{month:02}-15" for year in (2016, 2017) for month in range(5, 13)]
    months = [f"2017-{month:02}-15" for month in range(1, 5)]
    assert snapshots({"keep-it": happening(*days, *months)}) == ["2016-12-15", "2017-11-15"]


def test_nothing_after_the_day_of_the_site_is_given_away() -> None:
    pages = made(FULL, date(2016, 4, 3))
    for path in ("asof.js", "decisions/drop-it.html"):
        value = pages[path].value
        text = value.content if path == "asof.js" else value.asof.data
        assert "2016-04-03" in text
        for later in ("2016-04-04", "2016-05-01", "2017", "2018", "2019"):
            assert later not in text, path


@pytest.mark.parametrize("day", ["2016-04-01", "2016-04-03", "2016-05-01", "2018-01-01"])
def test_the_table_of_a_day_is_that_of_the_site_built_for_it(day: str) -> None:
    given, then = table(FULL), date.fromisoformat(day)
    rows = made(FULL, then)["index.html"].value.rows
    for row in rows:
        slug = row.ref.href.removeprefix("decisions/").removesuffix(".html")
        state = [one for one in given["rows"][slug] if one[0] <= day][-1]
        _, tag, note, last, counts = state
        assert given["tags"][tag][:2] == [row.tag.key, row.tag.word]
        assert given["notes"][note] == (row.note or "")
        assert [given["counts"][at] for at in counts] == [list(one) for one in row.counts]
        assert last == row.last


def test_a_date_that_passes_changes_the_row_without_an_entry() -> None:
    states = {state[0]: state for state in table(FULL)["rows"]["drop-it"]}
    notes = table(FULL)["notes"]
    assert "2019-01-01" in states  # the clock of a year that started on 2018-01-01
    deferred = KEEP.replace("{is: open,", "{is: deferred, until: 2020-01-01,")
    given = table({"keep-it": deferred})
    assert [given["notes"][one[2]] for one in given["rows"]["keep-it"]] == ["", "deferral over"]
    assert given["rows"]["keep-it"][1][0] == "2020-01-01"
    assert given["days"] == ["2016-04-01"]
    assert notes[0] == ""


def test_the_totals_are_those_of_the_standings_on_every_day() -> None:
    given = table(FULL)
    numbers = [0] * len(given["tags"])
    for text, moves in zip(given["days"], given["moves"], strict=True):
        found = standings(corpus(FULL), date.fromisoformat(text)).values()
        numbers = [number + by for number, by in zip_longest(numbers, moves, fillvalue=0)]
        for (key, *_), number in zip(given["tags"], numbers, strict=True):
            assert number == sum(one.word == key for one in found), (text, key)


def test_a_decision_gives_its_status_after_each_change() -> None:
    assert past(made(FULL)["decisions/drop-it.html"])["turns"] == [
        ["", "draft", "Not open yet", "", "", "", ""],
        ["2016-04-01", "open", "Open", "Not decided.", "", "chosen", ""],
        ["2016-05-01", "accepted", "Accepted", "Drop", "option.drop", "chosen", "2016-05-01"],
    ]


def test_a_decision_is_superseded_from_the_day_its_successor_took_effect() -> None:
    new = KEEP.replace("positions: []", "links: {supersedes: [drop-it]}").replace(
        "status: [{is: open, date: 2016-04-01}]",
        "status: [{is: open, date: 2020-01-01}, {is: accepted, date: 2020-02-01, outcome: keep}]",
    )
    value = made({**FULL, "new-one": new})["decisions/drop-it.html"].value
    assert value.superseded == "2020-02-01"
    turns = json.loads(value.asof.data)["turns"]
    assert turns[-1][:3] == ["2020-02-01", "superseded", "Superseded"]
    assert "2020-02-01" in json.loads(value.asof.data)["also"]
    facts = {fact.label: fact.since for fact in value.facts}
    assert facts["Superseded by"] == "2020-02-01"
    assert made(FULL)["decisions/drop-it.html"].value.superseded is None


def test_a_page_of_a_day_says_who_stood_where_and_links_to_that_day() -> None:
    pages = made(FULL)
    assert snapshots(FULL) == ["2016-05-01", "2017-02-01", "2018-01-01"]
    value = pages["asof/2016-05-01.html"].value
    row = next(row for row in value.rows if row.place == "drop-it")
    assert row.ref == ("Drop it", "../decisions/drop-it.html?asof=2016-05-01")
    assert (row.tag.key, row.answer, row.last) == ("accepted", "Drop", "2016-05-01")
    assert [(one.title, [tuple(held) for held in one.held]) for one in row.voiced] == [
        ("Drop", [("supports", "supports", "Ada Lovelace"), ("blocks", "blocks", "Bob Kahn")]),
        ("Keep", [("conditional", "conditional", "Bob Kahn")]),
    ]
    assert [ref.href for ref in value.others] == ["2017-02-01.html", "2018-01-01.html"]


def test_a_decision_links_to_its_row_on_the_pages_of_days_since_it_was_asked() -> None:
    late = KEEP.replace("date: 2016-04-01", "date: 2017-01-15")
    pages = made({**FULL, "keep-it": late})
    links = [ref.href for ref in pages["decisions/keep-it.html"].value.asof.snapshots]
    assert links == ["../asof/2017-02-01.html#keep-it", "../asof/2018-01-01.html#keep-it"]


def test_the_page_of_a_day_is_cut_and_says_so() -> None:
    many = {f"d-{n}": KEEP if n else happening("2016-04-02", "2020-01-01") for n in range(103)}
    pages = made(many)
    value = pages["asof/2016-04-02.html"].value
    assert (len(value.rows), value.left_out) == (100, "3 decisions")
    # a link to a row that may be left out would lead nowhere
    assert pages["decisions/d-5.html"].value.asof.snapshots == ()


def test_many_names_are_cut_and_counted() -> None:
    people = "\n".join(f"p{n}: {{name: P{n}}}" for n in range(9))
    said = ", ".join(
        f"{{person: p{n}, date: 2016-04-02, stance: supports, option: keep, says: x}}"
        for n in range(9)
    )
    text = KEEP.replace(
        "positions: []", f"positions: [{said}]\nevents: [{{date: 2020-01-01, says: x}}]"
    )
    row = made({"_people": people, "keep-it": text})["asof/2016-04-02.html"].value.rows[0]
    assert row.voiced[0].held[0] == ("supports", "support", "P0, P1, P2, P3, P4, P5 and 3 more")


def test_what_is_dated_says_so_and_the_plain_links_are_there_without_a_script() -> None:
    page = Html(site(FULL)["decisions/drop-it.html"])
    days = {
        e.attributes["id"]: e.attributes.get("data-day")
        for e in page.elements
        if e.attributes.get("id")
    }
    assert days["position.ada.drop.2016-04-02"] == "2016-04-02"
    assert days["question.and-then"] == "2016-04-06"
    assert days["expectation.1"] == "2016-04-02"
    assert days["event.1"] == "2019-01-01"
    assert days["status.2"] == "2016-05-01"
    assert days["events"] == "2019-01-01"
    links = [e.attributes["href"] for e in Html(site(FULL)["index.html"]).of("a")]
    assert [href for href in links if href.startswith("asof/")] == [
        "asof/2016-05-01.html",
        "asof/2017-02-01.html",
        "asof/2018-01-01.html",
    ]
