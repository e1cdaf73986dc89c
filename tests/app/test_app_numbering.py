"""Nodes by number: what is looked for as bytes is what is looked for number by number."""

from array import array

from hypothesis import example, given
from hypothesis import strategies as st

from bootpath.app.numbering import Numbering, among, unpack
from bootpath.trace import Node

# few different bytes, so that four of them often lie across two numbers
NUMBER = st.lists(st.sampled_from((0, 1, 255)), min_size=4, max_size=4).map(
    lambda data: int.from_bytes(bytes(data), "little")
)


def packed(numbers: list[int]) -> bytes:
    return array("I", numbers).tobytes()


@given(st.sets(NUMBER, max_size=24), st.lists(st.lists(NUMBER, max_size=6), max_size=12))
@example({0x01000000}, [[0, 1], [], [0x01000000]])
@example({1}, [[], [], [1], []])
def test_those_that_read_a_number_are_found(wanted: set[int], all_read: list[list[int]]) -> None:
    named = {f"{at}": packed(numbers) for at, numbers in enumerate(all_read)}
    expected = {f"{at}" for at, numbers in enumerate(all_read) if wanted.intersection(numbers)}
    assert among(wanted, named) == expected


def test_a_number_is_always_the_same() -> None:
    one, two = Node("title", "one"), Node("title", "two")
    first = Numbering()
    numbers = first.pack([one, two])
    again = Numbering(first.kept())
    assert again.pack([one, two]) == numbers
    assert not again.grown
    assert again.numbers([one, Node("title", "three")]) == {unpack(numbers)[0]}
    other = Numbering()
    given = other.pack([two, one])
    assert again.adopt(other.kept())(given) == again.pack([two, one])
