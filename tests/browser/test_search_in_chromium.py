"""The search and the filters in a real browser, from files, held against the records."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from made_site import built, library_of
from search_oracle import found

from bootpath.views import Library, search
from installed import ROOT

pytestmark = pytest.mark.browser


EARLIER = date(2016, 4, 14)

LOADED = "document.querySelectorAll('script[src*=\"search/\"]').length"

HOSTILE = {
    "_tracker": "title: Paths\ncomponents: {linux: {title: '<b>Linux</b>'}}\n",
    "_people": "ada: {name: 'Michał <i>Ørsted</i>'}\n",
    "bad": """
title: <script>alert(1)</script><img src=x onerror=alert(1)> shown
question: Is <b>this</b> shown?
components: [linux]
tags: [constructor]
summary: Shown &amp; as <u>typed</u>.
status: [{is: open, date: 2016-04-01}]
options: {a: {title: A}}
positions: [{person: ada, date: 2016-04-02, stance: supports, option: a, says: x}]
""",
    "other": "title: Other\nquestion: What else?\nstatus: [{is: open, date: 2016-04-01}]\n",
}


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of(ROOT / "decisions")


@pytest.fixture(scope="module")
def site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(library, tmp_path_factory.mktemp("built"))


def opened(tab: Any, site: Path, **query: Any) -> None:
    tab.goto(f"{(site / 'index.html').as_uri()}?{urlencode(query, doseq=True)}")


def hits(tab: Any) -> list[str]:
    return [str(one) for one in tab.locator(".hits li > a").all_inner_texts()]


def told(tab: Any) -> str:
    """What the search says, once it has all it needs."""
    tab.wait_for_function(
        "() => !document.querySelector('#search [role=status]').innerText.includes('Look')"
    )
    return str(tab.locator("#search [role=status]").inner_text())


def unfold_filters(tab: Any) -> None:
    """Open the filters and wait for their boxes: the browser tells the page of it later."""
    tab.locator("#search summary").click()
    tab.locator("#search label:has(input)").first.wait_for()


def focused(tab: Any) -> str:
    return str(tab.evaluate("document.activeElement.id || document.activeElement.innerText"))


def test_without_a_script_nothing_of_the_search_is_shown(chromium: Any, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    opened(tab, site, q="efi")
    assert not tab.get_by_role("search").count()
    assert not tab.locator("#search, .hits").count()
    assert not tab.get_by_role("link", name="Search").count()
    assert tab.locator(".decisions tbody tr").count() == 19
    context.close()


@pytest.mark.parametrize(
    "query",
    [
        "efi",
        "EFI entry",
        "entr ef",
        "monne",
        "Monné",
        "dom0",
        "wilk pvh",
        "32-bit",
        "pvh_start",
        "settled",
        "e",
        "pv deprecated stable",
        "hvmlite-entry efi",
        "nonsense",
    ],
)
def test_all_the_words_have_to_begin_a_word_somewhere_titles_first(
    tab: Any, site: Path, library: Library, query: str
) -> None:
    expected = found(library, query)
    opened(tab, site, q=query)
    assert told(tab) == f"{len(expected)} of 19 decisions"
    assert hits(tab) == expected


def test_a_query_of_no_word_is_none(tab: Any, site: Path) -> None:
    for query in ("", "   ", "-- . ?"):
        opened(tab, site, q=query)
        assert tab.locator(".decisions").is_visible()
        assert told(tab) == ""


def test_each_value_and_each_pair_of_values_filters_as_the_pages_do(
    tab: Any, site: Path, library: Library
) -> None:
    chosen: dict[str, list[str]] = {
        "status": [*library.by_status],
        "component": [*library.by_component],
        "tag": [*library.by_tag],
        "person": [*library.by_person],
    }
    opened(tab, site)
    cases = [{name: [key]} for name, keys in chosen.items() for key in keys]
    cases += [
        {"status": [status], "person": [person]}
        for status, person in product(chosen["status"], chosen["person"][:4])
    ]
    cases += [{"tag": ["efi", "pvh"], "component": ["linux"]}, {"status": ["open", "settled"]}]
    for case in cases:
        # as Back does, without loading the page again
        tab.evaluate(
            "query => { history.pushState(null, '', query); dispatchEvent(new Event('popstate')); }",
            f"?{urlencode(case, doseq=True)}",
        )
        expected = found(library, chosen=case)
        assert told(tab) == f"{len(expected)} of 19 decisions", case
        assert hits(tab) == expected, case


def test_counts_say_how_many_decisions_each_value_would_leave(
    tab: Any, site: Path, library: Library
) -> None:
    opened(tab, site, status="open", q="efi")
    assert told(tab).endswith("of 19 decisions")
    tab.get_by_text("Filters: Open").click()
    tab.locator("#search details label").first.wait_for()  # made when the filters are opened
    for group, by in (
        ("status", library.by_status),
        ("component", library.by_component),
        ("tag", library.by_tag),
        ("person", library.by_person),
    ):
        boxes = tab.get_by_role("group", name=group.capitalize()).locator("label")
        shown = {
            one.locator("input").get_attribute("value"): one.locator(".quiet").inner_text()
            for one in boxes.all()
        }
        others = {} if group == "status" else {"status": ["open"]}
        assert shown == {
            key: str(len(found(library, "efi", {**others, group: [key]}))) for key in by
        }, group


def test_the_words_are_marked_where_they_were_found(tab: Any, site: Path) -> None:
    opened(tab, site, q="efi entry")
    told(tab)
    first, *_ = tab.locator(".hits li").all()
    assert first.locator("a mark").all_inner_texts() == ["EFI", "entry"]
    marks = tab.locator(".hits mark").all_inner_texts()
    assert all(mark.lower().startswith(("efi", "entr")) for mark in marks)
    for row in tab.locator(".hits li").all():
        seen = {mark.lower()[:3] for mark in row.locator("mark").all_inner_texts()}
        assert {"efi", "ent"} <= seen
    opened(tab, site, q="luis strive match")
    told(tab)
    quote = tab.locator(".hits p", has_text="no custom Xen entry, we should strive to match that")
    assert "Luis R. Rodriguez, 2016-04-07" in quote.inner_text()


def test_the_keyboard_leads_to_a_decision_and_back(tab: Any, site: Path) -> None:
    opened(tab, site)
    tab.keyboard.press("/")
    assert focused(tab) == "q"
    tab.keyboard.type("efi")
    told(tab)
    first, second, *_ = hits(tab)
    tab.keyboard.press("ArrowDown")
    assert focused(tab) == first
    tab.keyboard.press("ArrowDown")
    assert focused(tab) == second
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    assert focused(tab) == "q"
    tab.keyboard.press("Enter")
    assert focused(tab) == first
    tab.keyboard.press("Escape")
    assert focused(tab) == "q"
    tab.keyboard.press("Escape")
    assert tab.locator("#q").input_value() == ""
    assert tab.locator(".decisions").is_visible()
    tab.keyboard.press("Escape")
    assert focused(tab) != "q"
    tab.keyboard.press("/")
    tab.keyboard.type("efi")
    told(tab)
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/decisions/*.html")
    assert tab.locator(".title").inner_text() == first
    tab.go_back()
    tab.wait_for_url("**/index.html?q=efi")
    assert hits(tab)[0] == first


def test_a_slash_that_is_typed_is_a_slash(tab: Any, site: Path) -> None:
    opened(tab, site)
    tab.keyboard.press("/")
    tab.keyboard.type("PE/COFF")
    assert tab.locator("#q").input_value() == "PE/COFF"
    tab.locator("body").press("Control+/")


@pytest.mark.parametrize("way", ["key", "link"])
def test_every_page_leads_to_the_search_and_keeps_the_day(tab: Any, site: Path, way: str) -> None:
    page = site / "decisions" / "dom0-and-efi.html"
    tab.goto(f"{page.as_uri()}?asof={EARLIER}")
    if way == "key":
        tab.keyboard.press("/")
    else:
        tab.get_by_role("link", name="Search").click()
    tab.wait_for_url(f"**/index.html?asof={EARLIER}#q")
    assert focused(tab) == "q"


def test_an_address_restores_all_of_it(tab: Any, site: Path, library: Library) -> None:
    chosen = {"status": ["open", "settled"], "component": ["linux"]}
    opened(tab, site, q="efi", **chosen)
    assert told(tab) == f"{len(found(library, 'efi', chosen))} of 19 decisions"
    assert tab.locator("#q").input_value() == "efi"
    assert tab.locator("#search summary").inner_text() == "Filters: Open, Settled, Linux kernel"
    unfold_filters(tab)
    checked = tab.locator("#search input:checked")
    assert [one.get_attribute("value") for one in checked.all()] == ["open", "settled", "linux"]
    assert tab.locator("#search").is_visible()
    assert tab.locator(".hits").evaluate("one => one.getBoundingClientRect().top < innerHeight")


def test_choosing_can_be_gone_back_on_and_typing_is_no_step(tab: Any, site: Path) -> None:
    opened(tab, site)
    before = tab.evaluate("history.length")
    tab.keyboard.press("/")
    tab.keyboard.type("efi")
    tab.wait_for_url("**?q=efi")
    assert tab.evaluate("history.length") == before
    everything = hits(tab)
    tab.get_by_text("Filters").click()
    box = tab.get_by_role("checkbox", name="Settled")
    box.check()
    assert tab.url.endswith("?q=efi&status=settled")
    assert tab.evaluate("document.activeElement.value") == "settled"
    some = hits(tab)
    assert 0 < len(some) < len(everything)
    tab.get_by_role("checkbox", name="Linux kernel").check()
    tab.wait_for_url("**?q=efi&status=settled&component=linux")
    tab.go_back()
    tab.wait_for_url("**?q=efi&status=settled")
    assert hits(tab) == some
    tab.go_back()
    tab.wait_for_url("**?q=efi")
    assert hits(tab) == everything
    assert not box.is_checked()
    tab.go_forward()
    tab.wait_for_url("**?q=efi&status=settled")
    assert hits(tab) == some
    tab.get_by_role("button", name="Clear").click()
    tab.wait_for_url("**/index.html")
    assert focused(tab) == "q"
    tab.go_back()
    assert hits(tab) == some


def test_what_is_unknown_is_ignored_and_stays_in_the_address(tab: Any, site: Path) -> None:
    opened(tab, site, tag="efi")
    told(tab)
    expected = hits(tab)
    opened(tab, site, x="1", tag=["efi", "<b>"], status="nonsense", component="constructor")
    told(tab)
    assert hits(tab) == expected
    tab.get_by_text("Filters: efi").click()
    tab.get_by_role("checkbox", name="pvh").check()
    assert "x=1" in tab.url
    assert "status=nonsense" in tab.url
    assert "tag=efi&tag=%3Cb%3E&tag=pvh" in tab.url
    assert len(hits(tab)) > len(expected)
    opened(tab, site, status="nonsense", person="__proto__")
    tab.wait_for_function("() => document.querySelector('.decisions').checkVisibility()")
    assert told(tab) == ""


def test_clearing_brings_the_table_back_as_it_was(tab: Any, site: Path) -> None:
    opened(tab, site)
    table = tab.locator(".listed").inner_text()
    opened(tab, site, q="efi", status="settled")
    told(tab)
    assert not tab.locator(".decisions").is_visible()
    tab.get_by_role("button", name="Clear").click()
    assert tab.locator(".listed").inner_text() == table
    assert not tab.locator(".hits").is_visible()
    assert "?" not in tab.url


def test_an_empty_result_says_what_to_do(tab: Any, site: Path) -> None:
    opened(tab, site, q="nonsense", tag="efi")
    assert told(tab) == "0 of 19 decisions"
    assert tab.get_by_text("Take a word or a filter away").is_visible()
    assert not tab.locator(".decisions").is_visible()


@pytest.mark.parametrize("day", [EARLIER, date(2018, 7, 19)])
def test_an_earlier_day_is_searched_as_it_was(
    tab: Any, site: Path, library: Library, day: date
) -> None:
    past = replace(library, today=day)
    for query, chosen in (
        ("efi", {}),
        ("", {"person": ["luis-rodriguez"]}),
        ("", {"status": ["open"]}),
    ):
        opened(tab, site, q=query, asof=day, **chosen)
        expected = found(past, query, chosen)
        assert told(tab) == f"{len(expected)} of {len(past.entries)} decisions as of {day}"
        assert sorted(hits(tab)) == sorted(expected)
        words = tab.locator(".hits .tag").all_inner_texts()
        by_title = {e.decision.title: past.standings[e.slug].word for e in past.entries}
        assert [word.lower() for word in words] == [by_title[title] for title in hits(tab)]
        assert max(tab.locator(".hits time").all_inner_texts(), default="") <= str(day)
    link = tab.locator(".hits a").first
    assert str(link.get_attribute("href")).endswith(f".html?asof={day}")


def test_moving_the_day_moves_what_is_found(tab: Any, site: Path, library: Library) -> None:
    opened(tab, site, q="efi", asof=EARLIER)
    before = told(tab)
    tab.get_by_role("button", name="Earlier day").click()
    tab.wait_for_function(
        "text => document.querySelector('#search [role=status]').innerText !== text", arg=before
    )
    assert "as of 2016-04-13" in told(tab)
    assert "q=efi" in tab.url
    tab.get_by_text("Back to today").click()
    assert told(tab) == f"{len(found(library, 'efi'))} of 19 decisions"


def test_hostile_texts_are_shown_as_text_and_found_without_their_marks(
    tab: Any, tmp_path: Path
) -> None:
    records = tmp_path / "decisions"
    records.mkdir()
    for name, text in HOSTILE.items():
        (records / f"{name}.yaml").write_text(text, encoding="utf-8")
    site = built(library_of(records), tmp_path / "site")
    for query in ("script alert shown", "michal orsted", "typed amp", "constructor", "b linux"):
        opened(tab, site, q=query)
        assert told(tab) == "1 of 2 decisions", query
        title = "<script>alert(1)</script><img src=x onerror=alert(1)> shown"
        assert hits(tab) == [title]
        assert not tab.locator("main :is(script, img, b:not(.counts b), i, u)").count()
    opened(tab, site, q="michal")
    told(tab)
    assert tab.locator(".hits mark").all_inner_texts() == ["Michał"]
    unfold_filters(tab)
    assert tab.get_by_role("checkbox", name="Michał <i>Ørsted</i>").count() == 1


def test_an_index_in_parts_finds_what_one_part_would(
    tab: Any, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "LIMIT", 1_200)
    site = built(library, tmp_path)
    assert len([*(site / "search").iterdir()]) > 10
    tab.goto((site / "index.html").as_uri())
    unfold_filters(tab)
    tab.wait_for_function("() => document.querySelectorAll('#search [name=person]').length === 11")
    # filters need no texts
    assert tab.evaluate(LOADED) < len([*(site / "search").iterdir()])
    for query in ("efi entry", "strive match", "monne"):
        opened(tab, site, q=query)
        assert told(tab) == f"{len(found(library, query))} of 19 decisions"
        assert hits(tab) == found(library, query)


def test_without_its_index_the_search_says_so_and_the_table_stays(
    chromium: Any, site: Path, tmp_path: Path
) -> None:
    import shutil

    shutil.copytree(site, tmp_path / "site")
    (tmp_path / "site" / "search" / "1.js").unlink()
    tab = chromium.new_page()
    opened(tab, tmp_path / "site", q="efi")
    tab.get_by_text("could not all be loaded").wait_for()
    assert tab.locator(".decisions").is_visible()
    tab.close()


def test_nothing_of_the_index_is_loaded_before_somebody_searches(tab: Any, site: Path) -> None:
    opened(tab, site)
    assert tab.evaluate(LOADED) == 0
    tab.keyboard.press("/")
    tab.wait_for_function(f"() => {LOADED} === 1")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_search_fits_and_its_targets_are_large_enough(tab: Any, site: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    opened(tab, site, q="efi", tag="efi")
    told(tab)
    unfold_filters(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    targets = tab.locator("#q, #search summary, #search label:has(input), #search button, .hits a")
    for one in targets.filter(visible=True).all():
        assert one.bounding_box()["height"] >= 24, one.inner_text()
