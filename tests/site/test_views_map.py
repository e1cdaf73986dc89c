"""The map: every link between published decisions, drawn and in words."""

import re
from datetime import date
from typing import Any

from site_corpora import FULL, KEEP, Html, made, site, static
from test_site_html import hostile

from bootpath.views import atlas, stroke

MAP = "map.html"
THREE = {
    "first": 'title: First\nquestion: "1?"\nstatus: [{is: open, date: 2015-01-01}]\n',
    "second": 'title: Second\nquestion: "2?"\nstatus: [{is: open, date: 2016-01-01}]\n'
    "aliases: [once-second]\nlinks: {depends-on: [first], conflicts-with: [third]}\n",
    "third": 'title: Third\nquestion: "3?"\nstatus: [{is: open, date: 2016-06-01}]\n'
    "links: {conflicts-with: [second], supersedes: [first], relates-to: [once-second]}\n",
    "alone": KEEP,
}


def numbered(count: int, links: str = "") -> dict[str, str]:
    return {
        f"d{at:04}": f'title: "Number {at}"\nquestion: "{at}?"\n'
        f"status: [{{is: open, date: {2000 + at % 20}-01-01}}]\n"
        + (f"links: {{relates-to: [d{at - 1:04}]}}\n" if at else "")
        + links
        for at in range(count)
    }


def drawn(value: Any) -> list[Any]:
    return [box for band in value.chart.bands for box in band.boxes]


def test_every_linked_decision_is_drawn_once_in_its_year() -> None:
    value = made(THREE)[MAP].value
    assert [(band.title, [box.href for box in band.boxes]) for band in value.chart.bands] == [
        ("2015", ["decisions/first.html"]),
        ("2016", ["decisions/second.html", "decisions/third.html"]),
    ]
    assert drawn(value)[0].label == "First, Open, asked 2015-01-01"


def test_a_link_that_both_sides_wrote_is_one_line() -> None:
    value = made(THREE)[MAP].value
    assert sorted(stroke.kind for stroke in value.chart.strokes) == [
        "conflicts-with",
        "depends-on",
        "relates-to",
        "supersedes",
    ]
    assert value.count == "4 decisions, 4 links"


def test_the_legend_explains_the_lines_that_are_there_and_no_others() -> None:
    value = made(THREE)[MAP].value
    assert [style.key for style in value.legend] == [
        "depends-on",
        "conflicts-with",
        "supersedes",
        "relates-to",
    ]
    assert [style.key for style in made(FULL)[MAP].value.legend] == ["depends-on"]


def test_an_arrow_stands_at_what_is_depended_on_and_none_at_what_is_related() -> None:
    strokes = {one.kind: one for one in made(THREE)[MAP].value.chart.strokes}
    first = drawn(made(THREE)[MAP].value)[0]
    tip = re.match(r"M(\d+) (\d+)L", strokes["depends-on"].ends)
    assert tip
    assert int(tip[2]) == first.y + first.height
    assert first.x < int(tip[1]) < first.x + first.width
    assert strokes["conflicts-with"].ends.count("M") == 2
    assert strokes["relates-to"].ends == ""


def test_the_list_says_what_the_drawing_shows() -> None:
    value = made(THREE)[MAP].value
    listed = [one for group in value.groups for one in group.decisions]
    assert [one.ref.href for one in listed] == [box.href for box in drawn(value)]
    assert [group.title for group in value.groups] == [band.title for band in value.chart.bands]
    said = {
        (one.ref.text, relation.label, other.ref.text)
        for one in listed
        for relation in one.relations
        for other in relation.decisions
    }
    assert {
        ("Second", "Depends on", "First"),
        ("First", "Needed by", "Second"),
        ("Third", "Supersedes", "First"),
        ("First", "To be superseded by", "Third"),
        ("Second", "Conflicts with", "Third"),
        ("Second", "Relates to", "Third"),
    } <= said


def test_decisions_without_a_link_stand_apart() -> None:
    value = made(THREE)[MAP].value
    assert [ref.href for ref in value.apart] == ["decisions/alone.html"]
    assert "Not linked to any other" in site(THREE)[MAP]


def test_drafts_and_links_with_them_are_left_out() -> None:
    value = made(FULL)[MAP].value
    text = site(FULL)[MAP]
    assert "secret" not in text
    assert len(value.chart.strokes) == 1


def test_a_decision_that_is_asked_later_is_not_on_it() -> None:
    value = made(THREE, date(2016, 3, 1))[MAP].value
    assert [box.href for box in drawn(value)] == ["decisions/first.html", "decisions/second.html"]
    assert "third" not in site(THREE, date(2016, 3, 1))[MAP].lower()


def test_every_link_of_the_drawing_leads_to_a_page_and_has_a_name() -> None:
    files = site(THREE)
    (drawing,) = re.findall(r'<svg class="drawing chart".*</svg>', files[MAP], re.DOTALL)
    links = Html(drawing).of("a")
    assert len(links) == 3
    assert all(link.attributes["href"] in files for link in links)
    assert all(link.attributes["aria-label"] for link in links)
    assert Html(drawing).faults == []


def test_two_hundred_decisions_are_drawn_and_one_more_is_not() -> None:
    assert len(drawn(made(numbered(atlas.DRAWN))[MAP].value)) == 200
    assert made(numbered(atlas.DRAWN + 1))[MAP].value.chart is None


def test_too_many_lines_are_not_drawn() -> None:
    everything = ", ".join(f"d{at:04}" for at in range(atlas.LINES + 1))
    value = made(
        {
            **numbered(1, f"links: {{depends-on: [{everything}]}}\n"),
            **{
                f"d{at:04}": 'title: T\nquestion: "?"\nstatus: [{is: open, date: 2000-01-01}]\n'
                "links: {amends: [d0000], depends-on: [d0000], supersedes: [d0000]}\n"
                for at in range(1, 150)
            },
        }
    )[MAP].value
    assert value.chart is None
    assert [one.more for one in value.groups[0].decisions if one.ref.text == "Number 0"] == [
        "516 more links"
    ]


def test_the_page_stays_small_however_many_decisions_there_are() -> None:
    long = {
        stem: text.replace("Number", "Ä long title " * 60) for stem, text in numbered(400).items()
    }
    text = site(long)[MAP]
    assert len(text.encode()) < 150_000
    value = made(long)[MAP].value
    named = sum(len(group.decisions) for group in value.groups)
    assert value.left_out == f"{400 - named} more decisions"
    assert named > 20


def test_many_decisions_without_a_link_are_counted() -> None:
    alone = {f"k{at:03}": KEEP for at in range(atlas.APART + 7)}
    value = made(alone)[MAP].value
    assert value.chart is None
    assert (len(value.apart), value.more_apart) == (atlas.APART, "7 more decisions")
    assert "No decision is linked to another." in site(alone)[MAP]


def test_without_decisions_the_page_says_so() -> None:
    text = site({})[MAP]
    assert "<svg" not in text
    assert "No decision is recorded yet" in text


def test_hostile_titles_stay_text_inside_their_boxes() -> None:
    text = site(hostile())[MAP]
    assert "<script>alert" not in text
    long = {**THREE, "first": THREE["first"].replace("First", '"' + "\u05d0" * 900 + '"')}
    (box,) = [one for one in drawn(made(long)[MAP].value) if "first" in one.href]
    assert len(box.title) == 3
    assert box.tip == "\u05d0" * 900
    assert all(line.y < box.height for line in (*box.title, box.status))


def test_the_marks_of_the_drawings_are_those_of_the_stylesheet() -> None:
    words = static()["style.css"].decode()
    for key, mark in stroke.MARKS.items():
        selector = r"\.tag" if key == "open" else rf"\.tag\.{key}"
        assert re.search(rf'{selector}::before {{ content: "{mark}"', words), key
