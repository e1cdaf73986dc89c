"""A decision among the records, and the links that it writes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from bootpath.record import Course, Decision
from bootpath.shape import Shaped
from bootpath.trace import Node, note

LinkKind = Literal["depends-on", "conflicts-with", "supersedes", "amends", "relates-to"]
LINK_KINDS: tuple[LinkKind, ...] = (
    "depends-on",
    "conflicts-with",
    "supersedes",
    "amends",
    "relates-to",
)

_LINK_FIELDS = tuple((kind, kind.replace("-", "_")) for kind in LINK_KINDS)


class Link(NamedTuple):
    """A typed link as it was written: from one decision to another, `at` an index of its list."""

    kind: LinkKind
    source: str
    target: str
    at: int


class Choice(NamedTuple):
    """An option of a decision, by their keys."""

    slug: str
    option: str


ENTRY = "entry"
"""The kind of node that says whether there is a decision of a name, readable or not."""

RECORD = "record"
"""The kind of node that a whole record is."""

COURSE = "course"
"""The kind of node that the course of a decision is: a part of its record."""


class Later:
    """A sound record that is read when it is first asked for."""

    def __init__(self, read: Callable[[], Shaped]) -> None:
        self._read = read
        self.told: Callable[[], None] | None = None
        """What to call when the record was read."""

    @cached_property
    def shaped(self) -> Shaped:
        """The record."""
        found = self._read()
        if self.told:
            self.told()
        return found


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision with its slug, its file, and its record, or how to come by that."""

    slug: str
    path: str
    record: Shaped | Later

    @property
    def shaped(self) -> Shaped:
        """The record, and what the shape stage left out of it."""
        note(Node(RECORD, self.slug))
        return self.record if isinstance(self.record, Shaped) else self.record.shaped

    @property
    def decision(self) -> Decision:
        """The record."""
        found: Decision = self.shaped.record
        return found

    @property
    def course(self) -> Course:
        """How the decision went; whoever asks does not depend on the rest of the record."""
        note(Node(COURSE, self.slug))
        shaped = self.record if isinstance(self.record, Shaped) else self.record.shaped
        decision: Decision = shaped.record
        return decision.course

    @property
    def is_damaged(self) -> bool:
        """Whether the shape stage left anything out: never of a record from an earlier run."""
        return isinstance(self.record, Shaped) and bool(self.record.removed)

    @property
    def known(self) -> Decision | None:
        """The record, where it was read already; asking is not reading it."""
        held = (
            self.record if isinstance(self.record, Shaped) else self.record.__dict__.get("shaped")
        )
        found: Decision | None = held.record if held else None
        return found

    def changes(self, before: Decision | None) -> Iterator[Node]:
        """What can be read of it and is different from what it was, where that is known."""
        yield Node(RECORD, self.slug)
        if before is None or self.is_damaged or not self.course.is_same(before.course):
            yield Node(COURSE, self.slug)

    def links(self) -> Iterator[Link]:
        """The links this decision writes, in the order of their kinds."""
        links = self.decision.links
        if links.model_fields_set:
            for kind, field in _LINK_FIELDS:
                for index, target in enumerate(getattr(links, field)):
                    yield Link(kind, self.slug, target, index)
