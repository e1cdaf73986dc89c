"""The model: frozen types for decisions, positions, citations and what stands around them.

The types say what a record may hold, field by field. What must hold between fields, between
records and against the calendar is the business of the rules.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    RootModel,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from bootpath.day import Period, day

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
SLUG_LENGTH = 64

Status = Literal[
    "draft", "open", "accepted", "rejected", "deferred", "settled", "withdrawn", "superseded"
]
Stance = Literal["supports", "conditional", "neutral", "objects", "blocks", "asks"]
Basis = Literal["declared", "as-read"]
Judgement = Literal["held", "missed"]


def _slug(value: object) -> object:
    if isinstance(value, str):
        if not SLUG.fullmatch(value):
            raise PydanticCustomError("bad_slug", "{value}", {"value": value})
        if len(value) > SLUG_LENGTH:
            raise PydanticCustomError("slug_too_long", "{value}", {"value": value})
    return value


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return day(value)
        except ValueError:
            raise PydanticCustomError("bad_day", "{value}", {"value": value}) from None
    raise PydanticCustomError("day_type", "{value}", {"value": value})


def _period(value: object) -> object:
    if isinstance(value, str):
        try:
            return Period.parse(value)
        except ValueError:
            raise PydanticCustomError("bad_period", "{value}", {"value": value}) from None
    raise PydanticCustomError("period_type", "{value}", {"value": value})


def _vote(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[+-]?[0-2]", value, re.ASCII):
        return int(value)
    raise PydanticCustomError("bad_vote", "{value}", {"value": value})


def _line(value: object) -> object:
    if isinstance(value, str):
        if not value.strip():
            raise PydanticCustomError("blank", "blank", {})
        if "\n" in value:
            raise PydanticCustomError("several_lines", "{value}", {"value": value})
    return value


def _prose(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("blank", "blank", {})
    return value


Slug = Annotated[
    str,
    BeforeValidator(_slug),
    WithJsonSchema(
        {"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": SLUG_LENGTH},
    ),
]
"""A key or the name of a decision: lower-case words of letters and digits joined by hyphens."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A day of the calendar, written YYYY-MM-DD."""

Duration = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$"},
    ),
]
"""An ISO 8601 duration in years, months, weeks and days."""

Vote = Annotated[
    int,
    BeforeValidator(_vote),
    WithJsonSchema({"enum": [-2, -1, 0, 1, 2, "-2", "-1", "0", "+1", "+2", "1", "2"]}),
]
"""A vote on the Xen project's own scale, from -2 to +2 (Xen Project governance, lazy voting)."""

Line = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=1000)]
"""One line of plain text."""

Prose = Annotated[str, BeforeValidator(_prose)]
"""Text for readers. `` `code` `` and `[[slug]]`, the name of another decision, are marked up."""


def _yaml_key(field: str) -> str:
    return field.rstrip("_").replace("_", "-")


class Record(BaseModel):
    """What every part of a record has in common: frozen, strict, no keys of its own invention."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=_yaml_key,
        arbitrary_types_allowed=True,
    )


class Citation(Record):
    """Where a statement can be checked: one of mail, url, commit or document, and its words."""

    mail: Line | None = Field(None, description="Message-ID of the mail, without angle brackets")
    url: Line | None = Field(None, description="archive address of a mail whose id is unknown")
    commit: Line | None = Field(None, description="a commit, as repository@hash")
    document: Line | None = Field(
        None,
        description="a document: its https address, or repository@revision:path",
    )
    quote: Line | None = Field(None, description="exact words that find the place, 12 at most")
    title: Line | None = Field(None, description="what a reader should call the source")
    quoted_by: Slug | None = Field(
        None,
        description="the person in whose mail the words stand as a quotation",
    )
    reported_by: Slug | None = Field(
        None,
        description="the person who tells of the statement without quoting it",
    )


class StatusEntry(Record):
    """One dated change of a decision's status."""

    is_: Status
    date: Day
    outcome: Slug | None = Field(None, description="the option chosen (accepted, settled)")
    until: Day | None = Field(None, description="when a deferred decision comes up again")
    says: Prose | None = None
    cite: Citation | None = None


class Option(Record):
    """An answer that was on the table."""

    title: Line
    says: Prose | None = None


class Position(Record):
    """Who took which stance on which option, on which day, in which mail."""

    person: Slug
    date: Day
    stance: Stance
    option: Slug
    says: Prose
    basis: Basis = Field("as-read", description="declared by the person, or our reading")
    condition: Prose | None = Field(None, description="what a conditional stance depends on")
    milestone: Slug | None = Field(None, description="the milestone a conditional stance awaits")
    vote: Vote | None = None
    cite: Citation | None = None


class Answer(Record):
    """What somebody replied to a question."""

    person: Slug
    date: Day
    says: Prose
    cite: Citation | None = None


class Question(Record):
    """Something asked in the discussion; open as long as it has no answer."""

    key: Slug
    asks: Prose
    person: Slug | None = Field(None, description="who asked; absent when the record keeper asks")
    date: Day
    cite: Citation | None = None
    answers: tuple[Answer, ...] = ()


class Verdict(Record):
    """What came of an expectation."""

    is_: Judgement
    date: Day
    says: Prose | None = None
    cite: Citation | None = None


class Expectation(Record):
    """What somebody said would be the case by a date, and what then was."""

    person: Slug
    date: Day
    expects: Prose
    due: Day | None = Field(None, description="the day by which it was to come")
    cite: Citation | None = None
    outcome: Verdict | None = None


class Event(Record):
    """Something that happened later, with its evidence."""

    date: Day
    says: Prose
    cite: Citation | None = None


class Clock(Record):
    """A duration that starts when the last condition is met."""

    runs: Duration
    says: Prose | None = None
    cite: Citation | None = None


class Links(Record):
    """Typed links to other decisions, written on one side only."""

    depends_on: tuple[Slug, ...] = ()
    conflicts_with: tuple[Slug, ...] = ()
    supersedes: tuple[Slug, ...] = ()
    amends: tuple[Slug, ...] = ()
    relates_to: tuple[Slug, ...] = ()


class Decision(Record):
    """One question with its record."""

    title: Line
    question: Line
    slug: Slug | None = Field(None, description="the file's name, repeated for readers of patches")
    aliases: tuple[Slug, ...] = Field((), description="former slugs; their addresses redirect")
    components: tuple[Slug, ...] = ()
    tags: tuple[Slug, ...] = ()
    summary: Prose | None = Field(None, description="one or two sentences: where it stands")
    status: tuple[StatusEntry, ...] = Field((), description="append-only; the last entry counts")
    options: dict[Slug, Option] = Field(default_factory=dict)
    positions: tuple[Position, ...] = ()
    conditions: tuple[Slug, ...] = Field((), description="milestones the decision waits for")
    clock: Clock | None = None
    questions: tuple[Question, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    links: Links = Links()
    context: Prose | None = Field(None, description="Markdown, as a literal block")
    events: tuple[Event, ...] = ()
    unverified: tuple[Prose, ...] = Field((), description="what the record does not know")


class Affiliation(Record):
    """Whom a person worked for, and when."""

    name: Line
    from_: Day | None = None
    until: Day | None = None


class Role(Record):
    """What a person was responsible for, and when."""

    title: Line
    from_: Day | None = None
    until: Day | None = None
    cite: Citation | None = None


class Person(Record):
    """Somebody who spoke."""

    name: Line
    former_names: tuple[Line, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    roles: tuple[Role, ...] = ()
    says: Prose | None = None


class Fact(Record):
    """A dated statement with its evidence."""

    date: Day
    says: Prose | None = None
    cite: Citation | None = None


class Milestone(Record):
    """Something in the world that may come true, shared by decisions."""

    title: Line
    says: Prose | None = None
    expected: Fact | None = None
    met: Fact | None = None
    abandoned: Fact | None = None


class Sense(Record):
    """One thing that people meant by a word."""

    means: Prose
    used_by: tuple[Slug, ...] = ()
    cite: Citation | None = None


class Term(Record):
    """A word of the discussion with its senses."""

    word: Line
    also: tuple[Line, ...] = Field((), description="other spellings and forms")
    says: Prose | None = Field(None, description="the confusion seen, or why the word matters")
    senses: tuple[Sense, ...] = Field((), min_length=1)
    prefer: Prose | None = Field(None, description="the wording that avoids the confusion")


class Component(Record):
    """A part of the world that decisions are about."""

    title: Line
    says: Prose | None = None


class Archive(Record):
    """A mail archive that citations may point to."""

    title: Line
    address: Line = Field(description="the https address all its pages begin with")
    by: Literal["message-id", "address"] = Field(
        "address",
        description="message-id: a mail stands at the address followed by its Message-ID",
    )


class Repository(Record):
    """A git repository that citations may name."""

    title: Line
    commit: Line | None = Field(None, description="address of a commit, with {commit}")
    file: Line | None = Field(None, description="address of a file, with {revision} and {path}")


class Tracker(Record):
    """What the tracker is called and what its records may refer to."""

    title: Line
    description: Prose | None = None
    base_url: Line | None = Field(None, description="where the site will be published")
    components: dict[Slug, Component] = Field(default_factory=dict)
    archives: dict[Slug, Archive] = Field(default_factory=dict)
    repositories: dict[Slug, Repository] = Field(default_factory=dict)


class People(RootModel[dict[Slug, Person]]):
    """The people file: key → person."""

    model_config = ConfigDict(frozen=True, strict=True)


class Milestones(RootModel[dict[Slug, Milestone]]):
    """The milestones file: key → milestone."""

    model_config = ConfigDict(frozen=True, strict=True)


class Terms(RootModel[dict[Slug, Term]]):
    """The terms file: key → term."""

    model_config = ConfigDict(frozen=True, strict=True)


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
