"""Entries have an address that shows, and the page reads as text without its layout."""

import re
import shutil
import subprocess

import pytest
from site_corpora import FULL, Html, made, site

from bootpath.views.words import ENTRIES


def test_every_entry_of_a_decision_has_one_link_to_itself() -> None:
    html = Html(site(FULL)["decisions/drop-it.html"])
    places = [one.attributes["id"] for one in html.elements if "id" in one.attributes]
    entries = [
        place
        for place in places
        if re.match(r"(position|question|event|expectation|option|status)\.", place)
    ]
    links = [
        one.attributes["href"] for one in html.of("a") if one.attributes.get("class") == "self"
    ]
    assert {place.partition(".")[0] for place in entries} == {
        "position",
        "question",
        "event",
        "expectation",
        "option",
        "status",
    }
    assert sorted(links) == sorted(f"#{place}" for place in entries)


def test_the_name_of_a_link_to_an_entry_says_whose_and_begins_with_its_day() -> None:
    html = Html(site(FULL)["decisions/drop-it.html"])
    names = [one.attributes.get("aria-label", "") for one in html.of("a")]
    assert "2016-04-03: link to this position of Ada Lovelace" in names
    assert "2016-04-04: link to this question of Bob Kahn" in names
    assert "2016-04-06: link to this question" in names
    assert "2016-04-02: link to this expectation of Ada Lovelace" in names
    assert "2019-01-01: link to this event" in names


def as_text(html: str) -> str:
    w3m = shutil.which("w3m")
    if w3m is None:
        pytest.skip("no w3m on this machine (Debian: apt-get install w3m)")
    options = ["-dump", "-cols", "80", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"]
    done = subprocess.run([w3m, *options], input=html.encode(), capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_in_a_text_browser_each_position_names_person_stance_option_and_day_in_order() -> None:
    page = made(FULL)["decisions/drop-it.html"].value
    text = as_text(site(FULL)["decisions/drop-it.html"])
    at = text.index("Who stands where", text.index("Options"))
    assert sum(len(card.statements) for card in page.cards) == 4
    for card in page.cards:
        at = text.index(f" {card.name.text} ", at)
        for said in card.statements:
            before = "" if said.current else "Before, on "
            words = f"{said.word} · {before}{said.option.text} · {said.day} · {said.basis}"
            at = text.index(words, at)
            assert said.word == ENTRIES[said.stance].one


def test_in_a_text_browser_parts_of_a_line_are_kept_apart_by_signs() -> None:
    text = as_text(site(FULL)["decisions/drop-it.html"])
    assert "Accepted · Drop it" not in text  # the answer is the option, not the title
    assert "Accepted · Drop" in text
    assert "The first thing, met 2018-01-01" in text
    assert "Drop · chosen" in text
    assert "Met · 2018-01-01" in text
    assert "Ada Lovelace · 2016-04-02" in text
    assert "“not like this please”, " in text
    assert "Keep it · Open" in text


def test_the_page_of_everything_has_what_a_booklet_needs() -> None:
    page = site(FULL)["all.html"]
    html = Html(page)
    assert not html.faults
    assert "revision 0123456789ab" in page
    assert "as of" in page
    for heading in ("Contents", "Positions", "What it waits for", "Sources"):
        assert re.search(rf"<h[23][^>]*>{heading}</h", page)
    links = {one.attributes.get("href") for one in html.of("a")}
    assert {"https://lists.example.org/1.html", "https://ids.example.org/a@example.org"} <= links
    assert "for Ada Lovelace, 2016-04-03" in html.text
    assert "If it stays small." in html.text
