"""The drawing of what waits for what."""

import re
from itertools import pairwise

from site_corpora import FULL, Html, made, site

from bootpath.views.page import Ref
from bootpath.views.waiting import LINES, MILESTONES, Awaited, waiting


def awaited(number: int, *decisions: str, key: str = "met") -> Awaited:
    refs = tuple(Ref(one, f"decisions/{one}.html") for one in decisions)
    return Awaited(key, Ref(f"Milestone {number}", f"#m{number}"), "Met 2018-01-01", refs)


def test_each_milestone_leads_to_each_decision_that_waits_for_it() -> None:
    drawing = waiting([awaited(1, "a", "b"), awaited(2, "b", key="ahead"), awaited(3)])
    assert drawing is not None
    assert [one.label for one in drawing.milestones] == [
        "Milestone 1, Met 2018-01-01",
        "Milestone 2, Met 2018-01-01",
    ]
    assert [one.href for one in drawing.decisions] == ["decisions/a.html", "decisions/b.html"]
    assert [one.key for one in drawing.waits] == ["met", "met", "ahead"]
    assert [one.key for one in drawing.marks] == ["met", "ahead"]


def test_texts_stand_below_each_other_and_inside_the_drawing() -> None:
    long = "A very long title that needs more than one line of the drawing to be written " * 2
    drawing = waiting([awaited(n, f"{long}{n}", f"b{n % 2}") for n in range(MILESTONES)])
    assert drawing is not None
    for column in (drawing.milestones, drawing.decisions):
        lines = [
            line.y
            for label in column
            for line in (*label.texts, *([label.note] if label.note else []))
        ]
        assert all(after - before >= 18 for before, after in pairwise(lines))
        assert min(lines) > 0
        assert max(lines) <= drawing.height
    numbers = [int(y) for path in drawing.waits for y in re.findall(r"-?\d+", path.path)[1::2]]
    assert all(0 <= y <= drawing.height for y in numbers)


def test_nothing_is_drawn_where_nothing_waits_or_too_much() -> None:
    assert waiting([]) is None
    assert waiting([awaited(1)]) is None
    assert waiting([awaited(n, "a") for n in range(MILESTONES)]) is not None
    assert waiting([awaited(n, "a") for n in range(MILESTONES + 1)]) is None
    assert waiting([awaited(1, *map(str, range(LINES)))]) is not None
    assert waiting([awaited(1, *map(str, range(LINES + 1)))]) is None


def test_the_page_of_milestones_says_the_same_as_its_drawing() -> None:
    page = made(FULL)["milestones.html"].value
    assert page.waiting is not None
    listed = {
        (one.title, ref.href)
        for group in page.groups
        for one in group.milestones
        for ref in one.waiting
    }
    assert {ref.href for ref in page.waiting.decisions} == {href for _, href in listed}
    html = Html(site(FULL)["milestones.html"])
    assert not html.faults
    assert html.of("desc")
    places = {element.attributes.get("id") for element in html.elements}
    assert all(one.href.removeprefix("#") in places for one in page.waiting.milestones)
