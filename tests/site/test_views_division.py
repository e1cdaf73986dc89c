"""What is too long for one page: divided by year, and a long year in parts."""

from collections import Counter
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bootpath.views.division import divided, within, years

items = st.lists(
    st.tuples(st.dates(date(2000, 1, 1), date(2004, 12, 31)), st.integers(1, 5)), max_size=60
)


@given(items, st.integers(1, 12))
def test_parts_hold_everything_once_and_weigh_no_more_than_the_limit(
    found: list[tuple[date, int]], limit: int
) -> None:
    parts = divided(found, lambda one: one[0], limit, lambda one: one[1])
    assert [one for part in parts for one in part.items] == sorted(found, key=lambda one: one[0])
    for part in parts:
        assert len(part.items) == 1 or sum(weight for _, weight in part.items) <= limit
        assert {one[0].year for one in part.items} == {part.year}
        assert (part.first, part.last) == (part.items[0][0], part.items[-1][0])
    assert len({part.name for part in parts}) == len(parts)
    numbers = {year.title: int(year.number) for year in years(parts, "")}
    assert numbers == {f"{year}": n for year, n in Counter(d.year for d, _ in found).items()}


@given(items, st.integers(1, 12))
def test_what_is_added_at_the_end_leaves_the_other_pages_as_they_are(
    found: list[tuple[date, int]], limit: int
) -> None:
    def names(held: list[tuple[date, int]]) -> dict[str, tuple[Any, ...]]:
        return {part.name: part.items for part in divided(held, lambda one: one[0], limit)}

    before, after = names(found), names([*found, (date(2005, 1, 1), 1)])
    assert {name: after[name] for name in before} == before


@given(items, st.integers(1, 4))
def test_each_page_leads_to_the_next_and_back(found: list[tuple[date, int]], limit: int) -> None:
    parts = divided(found, lambda one: one[0], limit)
    places = [within(parts, at) for at in range(len(parts))]
    names = [f"{part.name}.html" for part in parts]
    assert [one.later.href for one in places if one.later] == names[1:]
    assert [one.earlier.href for one in places if one.earlier] == names[:-1]
    assert all(one.parts == () or len(one.parts) > 1 for one in places)
