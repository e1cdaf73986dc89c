"""What a picture says: a panel of texts, a status and numbers, before anything is drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

WIDTH, HEIGHT = 1200, 630
"""Pixels of a picture: what previews of links are laid out for, 1.91 to 1."""


class Share(NamedTuple):
    """A part of the bar: the status or stance that gives shape and colour, words, how many."""

    key: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Panel:
    """What one picture says.

    - `name`: whose picture it is, in small letters at the top
    - `headline`: the question, or what else stands there in large letters
    - `status` and `word`: the key that gives the status shape and colour, and its word, if any
    - `line`: what stands below: the answer, or a sentence
    - `shares`: the parts of the bar at the foot, with their numbers
    - `note`: what stands there instead where there are none
    - `accent`: the tracker's own accent, `#rrggbb`
    """

    name: str
    headline: str
    line: str
    status: str | None = None
    word: str | None = None
    shares: tuple[Share, ...] = ()
    note: str = ""
    accent: str | None = None

    def texts(self) -> Iterator[str]:
        """Every text of the panel."""
        yield from (self.name, self.headline, self.line, self.word or "", self.note)
        yield from (share.text for share in self.shares)
