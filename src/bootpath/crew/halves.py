"""Calls that wait for the system, two at a time: Python lets the other go on meanwhile."""

from collections.abc import Callable, Sequence
from threading import Thread
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

PAYS = 500
"""Below so many items a second thread costs more than it takes off the first."""


def in_halves(
    work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item]
) -> list[Result]:
    """What `work` makes of the items, in their order; of many it is asked for each half at once.

    What it raises is raised here when both halves have ended, that of the first half before that of
    the other.
    """
    if len(items) < PAYS:
        return work(items)
    middle = len(items) // 2
    found: list[Result] = []
    failed: list[BaseException] = []

    def second() -> None:
        try:
            found.extend(work(items[middle:]))
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            failed.append(error)

    thread = Thread(target=second)
    thread.start()
    try:
        first = work(items[:middle])
    finally:
        thread.join()
    if failed:
        raise failed[0]
    return first + found
