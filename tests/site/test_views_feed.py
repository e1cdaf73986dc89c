"""Feeds: valid by RFC 4287, one entry an event, under a name that never changes."""

import re
from datetime import date
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from atom import Feed, read
from site_corpora import DROP, FULL, KEEP, Html, made, site, static, templates
from test_site_html import WITH_ADDRESS, hostile

from bootpath.site import render
from bootpath.views import Page, Text

TRACKERS = {
    "none": {},
    "one": {"keep-it": KEEP},
    "full": FULL,
    "address": WITH_ADDRESS,
    "hostile": hostile(),
}
EVENT = "events: [{date: 2019-01-0%d, says: It went on.}]\n"


def feeds(files: dict[str, str], today: date = date(2026, 11, 22)) -> dict[str, Feed]:
    return {path: read(text) for path, text in site(files, today).items() if path.endswith(".atom")}


def idents(files: dict[str, str]) -> list[str]:
    return [one.ident for one in feeds(files)["feed.atom"].entries]


@pytest.mark.parametrize("name", TRACKERS)
def test_every_feed_is_valid(name: str) -> None:
    found = feeds(TRACKERS[name])
    assert len({one.ident for one in found.values()}) == len(found)
    assert "feed.atom" in found


def test_each_component_and_each_decision_has_a_feed() -> None:
    assert set(feeds(FULL)) == {
        "feed.atom",
        "feeds/linux.atom",
        "feeds/unused.atom",
        "feeds/decisions/drop-it.atom",
        "feeds/decisions/keep-it.atom",
    }


def test_everything_dated_is_an_entry_once_newest_first() -> None:
    found = feeds(FULL)["feed.atom"]
    # of drop-it 2 statuses, 4 positions, 2 questions, an answer, 2 expectations, a verdict, an
    # event; the status of keep-it; the milestone that was met
    assert len(found.entries) == 13 + 1 + 1
    days = [one.updated for one in found.entries]
    assert days == sorted(days, reverse=True)
    assert found.updated == "2019-01-01T00:00:00Z"
    titles = [one.title for one in found.entries]
    assert "Drop it: Ada Lovelace supports “Drop”" in titles
    assert "Drop it: Bob Kahn asks: Who pays?" in titles
    assert "Drop it: It went." in titles
    assert "Milestone met: “The first thing”" in titles


def test_an_entry_has_the_paraphrase_and_the_source() -> None:
    (entry,) = (e for e in feeds(FULL)["feed.atom"].entries if "supports “Drop”" in e.title)
    page = Html(entry.content)
    assert page.text.split()[:3] == ["For", "it", "now."]
    assert [one.attributes["href"] for one in page.of("a")][-1] == (
        "https://lists.example.org/1.html"
    )


def test_what_happens_later_is_not_in_it() -> None:
    found = feeds(FULL, date(2016, 4, 2))["feed.atom"]
    assert found.updated == "2016-04-02T00:00:00Z"
    assert len(found.entries) == 5


def test_a_feed_without_entries_is_of_the_day_of_the_site() -> None:
    assert feeds({})["feed.atom"].updated == "2026-11-22T00:00:00Z"


def test_drafts_are_in_no_feed() -> None:
    for path, text in site(FULL).items():
        if path.endswith(".atom"):
            assert "secret title" not in text


REWRITES = {
    "an entry is added before the others": lambda text: text.replace(
        "positions:\n",
        "positions:\n  - {person: bob, date: 2016-04-01, stance: neutral, option: later, says: New.}\n",
    ),
    "texts are put in other words": lambda text: re.sub(
        r"(says|expects|asks|title): ([^,}\n]+)", r"\1: Otherwise", text
    ),
    "a citation is found to be elsewhere": lambda text: text.replace("a@example.org", "b@x.org"),
    "a stance was read wrongly": lambda text: text.replace("stance: blocks", "stance: objects"),
    "the decision is given other components": lambda text: text.replace("[linux]", "[unused]"),
}


@pytest.mark.parametrize("why", REWRITES)
def test_the_name_of_an_entry_stays_when(why: str) -> None:
    changed = REWRITES[why](DROP)
    assert changed != DROP
    assert set(idents(FULL)) <= set(idents({**FULL, "drop-it": changed}))


def test_the_name_of_an_entry_stays_when_the_tracker_moves_or_is_renamed() -> None:
    assert idents(WITH_ADDRESS) == idents(FULL)
    renamed = {**FULL, "_tracker": FULL["_tracker"].replace("title: Paths", "title: Roads", 1)}
    assert idents(renamed) == idents(FULL)


def test_the_name_of_an_entry_stays_when_its_decision_is_renamed() -> None:
    first = {"keep-it": KEEP}
    second = {"stay": KEEP + "aliases: [keep-it]\n"}
    third = {"remain": KEEP + "aliases: [keep-it, stay]\n"}
    assert idents(first) == idents(second) == idents(third)
    own = [
        feeds(files)[f"feeds/decisions/{slug}.atom"].ident
        for files, slug in ((first, "keep-it"), (second, "stay"), (third, "remain"))
    ]
    assert len(set(own)) == 1


def test_entries_alike_in_all_that_names_them_have_names_of_their_own() -> None:
    twice = KEEP + "events: [{date: 2019-01-01, says: One.}, {date: 2019-01-01, says: Two.}]\n"
    once = KEEP + "events: [{date: 2019-01-01, says: One.}]\n"
    both, one = idents({"keep-it": twice}), idents({"keep-it": once})
    assert len(set(both)) == 3
    assert set(one) < set(both)


def test_a_rebuild_gives_the_same_bytes() -> None:
    first, second = site(FULL), site(FULL)
    for path in first:
        if path.endswith((".atom", ".ics")) or path in ("timeline.html", "changes.html"):
            assert first[path] == second[path]


def test_a_milestone_is_one_entry_wherever_it_stands() -> None:
    waits = KEEP + "conditions: [met]\n"
    found = feeds({**FULL, "keep-it": waits})
    met = {
        path: [e for e in feed.entries if e.title.startswith("Milestone")]
        for path, feed in found.items()
        if path != "feeds/unused.atom"
    }
    assert all(len(entries) == 1 for entries in met.values())
    assert len({entries[0].ident for entries in met.values()}) == 1
    assert "Drop it" in met["feed.atom"][0].content
    assert "Keep it" in met["feed.atom"][0].content


def test_a_feed_is_capped() -> None:
    many = {f"d-{number}": KEEP + EVENT % (number % 9 + 1) for number in range(80)}
    found = feeds({**many, "_tracker": FULL["_tracker"]})
    assert [len(found[path].entries) for path in ("feed.atom", "feeds/linux.atom")] == [100, 100]
    assert len(found["feeds/decisions/d-1.atom"].entries) == 2


def test_among_very_many_decisions_only_the_busy_ones_have_a_feed() -> None:
    many = {f"d-{number}": KEEP for number in range(301)}
    late = KEEP + "events: [{date: 2026-01-01, says: It went on.}]\n"
    pages = made({**many, "late": late})
    own = [path for path in pages if path.startswith("feeds/decisions/")]
    assert own == ["feeds/decisions/late.atom"]
    assert len(pages["decisions/late.html"].value.frame.feeds) == 2
    assert len(pages["decisions/d-1.html"].value.frame.feeds) == 1


@pytest.mark.parametrize("name", ["full", "address"])
def test_the_links_of_a_feed_lead_to_places_on_the_site(name: str) -> None:
    files = site(TRACKERS[name])
    base = "https://x.example/boot/"
    checked = 0
    for path, text in files.items():
        if not path.endswith(".atom"):
            continue
        feed = read(text)
        assert feed.own == (base + path if name == "address" else None)
        hrefs = [feed.page]
        for entry in feed.entries:
            hrefs.append(entry.href)
            hrefs += [one.attributes["href"] for one in Html(entry.content).of("a")]
        for href in hrefs:
            if name == "address":
                assert href.startswith("https://"), href
            if not href.startswith("https://") or href.startswith(base):
                target, _, place = href.removeprefix(base).partition("#")
                if not href.startswith(base):
                    target = normpath(join(dirname(path), target))
                ids = {e.attributes.get("id") for e in Html(files[target]).elements}
                assert not place or unquote(place) in ids, href
                checked += 1
    assert checked > 30


def test_pages_name_their_feeds_in_the_head_and_in_words() -> None:
    files = site(FULL)
    for path, feed in (
        ("index.html", []),
        ("components/linux.html", ["../feeds/linux.atom"]),
        ("decisions/drop-it.html", ["../feeds/decisions/drop-it.atom"]),
    ):
        page = Html(files[path])
        whole = "../feed.atom" if "/" in path else "feed.atom"
        named = [e.attributes for e in page.of("link") if "atom" in e.attributes.get("type", "")]
        assert [one["href"] for one in named] == [whole, *feed]
        assert {(one["rel"], one["type"]) for one in named} == {
            ("alternate", "application/atom+xml")
        }
        links = {e.attributes.get("href") for e in page.of("a")}
        assert {whole, *feed} <= links


def test_characters_that_xml_forbids_are_dropped_from_it() -> None:
    text = "a\x00\x0b\x1f\ud800\ufffe\uffff\x7f\tb\n"
    files = dict(
        render(
            [Page(name, None, Text(text)) for name in ("x.atom", "x.txt")], templates(), static()
        )
    )
    assert files["x.atom"].decode() == "a\x7f\tb\n"
    assert b"\x00" in files["x.txt"]
