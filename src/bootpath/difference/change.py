"""A change: one thing that differs between two states, with its keys, its day and its evidence."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bootpath.record import Citation

Kind = Literal[
    "decision-added",
    "decision-removed",
    "decision-renamed",
    "status",
    "outcome",
    "superseded",
    "superseded-no-longer",
    "position",
    "moved",
    "reaffirmed",
    "withdrawn",
    "asked",
    "answered",
    "expected",
    "judged",
    "past-due",
    "event",
    "condition-met",
    "condition-lost",
    "condition-not-met",
    "clock-started",
    "clock-moved",
    "clock-run-out",
    "clock-stopped",
    "deferral-over",
    "option-added",
    "option-removed",
    "condition-added",
    "condition-removed",
    "link-added",
    "link-removed",
    "milestone-added",
    "milestone-removed",
    "milestone-met",
    "milestone-abandoned",
    "milestone-not-met",
    "person-added",
    "person-removed",
    "role-began",
    "role-ended",
    "term-added",
    "term-removed",
    "entry-corrected",
    "entry-removed",
    "value-changed",
    "reworded",
]
"""What changed, in a word that scripts may rely on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between two states; a part that says nothing about it is None.

    - `kind`: what changed; `decision`: the decision's slug, None in what decisions share
    - `day`: the day it happened by the record, None for what the record does not date
    - `person`, `option`, `question`, `milestone`, `term`: keys of the record
    - `other`: the slug of another decision
    - `field`: the part of the record concerned, such as `positions`; `parts`: what of it changed
    - `before` and `after`: a stance, a status, a key, a day or a value, by the kind
    - `about`: the record's words that this refers to, such as the question that is answered
    - `reason`: why an entry was corrected, if the record says so
    - `text`: the record's own words; `cite`: where it can be checked
    """

    kind: Kind
    decision: str | None = None
    day: date | None = None
    person: str | None = None
    option: str | None = None
    question: str | None = None
    milestone: str | None = None
    term: str | None = None
    other: str | None = None
    field: str | None = None
    parts: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    about: str | None = None
    reason: str | None = None
    text: str | None = None
    cite: Citation | None = None
