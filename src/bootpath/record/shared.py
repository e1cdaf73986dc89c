"""What decisions share: the tracker, people, milestones and terms."""

from typing import Literal

from pydantic import ConfigDict, Field, RootModel

from bootpath.record.decision import CORRECTS, Citation
from bootpath.record.value import (
    AddressHash,
    Day,
    Duration,
    HexColour,
    Line,
    Prose,
    Record,
    Slug,
)


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
    address_hashes: tuple[AddressHash, ...] = Field(
        (),
        description="SHA-256 of mail addresses in lower case; no address is kept in clear",
    )
    affiliations: tuple[Affiliation, ...] = ()
    roles: tuple[Role, ...] = ()
    says: Prose | None = None


class Fact(Record):
    """A dated statement with its evidence."""

    date: Day
    says: Prose | None = None
    cite: Citation | None = None
    corrects: Line | None = Field(None, description=CORRECTS)


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


class MailPlace(Record):
    """A place where verification reads mails: exactly one of its kinds, relative to the records."""

    mbox: Line | None = Field(None, description="a file of mails, plain or gzipped")
    maildir: Line | None = Field(None, description="a Maildir")
    git: Line | None = Field(None, description="a clone of a public-inbox")
    public_inbox: Line | None = Field(None, description="the https address of a public-inbox")


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
    accent: HexColour | None = Field(
        None, description="the colour of links, #rgb or #rrggbb; quote it, or it is a comment"
    )
    logo: Line | None = Field(
        None, description="the path of an .svg or .png file in the directory of this file"
    )
    components: dict[Slug, Component] = Field(default_factory=dict)
    archives: dict[Slug, Archive] = Field(default_factory=dict)
    repositories: dict[Slug, Repository] = Field(default_factory=dict)
    questions_unanswered_after: Duration | None = Field(
        None,
        description="how long a question may stand without an answer before it is due; "
        "without it questions never are",
    )
    mail: tuple[MailPlace, ...] = Field(
        (), description="where verify reads mails, tried in order; nothing else is contacted"
    )


class People(RootModel[dict[Slug, Person]]):
    """The people file: key → person."""

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)


class Milestones(RootModel[dict[Slug, Milestone]]):
    """The milestones file: key → milestone."""

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)


class Terms(RootModel[dict[Slug, Term]]):
    """The terms file: key → term."""

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)
