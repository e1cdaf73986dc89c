"""The drawings on the page of a decision: its neighbours, its stances, its line of time."""

import re
from datetime import date
from itertools import pairwise
from typing import Any

from site_corpora import FULL, TODAY, Html, made, site
from test_site_html import hostile
from test_views_map import THREE

from bootpath.views import neighbourhood
from bootpath.views.clockline import CONDITIONS

DROP = "decisions/drop-it.html"


def of(files: dict[str, str], slug: str, today: date = TODAY) -> Any:
    return made(files, today)[f"decisions/{slug}.html"].value


def star(count: int) -> dict[str, str]:
    """A decision of 2010 that others of later years depend on."""
    found = {"hub": 'title: Hub\nquestion: "?"\nstatus: [{is: open, date: 2010-01-01}]\n'}
    for at in range(count):
        found[f"n{at:02}"] = (
            f'title: "Number {at}"\nquestion: "?"\nstatus: [{{is: open, date: {2000 + at}-01-01}}]\n'
            "links: {depends-on: [hub]}\n"
        )
    return found


def test_neighbours_stand_in_the_order_of_time_around_the_decision() -> None:
    around = of(THREE, "second").around
    assert [one.href for one in around.neighbours] == [
        "../decisions/first.html",
        "../decisions/third.html",
    ]
    assert around.earlier == 1
    first, third = around.neighbours
    assert first.note.y < around.hub.y
    assert around.hub.y + around.hub.height < third.title[0].y


def test_a_neighbour_says_how_it_is_linked_as_the_list_does() -> None:
    value = of(THREE, "third")
    listed: dict[str, list[str]] = {}
    for relation in value.relations:
        for other in relation.decisions:
            listed.setdefault(other.ref.text, []).append(relation.label)
    drawn = {one.title[0].text: one.note.text for one in value.around.neighbours}
    assert drawn == {
        "First": "Supersedes · 2015-01-01",
        "Second": "Conflicts with, relates to · 2016",
    }
    assert set(drawn) == set(listed)


def test_one_relation_is_not_drawn() -> None:
    assert of(FULL, "drop-it").around is None
    assert of(FULL, "keep-it").around is None


def test_what_is_asked_later_is_no_neighbour() -> None:
    assert of(THREE, "second", date(2016, 3, 1)).around is None


def test_no_more_than_a_dozen_neighbours_are_drawn_and_the_drawing_says_so() -> None:
    around = of(star(20), "hub").around
    assert len(around.neighbours) == neighbourhood.NEIGHBOURS
    assert around.text.endswith("12 of 20 are drawn.")
    assert len(of(star(20), "hub").relations[0].decisions) == 20


def test_neighbours_do_not_overlap_and_their_lines_do_not_cross() -> None:
    around = of(star(20), "hub").around
    tops = [one.title[0].y for one in around.neighbours]
    ends = [one.note.y for one in around.neighbours]
    assert all(end < top for end, top in zip(ends[:-1], tops[1:], strict=True))
    found = []
    for stroke in around.strokes:
        match = re.match(r"M\d+ (\d+)H\d+Q(\d+) .*V\d+Q\d+ (\d+)", stroke.path)
        assert match
        found.append(tuple(map(int, match.groups())))
    above = sorted(arc for arc in found if arc[2] < arc[0])
    below = sorted((arc for arc in found if arc[2] > arc[0]), reverse=True)
    assert len(above) + len(below) == len(found) == 12
    for arcs in (above, below):
        # the nearer the decision, the nearer its line stays to the box
        reach = [abs(end - start) for start, _, end in arcs]
        assert reach == sorted(reach)
        turns = [x for _, x, _ in arcs]
        assert turns == sorted(set(turns), reverse=True)
    assert min(x for _, x, _ in found) >= 0
    for start, _, _ in found:
        assert around.hub.y < start < around.hub.y + around.hub.height


def test_the_drawing_stands_beside_the_list_and_is_left_out_on_earlier_days() -> None:
    page = site(THREE)["decisions/second.html"]
    # the script hides what carries data-now, and only elements of HTML can be hidden
    (drawing,) = re.findall(r'<figure class="drawn" data-now>.*?</figure>', page, re.DOTALL)
    assert page.index('<dl class="relations">') < page.index(drawing)
    assert {link.attributes["href"] for link in Html(drawing).of("a")} == {
        "../decisions/first.html",
        "../decisions/third.html",
    }


def test_the_bar_is_as_long_as_people_are_many() -> None:
    value = of(FULL, "drop-it")
    widths = {one.key: float(one.width.rstrip("%")) for one in value.share.segments}
    numbers = {one.key: int(one.text.split()[0]) for one in value.counts}
    assert list(widths) == list(numbers)
    assert value.share.counts == value.counts
    total = sum(numbers.values())
    free = sum(widths.values())
    for key, number in numbers.items():
        assert abs(widths[key] - free * number / total) < 0.2
    last = value.share.segments[-1]
    assert 99.5 <= float(last.x.rstrip("%")) + float(last.width.rstrip("%")) <= 100.5


def test_each_stance_has_a_pattern_of_its_own() -> None:
    positions = "".join(
        f"  - {{person: p{at}, date: 2016-05-01, stance: {stance}, option: keep"
        f"{', condition: If so.' if stance == 'conditional' else ''}, says: Said.}}\n"
        for at, stance in enumerate(
            ("supports", "conditional", "neutral", "objects", "blocks", "asks")
        )
    )
    text = FULL["keep-it"].replace("positions: []\n", f"positions:\n{positions}")
    segments = of({**FULL, "keep-it": text}, "keep-it").share.segments
    assert len(segments) == 6
    assert len({one.pattern for one in segments}) == 5  # one is full and one is empty


def test_the_bar_has_its_numbers_beside_it_and_is_left_out_on_earlier_days() -> None:
    page = site(FULL)[DROP]
    (share,) = re.findall(r'<div class="share" data-now>.*?</div>', page, re.DOTALL)
    text = Html(share).text
    assert all(one.text in text for one in of(FULL, "drop-it").counts)


def test_one_stance_or_none_is_not_drawn() -> None:
    assert of(FULL, "keep-it").share is None


def test_the_line_of_time_has_what_the_list_says() -> None:
    line = of(FULL, "drop-it").line
    said = [(mark.day.text, " ".join(one.text for one in mark.words)) for mark in line.marks]
    assert said == [
        ("2016-04-01", "Asked"),
        ("2016-05-01", "Accepted"),
        ("2018-01-01", "Met: The first thing"),
        ("2019-01-01", "The clock ran out"),
        ("2026-11-22", "The day of this page"),
    ]


def test_before_the_clock_starts_the_condition_is_an_open_end() -> None:
    line = of(FULL, "drop-it", date(2017, 6, 1)).line
    *_, today, ahead = line.marks
    assert (today.day.text, ahead.day.text) == ("2017-06-01", "no day yet")
    assert " ".join(one.text for one in ahead.words) == "Not yet: The first thing"
    assert line.last > line.today


def test_a_clock_that_still_runs_ends_after_the_day_of_the_page() -> None:
    line = of(FULL, "drop-it", date(2018, 6, 1)).line
    assert [mark.day.text for mark in line.marks][-2:] == ["2018-06-01", "2019-01-01"]
    assert line.marks[-1].words[0].text == "The clock runs out"
    assert line.last > line.today


def test_a_condition_that_was_given_up_is_crossed_out() -> None:
    text = FULL["drop-it"].replace("conditions: [met]", "conditions: [gone]")
    (mark,) = [
        one for one in of({**FULL, "drop-it": text}, "drop-it").line.marks if one.shape == "cross"
    ]
    assert " ".join(one.text for one in mark.words) == "Given up: The third thing"


def test_the_words_of_the_line_never_overlap_and_stay_in_the_drawing() -> None:
    keys = [f"m{at}" for at in range(9)]
    milestones = "".join(
        f"{key}: {{title: {'A milestone with a very long name ' * 4}, "
        f"met: {{date: 2018-01-0{at + 1}, says: It came.}}}}\n"
        for at, key in enumerate(keys)
    )
    files = {
        **FULL,
        "_milestones": FULL["_milestones"] + milestones,
        "drop-it": FULL["drop-it"].replace("conditions: [met]", f"conditions: [{', '.join(keys)}]"),
    }
    line = of(files, "drop-it").line
    assert sum(one.words[0].text.startswith("Met") for one in line.marks) == CONDITIONS
    assert "4 more conditions" in line.text
    for one, other in pairwise(line.marks):
        assert other.day.y - one.words[-1].y >= 18
    assert line.marks[-1].words[-1].y <= line.height


def test_without_a_condition_and_a_clock_there_is_no_line() -> None:
    assert of(FULL, "keep-it").line is None
    assert "drawing clock" not in site(FULL)["decisions/keep-it.html"]


def test_nothing_of_a_record_gets_into_a_drawing_as_markup() -> None:
    for path, text in site(hostile()).items():
        for drawing in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
            assert "<script" not in drawing, path
            assert "<img" not in drawing, path
