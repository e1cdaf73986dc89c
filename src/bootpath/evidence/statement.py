"""Statements: every citation of a mail in a record, with who is said to have said it, and when."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bootpath.mail.identity import mail_key
from bootpath.record import (
    Answer,
    Citation,
    Decision,
    Event,
    Expectation,
    Milestone,
    Person,
    Position,
    Question,
    Role,
    Sense,
    StatusEntry,
    Term,
)
from bootpath.source import Route

_Dated = StatusEntry | Position | Question | Answer | Expectation | Event


class Claim(NamedTuple):
    """What a citation asserts about a mail, as texts; two equal claims have the same evidence.

    `source` is the Message-ID or the archive's address in the form in which they are compared,
    `person` a key of the people file, `day` in ISO 8601. What is not asserted is empty.
    """

    source: str
    quote: str
    prefix: str
    suffix: str
    person: str
    day: str


class Statement(NamedTuple):
    """A citation, its route in the file, and who is said to have said its words on which day.

    Nobody is for entries that the record keeper makes: a status, an event, a milestone.
    """

    route: Route
    citation: Citation
    person: str | None = None
    day: date | None = None

    @property
    def address(self) -> str | None:
        """The Message-ID or archive address as it was written; None for what is no mail."""
        return self.citation.mail or self.citation.url

    @property
    def speaker(self) -> str | None:
        """Who must have said the quoted words, or written the mail when none are quoted.

        Whoever reports a statement does so in words of their own.
        """
        citation = self.citation
        if citation.reported_by or (citation.quoted_by and not citation.quote):
            return citation.reported_by or citation.quoted_by
        return self.person

    @property
    def source(self) -> str:
        """The mail in the form in which sources are compared."""
        return mail_key(self.address or "")

    @property
    def claim(self) -> Claim:
        """What is asserted about the mail; only the statement's own speaker ties it to a day."""
        citation, speaker = self.citation, self.speaker
        day = self.day.isoformat() if self.day and speaker and speaker == self.person else ""
        return Claim(
            self.source,
            " ".join((citation.quote or "").split()),
            " ".join((citation.prefix or "").split()),
            " ".join((citation.suffix or "").split()),
            speaker or "",
            day,
        )


def statements(record: object) -> Iterator[Statement]:
    """Every statement of a record file that cites a mail, in the order of the file's format."""
    found = _of_decision(record) if isinstance(record, Decision) else _of_shared(record)
    return (one for one in found if one.address)


def _dated(route: Route, items: Sequence[_Dated]) -> Iterator[Statement]:
    for at, item in enumerate(items):
        if item.cite:
            person = getattr(item, "person", None)
            yield Statement((*route, at, "cite"), item.cite, person, item.date if person else None)


def _of_decision(decision: Decision) -> Iterator[Statement]:
    yield from _dated(("status",), decision.status)
    yield from _dated(("positions",), decision.positions)
    if decision.clock and decision.clock.cite:
        yield Statement(("clock", "cite"), decision.clock.cite)
    yield from _dated(("questions",), decision.questions)
    for at, question in enumerate(decision.questions):
        yield from _dated(("questions", at, "answers"), question.answers)
    yield from _dated(("expectations",), decision.expectations)
    for at, expectation in enumerate(decision.expectations):
        if expectation.outcome and expectation.outcome.cite:
            yield Statement(("expectations", at, "outcome", "cite"), expectation.outcome.cite)
    yield from _dated(("events",), decision.events)


def _of_shared(record: object) -> Iterator[Statement]:
    root = getattr(record, "root", None)
    for key, value in root.items() if isinstance(root, Mapping) else ():
        if isinstance(value, Person):
            yield from _undated((key, "roles"), value.roles)
        elif isinstance(value, Term):
            yield from _undated((key, "senses"), value.senses)
        elif isinstance(value, Milestone):
            facts = {"expected": value.expected, "met": value.met, "abandoned": value.abandoned}
            for field, fact in facts.items():
                if fact and fact.cite:
                    yield Statement((key, field, "cite"), fact.cite)


def _undated(route: Route, items: Sequence[Role | Sense]) -> Iterator[Statement]:
    for at, item in enumerate(items):
        if item.cite:
            yield Statement((*route, at, "cite"), item.cite)
