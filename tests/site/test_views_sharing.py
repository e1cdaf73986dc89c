"""How pages look where they are shared: titles, descriptions, pictures, and what has none."""

import io
import re
from datetime import date
from typing import Any

import pytest
from PIL import Image
from site_corpora import FULL, KEEP, Html, corpus, made, site

from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.picture import png
from bootpath.views import Library
from bootpath.views.changes import Commit, FileChange, Log
from bootpath.views.page import Data
from bootpath.views.panel import PICTURES, of_site, sentence
from bootpath.views.sharing import SITE_PICTURE, stated

BASE = "https://x.example/boot/"
ADDRESSED = {**FULL, "_tracker": FULL["_tracker"] + f"base-url: {BASE}\n"}
FORMER = "decisions/drop-the-thing.html"
HOSTILE = "\"'></script><script>alert(1)</script>{{ 7*7 }}"


def properties(text: str) -> dict[str, str]:
    """The Open Graph properties of a page, and its card."""
    found = {}
    for element in Html(text).of("meta"):
        known = element.attributes
        name = known.get("property") or known.get("name", "")
        if name.startswith(("og:", "twitter:")):
            assert name not in found, name
            found[name] = known["content"]
    return found


def pages_of(files: dict[str, str]) -> dict[str, dict[str, str]]:
    return {path: properties(text) for path, text in files.items() if path.endswith(".html")}


def test_a_decision_is_shown_by_its_question_with_status_and_answer_first() -> None:
    assert properties(site(ADDRESSED)["decisions/drop-it.html"]) == {
        "og:title": "Should it go?",
        "og:description": "Accepted: Drop. It goes, soon.",
        "og:type": "article",
        "og:site_name": "Paths",
        "og:url": f"{BASE}decisions/drop-it.html",
        "og:image": f"{BASE}pictures/drop-it.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Should it go? Accepted: Drop 1 supports, 1 conditional, 1 blocks",
        "twitter:card": "summary_large_image",
    }


def test_other_pages_have_the_picture_of_the_site() -> None:
    found = pages_of(site(ADDRESSED))
    for path, known in found.items():
        own = path.startswith("decisions/")
        assert known["og:image"].startswith(f"{BASE}pictures/" if own else BASE + SITE_PICTURE)
        assert known["og:type"] == (
            "article" if own else "profile" if path.startswith("people/") else "website"
        )
    assert found["people/ada.html"]["og:title"] == "Ada Lovelace"


def test_without_an_address_nothing_is_said_that_needs_one() -> None:
    files = site(FULL)
    assert not [path for path in files if path.endswith(".png")]
    for path, known in pages_of(files).items():
        assert set(known) == {
            "og:title",
            "og:description",
            "og:type",
            "og:site_name",
            "twitter:card",
        }, path
        assert known["twitter:card"] == "summary"


def test_pages_that_are_not_to_be_listed_have_no_address_and_stand_in_no_sitemap() -> None:
    files = site(ADDRESSED)
    hidden = []
    for path, text in files.items():
        if path.endswith(".html"):
            robots = [e for e in Html(text).of("meta") if e.attributes.get("name") == "robots"]
            address = properties(text).get("og:url")
            assert address == (None if robots else BASE + path)
            hidden += [path] if robots else []
    assert [one for one in hidden if not one.startswith("asof/")] == ["404.html", FORMER]
    assert properties(files[FORMER])["og:title"] == "Should it go?"
    listed = re.findall(r"<loc>(.*?)</loc>", files["sitemap.xml"])
    every = {BASE + path for path in files if path.endswith(".html")}
    assert sorted(listed) == sorted(every - {BASE + path for path in hidden})


@pytest.mark.parametrize("files", [FULL, ADDRESSED], ids=["bare", "addressed"])
def test_titles_and_descriptions_are_there_and_unique(files: dict[str, str]) -> None:
    found = pages_of(site(files))
    found.pop(FORMER)  # a former address shows what it leads to
    titles = [known["og:title"] for known in found.values()]
    assert len(set(titles)) == len(titles)
    for path, known in found.items():
        assert known["og:title"], path
        assert 0 < len(known["og:description"]) <= 200, path


def test_a_long_question_and_summary_are_cut_between_words() -> None:
    words = "Whether this is so and remains so in the long run "
    text = KEEP.replace("Should it stay?", words * 5).replace(
        "tags:", f"summary: {words * 6}\ntags:"
    )
    known = properties(site({"keep-it": text})["decisions/keep-it.html"])
    for name, limit in (("og:title", 110), ("og:description", 160)):
        assert known[name].endswith("…")
        assert len(known[name]) <= limit
    assert (words * 5).startswith(known["og:title"][:-1] + " ")


def library(files: dict[str, str], today: date = date(2026, 11, 22)) -> Library:
    records = corpus(files)
    return Library(records, Evidence(records, None), today, None, Converter())


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("{is: open, date: 2016-04-01}", "Open."),
        ("{is: accepted, date: 2016-04-01, outcome: keep}", "Accepted: Keep."),
        ("{is: settled, date: 2016-04-01, outcome: keep}", "Settled: Keep."),
        ("{is: accepted, date: 2016-04-01}", "Accepted."),
        ("{is: deferred, date: 2016-04-01, until: 2030-01-01}", "Deferred until 2030-01-01."),
        ("{is: deferred, date: 2016-04-01}", "Deferred."),
        ("{is: rejected, date: 2016-04-01}", "Rejected."),
        ("{is: withdrawn, date: 2016-04-01}", "Withdrawn."),
    ],
)
def test_where_a_decision_stands_is_a_sentence(status: str, says: str) -> None:
    known = library({"keep-it": KEEP.replace("{is: open, date: 2016-04-01}", status)})
    assert stated(known, known.entries[0]) == says


def test_hostile_texts_stay_inside_their_attributes() -> None:
    files = {
        **ADDRESSED,
        "_tracker": ADDRESSED["_tracker"].replace(
            "title: Paths", f"title: 'P{HOSTILE.replace(chr(39), '')}'"
        ),
        "keep-it": KEEP.replace("Should it stay?", f'"{HOSTILE.replace(chr(34), "")}"'),
    }
    page = site(files)["decisions/keep-it.html"]
    known = properties(page)
    assert known["og:title"] == HOSTILE.replace('"', "")
    assert known["og:site_name"] == "P" + HOSTILE.replace("'", "")
    assert known["og:image"] == f"{BASE}pictures/keep-it.png"
    assert "<script>alert" not in page
    assert Html(page).faults == []


def test_each_decision_has_its_picture_and_the_site_one() -> None:
    made_pages = made(ADDRESSED)
    pictures = {path: page.value for path, page in made_pages.items() if path.endswith(".png")}
    assert set(pictures) == {SITE_PICTURE, "pictures/drop-it.png", "pictures/keep-it.png"}
    contents = set()
    for value in pictures.values():
        assert isinstance(value, Data)
        assert Image.open(io.BytesIO(value.content)).size == (1200, 630)
        contents.add(value.content)
    assert len(contents) == 3
    assert site(ADDRESSED)[SITE_PICTURE].encode(errors="surrogateescape") in contents


def test_a_decision_whose_words_cannot_be_drawn_has_the_picture_of_the_site() -> None:
    files = {**ADDRESSED, "keep-it": KEEP.replace("Should it stay?", "Soll es für immer bleiben?")}
    found = site(files)
    assert "pictures/keep-it.png" not in found
    known = properties(found["decisions/keep-it.html"])
    assert known["og:image"] == BASE + SITE_PICTURE
    assert known["og:title"] == "Soll es für immer bleiben?"


def test_what_cannot_be_drawn_is_left_out_of_the_picture_of_the_site() -> None:
    records = corpus({"_tracker": "title: 漢字\ndescription: Über alles. Then more.\n"})
    panel = of_site(records, BASE, {"open": 2, "settled": 1})
    assert (panel.name, panel.headline, panel.line) == ("", "x.example/boot", "")
    assert [share.text for share in panel.shares] == ["2 open", "1 settled"]
    assert png(panel)
    named = of_site(corpus(FULL), BASE, {})
    assert (named.name, named.headline, named.line) == (
        "x.example/boot",
        "Paths",
        "What the paths are about.",
    )
    assert named.note


def test_the_accent_of_the_tracker_is_that_of_its_pictures() -> None:
    own = {**ADDRESSED, "_tracker": ADDRESSED["_tracker"] + "accent: '#060'\n"}
    assert {one.accent for one in library(own).panels.values()} == {"#006600"}
    assert {one.accent for one in library(ADDRESSED).panels.values()} == {None}


def test_no_more_than_so_many_decisions_have_a_picture_of_their_own() -> None:
    files = {f"keep-{at}": KEEP for at in range(PICTURES + 5)}
    known = library({**files, "_tracker": ADDRESSED["_tracker"]})
    assert list(known.panels) == [entry.slug for entry in known.by_interest[:PICTURES]]
    assert library(files).panels == {}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("Version 1.2 is out. More.", "Version 1.2 is out."),
        ("Is it? Yes.", "Is it?"),
        ("no end", "no end"),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_text(text: str, first: str) -> None:
    assert sentence(text) == first


class Stand:
    commit = "0" * 40
    changed = False


def days_of(revision: Any, log: Log | None, today: date = date(2026, 11, 22)) -> dict[str, str]:
    """The days that the sitemap names, by path."""
    from bootpath.views.about import sitemap

    records = corpus(ADDRESSED)
    known = Library(records, Evidence(records, None), today, revision, Converter())
    (page,) = sitemap(
        known, ["index.html", "decisions/drop-it.html", "decisions/keep-it.html"], log
    )
    return {one.address.removeprefix(BASE): one.changed for one in page.value.pages if one.changed}


def commit(day: str, *files: str) -> Commit:
    return Commit("0" * 40, day, "s", "a", tuple(FileChange(file, "changed") for file in files))


def test_the_sitemap_says_when_a_decision_last_changed_where_git_knows_it() -> None:
    log = Log((commit("2026-05-02", "keep-it.yaml"), commit("2026-04-01", "keep-it.yaml")), False, False)  # fmt: skip
    assert days_of(Stand(), log) == {"decisions/keep-it.html": "2026-05-02"}
    assert days_of(Stand(), None) == {}
    assert days_of(None, log) == {}
    assert days_of(Stand(), log, date(2026, 5, 1)) == {}
    edited = Stand()
    edited.changed = True
    assert days_of(edited, log) == {}


def test_what_came_to_pass_after_it_was_recorded_changed_the_page_too() -> None:
    log = Log((commit("2017-06-01", "drop-it.yaml"),), False, False)
    assert days_of(Stand(), log) == {"decisions/drop-it.html": "2019-01-01"}


def test_the_bars_of_the_browser_have_the_colour_of_the_paper() -> None:
    style = site(FULL)["style.css"]
    light, dark = re.findall(r"--paper: (#[0-9a-f]{6});", style)[:2]
    for path, text in site(FULL).items():
        if path.endswith(".html"):
            assert [
                (e.attributes["media"], e.attributes["content"])
                for e in Html(text).of("meta")
                if e.attributes.get("name") == "theme-color"
            ] == [
                ("(prefers-color-scheme: light)", light),
                ("(prefers-color-scheme: dark)", dark),
            ], path
