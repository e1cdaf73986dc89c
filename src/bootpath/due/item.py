"""Something that is due on a day: of which kind, in which decision, and where the record says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bootpath.source import Spot


class Kind(StrEnum):
    """What can be due."""

    CLOCK = "clock"
    DEFERRAL = "deferral"
    CONDITIONS_MET = "conditions-met"
    CONDITION_LOST = "condition-lost"
    EXPECTATION = "expectation"
    REVIEW = "review"
    QUESTION = "question"
    MILESTONE = "milestone"


_LAST_DAY = frozenset({Kind.EXPECTATION, Kind.MILESTONE})
"""What may still come on its day, and is overdue only after it."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is or comes due.

    `day` is when, `spot` the place in the records that says so. `decisions` are those it
    concerns: exactly one, but all that wait for it when it is a milestone. `person` is who expected
    or asked. `key` tells it from others of its kind in the same decision: the key of a question or
    milestone, the number of an expectation or status entry.
    """

    kind: Kind
    day: date
    spot: Spot
    decisions: tuple[str, ...]
    key: str = ""
    person: str | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether it waits for somebody now.

        What was to come by a day may still come on it, and is overdue the day after. Anything else
        is so on its day already.
        """
        return self.day < today if self.kind in _LAST_DAY else self.day <= today

    @property
    def name(self) -> str:
        """A name that stays the same while the record grows, whatever day it is asked for."""
        if self.kind is Kind.MILESTONE:
            return f"_milestones.{self.key}"
        return ".".join(filter(None, (*self.decisions, self.kind.value, self.key)))

    def sort_key(self) -> tuple[date, tuple[str, ...], str]:
        """Order of a list: by day, then by decision, then by name."""
        return (self.day, self.decisions, self.name)
