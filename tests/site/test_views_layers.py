"""Layouts and lettering: nothing overlaps, whatever the links and the titles are."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bootpath.views.chart import Box, Edge, Point, chart
from bootpath.views.layers import Pair, crossings, layers
from bootpath.views.lettering import lines, width
from bootpath.views.spacing import settled


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[int], list[Pair]]:
    """Years that never fall, and pairs of different nodes, the earlier one first."""
    years = sorted(draw(st.lists(st.integers(2010, 2016), min_size=1, max_size=24)))
    node = st.integers(0, len(years) - 1)
    found = draw(st.lists(st.tuples(node, node), max_size=40))
    return years, [(min(pair), max(pair)) for pair in found if pair[0] != pair[1]]


def points(years: Sequence[int], title: str = "A title of some length") -> list[Point]:
    return [Point(title, "x.html", title, "open", "○ Open", year) for year in years]


def boxes(years: Sequence[int], pairs: Sequence[Pair]) -> list[Box]:
    edges = [Edge("relates-to", lower, upper) for upper, lower in pairs]
    return [box for band in chart(points(years), edges).bands for box in band.boxes]


@given(graphs())
def test_linked_nodes_stand_in_different_rows_the_later_one_below(
    graph: tuple[list[int], list[Pair]],
) -> None:
    years, pairs = graph
    found = layers(years, pairs, 4)
    row_of = {item: at for at, row in enumerate(found.rows) for item in row}
    assert all(row_of[upper] < row_of[lower] for upper, lower in pairs)
    for earlier, later in pairwise(range(len(years))):
        assert years[earlier] == years[later] or row_of[earlier] < row_of[later]
    for row in found.rows:
        assert 0 < sum(item < len(years) for item in row) <= 4


@given(graphs())
def test_a_long_link_has_a_stand_in_in_every_row_it_passes(
    graph: tuple[list[int], list[Pair]],
) -> None:
    years, pairs = graph
    found = layers(years, pairs, 4)
    row_of = {item: at for at, row in enumerate(found.rows) for item in row}
    assert len(found.chains) == len(pairs)
    for chain, (upper, lower) in zip(found.chains, pairs, strict=True):
        rows = [row_of[item] for item in chain]
        assert (chain[0], chain[-1]) == (upper, lower)
        assert rows == list(range(rows[0], rows[-1] + 1))


@given(graphs())
def test_no_two_boxes_of_a_drawing_overlap(graph: tuple[list[int], list[Pair]]) -> None:
    years, pairs = graph
    drawing = chart(points(years), [Edge("relates-to", *pair) for pair in pairs])
    found = [box for band in drawing.bands for box in band.boxes]
    assert len(found) == len(years)
    for at, one in enumerate(found):
        assert one.x >= 0
        assert one.x + one.width <= drawing.width
        assert one.y + one.height <= drawing.height
        for other in found[:at]:
            beside = one.x >= other.x + other.width or other.x >= one.x + one.width
            assert beside or one.y >= other.y + other.height or other.y >= one.y + one.height


@given(graphs())
def test_a_drawing_is_the_same_every_time(graph: tuple[list[int], list[Pair]]) -> None:
    assert boxes(*graph) == boxes(*graph)


def test_lines_that_can_be_drawn_without_a_crossing_are() -> None:
    years = [2010, 2010, 2010, 2011, 2011, 2011]
    pairs = [(0, 5), (1, 4), (2, 3)]
    found = layers(years, pairs, 4)
    assert crossings([(0, 1, 2), (3, 4, 5)], found.below) == 3
    assert crossings(found.rows, found.below) == 0


def test_lines_that_meet_at_a_node_do_not_count_as_crossing() -> None:
    assert crossings([(0, 1), (2,)], [(2,), (2,), ()]) == 0
    assert crossings([(0, 1), (2, 3)], [(2, 3), (2, 3), (), ()]) == 1


def test_an_empty_graph_is_drawn_as_nothing() -> None:
    assert layers([], [], 4).rows == ()
    assert chart([], []).bands == ()


@given(st.lists(st.tuples(st.floats(-500, 1500), st.floats(1, 200)), min_size=1, max_size=12))
def test_things_in_a_row_keep_order_distance_and_bounds(
    things: list[tuple[float, float]],
) -> None:
    sizes = [size for _, size in things]
    whole = sum(sizes) + 8 * (len(sizes) - 1) + 50
    found = settled([want for want, _ in things], sizes, 8, whole)
    assert found[0] - sizes[0] / 2 >= -1e-6
    assert found[-1] + sizes[-1] / 2 <= whole + 1e-6
    for at, (one, other) in enumerate(pairwise(found)):
        assert other - sizes[at + 1] / 2 >= one + sizes[at] / 2 + 8 - 1e-6


def test_what_is_wanted_is_given_where_there_is_room() -> None:
    assert settled([10, 100], [10, 10], 5, 200) == [10, 100]


@given(st.text(max_size=200), st.integers(4, 20), st.integers(1, 3))
def test_a_text_is_never_wider_than_its_room(text: str, room: int, most: int) -> None:
    found = lines(text, room, most)
    assert len(found) <= most
    assert all(width(line) <= room for line in found)
    assert all(line.strip() for line in found)


def test_a_text_is_broken_between_words_and_cut_with_an_ellipsis() -> None:
    assert lines("A zero-page stub boots HVMLite", 11, 3) == ("A zero-page stub", "boots HVMLite")
    assert lines("one two three four", 5, 2) == ("one two", "three…")
    assert lines("x" * 40, 6.5, 2) == ("x" * 10, "x" * 8 + "…")
    assert lines("", 6, 2) == ()


def test_characters_that_show_nothing_and_heaps_of_marks_are_left_out() -> None:
    assert lines("a\u200b\u202eb\u2066c", 10, 1) == ("abc",)
    assert lines("e" + "\u0301" * 50, 10, 1) == ("e" + "\u0301" * 3,)
    assert lines("a\x00b\nc", 10, 1) == ("a b c",)
    persian = "می\u200cخواهم"  # the joiner says which form the letters take
    assert lines(persian, 20, 1) == (persian,)


def test_a_wide_script_gets_more_room_than_a_narrow_letter() -> None:
    assert width("漢字") > width("ab") > width("il")
