"""Places said by route: which node of which file a finding is about, before it has a line."""

from typing import NamedTuple

Route = tuple[str | int, ...]
"""Keys and indices from the top of a file to a node: `("positions", 0, "person")`."""


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
    leaves `code` to the engine that runs it.
    """

    spot: Spot
    message: str
    hint: str | None = None
    related: tuple[tuple[Spot, str], ...] = ()
    needs: tuple[Route, ...] = ()
    code: str = ""
