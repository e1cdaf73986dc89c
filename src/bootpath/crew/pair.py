"""Calls that wait for the system, two at a time: Python lets the other go on meanwhile."""

from collections import deque
from collections.abc import Callable, Sequence
from threading import Thread
from typing import TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")

PAYS = 500
"""Below so many quick calls a second thread costs more than it takes off the first."""


def by_two(work: Callable[[Item], Result], items: Sequence[Item], pays: int = PAYS) -> list[Result]:
    """What `work` makes of each item, in their order; two are worked on at once, if they are many.

    What it raises is raised here, when the other has ended as well; no further item is begun then.
    """
    if len(items) < pays:
        return [work(item) for item in items]
    numbers = iter(range(len(items)))
    found: list[Result | None] = [None] * len(items)
    failed: list[BaseException] = []

    def take_turns() -> None:
        try:
            for number in numbers:
                found[number] = work(items[number])
        except BaseException as error:  # noqa: BLE001 - it is raised when both have ended
            failed.append(error)
            deque(numbers, maxlen=0)

    other = Thread(target=take_turns)
    other.start()
    take_turns()
    try:
        other.join()
    except KeyboardInterrupt:
        deque(numbers, maxlen=0)
        other.join()
        raise
    if failed:
        raise failed[0]
    return cast("list[Result]", found)
