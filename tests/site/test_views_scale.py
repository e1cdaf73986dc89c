"""Large trackers: lists are divided by year, every decision stays within reach, pages stay small."""

import gzip
import re
from collections import Counter
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from large_tracker import NUMBER, large
from site_corpora import FULL, KEEP, PEOPLE, Html, made, site, static, templates

from bootpath.site import render
from bootpath.views import Page, crosstab, listing, people, person, voice

RAW = 150_000
COMPRESSED = 60_000
"""Bytes that a page may have, as it is and by gzip."""


@pytest.fixture(scope="module")
def made_pages() -> dict[str, Page]:
    """The pages of the large tracker, by path."""
    return made(large())


@pytest.fixture(scope="module")
def pages(made_pages: dict[str, Page]) -> dict[str, Any]:
    """Their values."""
    return {path: page.value for path, page in made_pages.items()}


@pytest.fixture(scope="module")
def files(made_pages: dict[str, Page]) -> dict[str, str]:
    """The files of its site as text; what is no text comes in surrogates."""
    rendered = render(made_pages.values(), templates(), static())
    return {path: content.decode(errors="surrogateescape") for path, content in rendered}


@pytest.fixture(scope="module")
def links(files: dict[str, str]) -> dict[str, set[str]]:
    """Where the links of each page lead, as paths of the site; addresses elsewhere are left out."""
    found = {}
    for path, text in files.items():
        if path.endswith(".html"):
            hrefs = re.findall(r'<a [^>]*?href="([^"#?]+)[^"]*"', text)
            found[path] = {
                normpath(join(dirname(path), href)) for href in hrefs if "://" not in href
            }
    return found


def reached(links: dict[str, set[str]], start: str, ways: str) -> set[str]:
    """The pages one comes to from a page along links to pages whose path matches."""
    seen, waiting = {start}, [start]
    while waiting:
        for path in links.get(waiting.pop(), ()):
            if path not in seen and path.endswith(".html"):
                seen.add(path)
                if re.match(ways, path):
                    waiting.append(path)
    return seen


DECISIONS = {f"decisions/d-{number:03}.html" for number in range(NUMBER)}


def test_every_page_but_the_one_for_lost_addresses_is_reached_from_the_first(
    links: dict[str, set[str]],
) -> None:
    found = reached(links, "index.html", ".*")
    assert {path for path in links if path != "404.html"} <= found


@pytest.mark.parametrize("ways", ["status/", "components/", "tags/", "people", "matrix/|people"])
def test_the_pages_of_one_kind_alone_lead_to_every_decision(
    links: dict[str, set[str]], ways: str
) -> None:
    start = "people.html" if "people" in ways else "index.html"
    found = reached(links, start, ways)
    assert found >= DECISIONS


def test_no_link_leads_to_a_page_that_is_not_there(
    files: dict[str, str], links: dict[str, set[str]]
) -> None:
    assert {to for found in links.values() for to in found} <= set(files)


def test_every_page_is_small_enough(files: dict[str, str]) -> None:
    sizes = {path: len(text.encode()) for path, text in files.items() if path.endswith(".html")}
    assert {path: size for path, size in sizes.items() if size > RAW} == {}
    largest = sorted(sizes, key=lambda path: sizes[path])[-20:]
    compressed = {path: len(gzip.compress(files[path].encode())) for path in largest}
    assert {path: size for path, size in compressed.items() if size > COMPRESSED} == {}


def test_the_pages_are_the_same_in_whichever_order_the_records_come(
    made_pages: dict[str, Page],
) -> None:
    back = made(dict(reversed(large().items())))
    assert list(made_pages) == list(back)
    for path, page in made_pages.items():
        if path.startswith(("status/", "components/", "tags/", "people", "matrix/")):
            assert page == back[path], path


LISTS = ["status/open", "components/linux", "tags/even", "tags/odd"]


@pytest.mark.parametrize("path", LISTS)
def test_the_years_of_a_list_have_all_of_it_once(pages: dict[str, Any], path: str) -> None:
    whole = pages[f"{path}.html"]
    parts = [value for name, value in pages.items() if name.startswith(f"{path}/")]
    rows = [row for value in parts for row in value.rows]
    assert len({row.ref for row in rows}) == len(rows)
    numbers = [int(year.number) for year in whole.years]
    assert sum(numbers) == len(rows) == int(whole.count.split()[0])
    assert all(len(value.rows) <= listing.ROWS for value in parts)
    assert len(whole.rows) == listing.ROWS


def test_a_year_too_long_for_one_table_has_parts_that_lead_to_each_other(
    pages: dict[str, Any],
) -> None:
    first, second = pages["status/open/2019.html"], pages["status/open/2019-part-2.html"]
    assert (len(first.rows), len(second.rows)) == (150, 50)
    assert [part.href for part in first.within.parts] == [None, "2019-part-2.html"]
    assert (first.within.earlier, first.within.later) == (
        None,
        ("2019, part 2", "2019-part-2.html"),
    )
    assert second.within.earlier == ("2019, part 1", "2019.html")
    assert second.within.later == ("2020", "2020.html")
    assert [row.asked for row in first.rows] == sorted(row.asked for row in first.rows)
    assert first.rows[-1].asked <= second.rows[0].asked
    assert pages["status/open/2020.html"].within.parts == ()
    assert first.title == "Open decisions, asked in 2019, part 1"


def test_a_list_that_fits_one_table_has_no_years(pages: dict[str, Any]) -> None:
    assert pages["status/settled.html"].years == ()
    assert not [path for path in pages if path.startswith("status/settled/")]
    small = made(FULL)
    assert not [path for path in small if re.search(r"/\d{4}(-part-\d+)?\.html", path)]


def test_whoever_said_much_has_a_page_for_each_year(pages: dict[str, Any]) -> None:
    value = pages["people/ada.html"]
    assert value.total == f"{NUMBER * 2} entries in {NUMBER} decisions"
    assert [year.title for year in value.years] == ["2019", "2020", "2021"]
    assert sum(int(year.number) for year in value.years) == NUMBER * 2
    assert len(value.taken) + len(value.foreseen) == person.LATEST
    parts = [page for path, page in pages.items() if path.startswith("people/ada/")]
    assert sum(len(page.taken) for page in parts) == NUMBER
    assert sum(len(page.foreseen) for page in parts) == NUMBER
    assert not [path for path in pages if path.startswith("people/p02/")]
    assert pages["people/p02.html"].total is None


def test_the_table_of_people_holds_what_there_is_room_for_and_its_years_hold_all(
    pages: dict[str, Any],
) -> None:
    overview = pages["people.html"].matrix
    shown = rows(overview.crosstab)
    assert 0 < len(shown) < NUMBER
    assert overview.number == f"{len(shown)} decisions"
    assert overview.total == f"{NUMBER}"
    of_years = [
        row
        for path, value in pages.items()
        if path.startswith("matrix/")
        for row in rows(value.crosstab)
    ]
    assert len({row.decision for row in of_years}) == len(of_years) == NUMBER
    assert sum(int(year.number) for year in overview.years) == NUMBER


def rows(table: crosstab.Crosstab) -> list[crosstab.CrosstabRow]:
    return [row for group in table.groups for row in group.rows]


def test_a_table_of_people_has_at_most_forty_columns_and_counts_the_others(
    pages: dict[str, Any],
) -> None:
    table = pages["people.html"].matrix.crosstab
    assert len(table.columns) == crosstab.PEOPLE
    assert table.columns[0].text == "Ada Lovelace"
    assert table.others
    for row in rows(table):
        assert sum(cell.gap + 1 for cell in row.cells) + row.gap == crosstab.PEOPLE
        recorded = len(row.cells) + int(row.others or 0)
        assert 2 <= recorded <= 4


def test_every_row_of_the_table_has_a_cell_for_each_column(files: dict[str, str]) -> None:
    table = Html(
        re.search(r'<table class="matrix">.*?</table>', files["people.html"], re.DOTALL)[0]
    )  # type: ignore[index]
    head = sum(one.attributes.get("scope") == "col" for one in table.of("th"))
    by_line = Counter(one.line for one in table.of("td"))
    assert set(by_line.values()) == {head - 1}
    spans = {one.attributes.get("colspan") for one in table.of("th")} - {None}
    assert spans == {str(head)}


def test_the_decisions_in_the_table_are_grouped_by_status() -> None:
    value = made(FULL)["people.html"].value.matrix
    assert [(group.key, group.number) for group in value.crosstab.groups] == [
        ("accepted", "1 decision")
    ]
    (row,) = value.crosstab.groups[0].rows
    assert [cell.person for cell in row.cells] == ["Ada Lovelace", "Bob Kahn"]
    assert row.cells[0].href == "decisions/drop-it.html#person.ada"
    assert [held.word for held in row.cells[1].held] == ["conditional", "blocks"]
    assert (value.silent, value.years, value.total) == ("1 decision", (), "1")


def test_without_a_position_there_is_no_table_of_people() -> None:
    value = made({"keep-it": KEEP, "_people": PEOPLE})["people.html"].value
    assert value.matrix is None
    assert len(value.people) == 3


def test_very_many_people_have_several_pages_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "PEOPLE", 2)
    found = site(FULL)
    assert "Silent Reader" in found["people-part-2.html"]
    assert "people-part-3.html" not in found
    value = made(FULL)["people.html"].value
    assert [one.ref.text for one in value.people] == ["Ada Lovelace", "Bob Kahn"]
    assert value.parts == (
        ("Ada Lovelace to Bob Kahn", None),
        ("Silent Reader", "people-part-2.html"),
    )
    assert made(FULL)["people-part-2.html"].value.matrix is None


def test_only_the_tags_of_most_decisions_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [ref.text for ref in made(FULL)["index.html"].value.tags] == ["new 1", "old 2"]
    monkeypatch.setattr(listing, "TAGS", 1)
    assert [ref.text for ref in made(FULL)["index.html"].value.tags] == ["old 2"]


def test_many_milestones_name_fewer_of_the_decisions_that_wait(pages: dict[str, Any]) -> None:
    ahead = pages["milestones.html"].groups[0].milestones
    assert len(ahead) == 50
    assert {len(one.waiting) for one in ahead} == {8}
    assert ahead[1].more


def test_what_one_said_stands_in_the_order_of_its_days() -> None:
    library_pages = made(FULL)
    days = [one.day for one in library_pages["people/ada.html"].value.taken]
    assert days == sorted(days)
    assert library_pages["people/ada.html"].value.total is None


def test_an_expectation_takes_more_room_than_a_position(pages: dict[str, Any]) -> None:
    held = [
        len(value.taken) + voice.LONG * len(value.foreseen)
        for path, value in pages.items()
        if path.startswith("people/ada/")
    ]
    assert max(held) <= person.LINES < sum(held)
