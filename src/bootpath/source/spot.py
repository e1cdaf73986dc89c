"""Places said by route: which node of which file a finding is about, before it has a line."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bootpath.diagnostic import Severity

Route = tuple[str | int, ...]
"""Keys and indices from the top of a file to a node: `("positions", 0, "person")`."""

LIMIT = 100
"""Findings of one kind that are shown of one file."""


class Spot(NamedTuple):
    """A node of a file; its key instead of its value; or a fragment of the value's text."""

    path: str
    route: Route
    key: bool = False
    fragment: str | None = None


class Finding(NamedTuple):
    """Something wrong at a spot.

    `needs` names routes of the same file that the finding presupposes: it is dropped when the
    shape stage had to leave one of them out, so that one mistake is not reported twice. A rule
    leaves `code` to the engine that runs it. `severity` is given where it is not that of the code,
    because it depends on what was found.
    """

    spot: Spot
    message: str
    hint: str | None = None
    related: tuple[tuple[Spot, str], ...] = ()
    needs: tuple[Route, ...] = ()
    code: str = ""
    severity: Severity | None = None


def limited(found: Iterable[Finding]) -> Iterator[Finding]:
    """The first findings, and one that stands for the rest; the rest is not even looked for.

    A file with thousands of mistakes has one cause, which the first of them show.
    """
    for number, finding in enumerate(found):
        if number == LIMIT:
            message = "this file has more such problems, which are not shown"
            yield finding._replace(
                message=message, hint="mend those shown first", related=(), needs=()
            )
            return
        yield finding
