"""The model: frozen types for decisions, positions, citations and what stands around them.

The types say what a record may hold, field by field. What must hold between fields, between
records and against the calendar is the business of the rules.
"""

from typing import Any

from pydantic import BaseModel

from bootpath.record.decision import (
    Answer,
    Citation,
    Clock,
    Course,
    Decision,
    Event,
    Exclusion,
    Expectation,
    Links,
    Option,
    Position,
    Question,
    StatusEntry,
    Verdict,
)
from bootpath.record.shared import (
    Affiliation,
    Archive,
    Component,
    Fact,
    MailPlace,
    Milestone,
    Milestones,
    People,
    Person,
    Repository,
    Role,
    Sense,
    Term,
    Terms,
    Tracker,
)
from bootpath.record.value import CHOSEN, SLUG, SLUG_LENGTH, Record, Stance, Status

__all__ = [
    "CHOSEN",
    "KINDS",
    "SLUG",
    "SLUG_LENGTH",
    "Affiliation",
    "Answer",
    "Archive",
    "Citation",
    "Clock",
    "Component",
    "Course",
    "Decision",
    "Event",
    "Exclusion",
    "Expectation",
    "Fact",
    "Links",
    "MailPlace",
    "Milestone",
    "Milestones",
    "Option",
    "People",
    "Person",
    "Position",
    "Question",
    "Record",
    "Repository",
    "Role",
    "Sense",
    "Stance",
    "Status",
    "StatusEntry",
    "Term",
    "Terms",
    "Tracker",
    "Verdict",
    "json_schema",
]

KINDS: dict[str, type[BaseModel]] = {
    "decision": Decision,
    "tracker": Tracker,
    "people": People,
    "milestones": Milestones,
    "terms": Terms,
}
"""The kinds of file, by the name `bootpath schema` uses."""


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file; raises KeyError for an unknown kind."""
    schema = KINDS[kind].model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
