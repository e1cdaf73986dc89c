"""The decision record: a question with its options, positions, and what came of it."""

from operator import attrgetter
from typing import NamedTuple

from pydantic import Field

from bootpath.record.value import (
    Basis,
    Day,
    DayOrDuration,
    Duration,
    Judgement,
    Line,
    Prose,
    Record,
    Slug,
    Stance,
    Status,
    Vote,
)

CORRECTS = "why this entry was changed after it was recorded, in one sentence"


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
    prefix: Line | None = Field(None, description="words directly before, when the quote recurs")
    suffix: Line | None = Field(None, description="words directly after, when the quote recurs")
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
    corrects: Line | None = Field(None, description=CORRECTS)


class Exclusion(Record):
    """An option of another decision."""

    decision: Slug
    option: Slug


class Option(Record):
    """An answer that was on the table."""

    title: Line
    says: Prose | None = None
    excludes: tuple[Exclusion, ...] = Field(
        (), description="options of conflicting decisions that cannot be had together with it"
    )


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
    corrects: Line | None = Field(None, description=CORRECTS)


class Answer(Record):
    """What somebody replied to a question."""

    person: Slug
    date: Day
    says: Prose
    cite: Citation | None = None
    corrects: Line | None = Field(None, description=CORRECTS)


class Question(Record):
    """Something asked in the discussion; open as long as it has no answer."""

    key: Slug
    asks: Prose
    person: Slug | None = Field(None, description="who asked; absent when the record keeper asks")
    date: Day
    cite: Citation | None = None
    answers: tuple[Answer, ...] = ()
    corrects: Line | None = Field(None, description=CORRECTS)


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
    corrects: Line | None = Field(None, description=CORRECTS)


class Event(Record):
    """Something that happened later, with its evidence."""

    date: Day
    says: Prose
    cite: Citation | None = None
    corrects: Line | None = Field(None, description=CORRECTS)


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
    review: DayOrDuration | None = Field(
        None,
        description="when it is to be looked at again: a day, or so long after its latest entry; "
        "an entry of that day or later is the review",
    )
    questions: tuple[Question, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    links: Links = Links()
    context: Prose | None = Field(None, description="Markdown, as a literal block")
    events: tuple[Event, ...] = ()
    unverified: tuple[Prose, ...] = Field((), description="what the record does not know")

    @property
    def course(self) -> "Course":
        """How it went."""
        return Course._make(_COURSE(self))


class Course(NamedTuple):
    """How a decision went: what is dated in it, with what that speaks of and waits for.

    It is told apart from the rest because what others show of a decision comes from it. Fields are
    those of `Decision`.
    """

    status: tuple[StatusEntry, ...]
    options: dict[Slug, Option]
    positions: tuple[Position, ...]
    conditions: tuple[Slug, ...]
    clock: Clock | None
    review: DayOrDuration | None
    questions: tuple[Question, ...]
    expectations: tuple[Expectation, ...]
    events: tuple[Event, ...]

    def is_same(self, other: "Course") -> bool:
        """Whether it is equal, the order of the options included."""
        return self == other and tuple(self.options) == tuple(other.options)


_COURSE = attrgetter(*Course._fields)
