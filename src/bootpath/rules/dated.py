"""The dated entries of a record, as statements that can be compared."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from bootpath.mail.identity import mail_key
from bootpath.record import (
    Answer,
    Citation,
    Decision,
    Event,
    Expectation,
    Fact,
    Milestones,
    Position,
    Question,
    StatusEntry,
)
from bootpath.shape import quoted
from bootpath.source import Route

_Entry = StatusEntry | Position | Question | Answer | Expectation | Event | Fact
_Kind = TypeVar("_Kind", StatusEntry, Position, Question, Expectation, Event)


class Statement(NamedTuple):
    """One thing that an entry states: its name, its value, its route in the entry, words for it."""

    name: str
    value: str
    route: Route
    words: str


class Dated(NamedTuple):
    """A dated entry: its route, what it is called, what it states, the text that tells it apart.

    `inner` holds the lists inside of it. Prose is no statement: it may be reworded.
    """

    route: Route
    called: str
    statements: tuple[Statement, ...]
    text: str
    corrects: str | None
    inner: "tuple[Listed, ...]" = ()


class Listed(NamedTuple):
    """An append-only list: the route of its key, and its entries."""

    route: Route
    entries: tuple[Dated, ...]


def lists(record: object) -> Iterator[Listed]:
    """The append-only lists of a record; a milestone's fact is a list of one."""
    if isinstance(record, Decision):
        yield _listed("status", record.status, _status)
        yield _listed("positions", record.positions, _position)
        yield _listed("questions", record.questions, _question)
        yield _listed("expectations", record.expectations, _expectation)
        yield _listed("events", record.events, _event)
    elif isinstance(record, Milestones):
        for key, milestone in record.root.items():
            for name, words in (("met", "was met"), ("abandoned", "was given up")):
                route, fact = (key, name), getattr(milestone, name)
                called = f"fact that {quoted(key)} {words},"
                yield Listed(route, (_dated(route, fact, called, fact.says),) if fact else ())


def _listed(key: str, entries: Sequence[_Kind], dated: Callable[[Route, _Kind], Dated]) -> Listed:
    return Listed((key,), tuple(dated((key, at), one) for at, one in enumerate(entries)))


def _status(route: Route, one: StatusEntry) -> Dated:
    return _dated(
        route,
        one,
        "status entry",
        one.says,
        _said(one.is_, "said {}", "is"),
        _said(one.outcome, "chose {}", "outcome"),
        _said(one.until, "put it off until {}", "until"),
    )


def _position(route: Route, one: Position) -> Dated:
    vote = f"{one.vote:+d}" if one.vote is not None else None
    return _dated(
        route,
        one,
        "position",
        one.says,
        _said(one.stance, "said {}", "stance"),
        _said(one.option, "was on {}", "option"),
        _said(vote, "voted {}", "vote"),
        _said(one.milestone, "waited for {}", "milestone"),
    )


def _question(route: Route, one: Question) -> Dated:
    key = (*route, "answers")
    answers = tuple(_answer((*key, at), answer, one) for at, answer in enumerate(one.answers))
    return _dated(route, one, f"question {quoted(one.key)}", one.key)._replace(
        inner=(Listed(key, answers),)
    )


def _answer(route: Route, one: Answer, question: Question) -> Dated:
    return _dated(route, one, f"answer to {quoted(question.key)}", one.says)


def _expectation(route: Route, one: Expectation) -> Dated:
    came = one.outcome
    return _dated(
        route,
        one,
        "expectation",
        one.expects,
        _said(one.due, "was due on {}", "due"),
        _said(came.is_ if came else None, "was judged {}", "outcome", "is"),
        _said(came.date if came else None, "was judged on {}", "outcome", "date"),
        _cited(came.cite if came else None, "was judged by {}", "outcome"),
    )


def _event(route: Route, one: Event) -> Dated:
    return _dated(route, one, "event", one.says)


def _dated(
    route: Route, one: _Entry, called: str, text: str | None, *more: Statement | None
) -> Dated:
    """An entry with what entries of its kind state, and with person, date and source."""
    person: str | None = getattr(one, "person", None)
    stated = (
        _said(person, "was of {}", "person"),
        *more,
        _said(one.date, "was dated {}", "date"),
        _cited(one.cite, "cited {}"),
    )
    whose = f" of {quoted(person)}" if person else ""
    name = f"the {called}{whose} of {one.date}"
    return Dated(route, name, tuple(filter(None, stated)), text or "", one.corrects)


def _said(value: str | date | None, words: str, *route: str) -> Statement | None:
    if value is None:
        return None
    shown = quoted(value) if route[-1] in _KEYS else str(value)
    return Statement("-".join(route), str(value), route, words.format(shown))


_KEYS = frozenset({"person", "option", "outcome", "milestone"})


def _cited(cite: Citation | None, words: str, *above: str) -> Statement | None:
    """The source of a citation: a mail's in the form in which mails are compared."""
    for kind in ("mail", "url", "commit", "document") if cite else ():
        source = getattr(cite, kind)
        if source:
            value = mail_key(source) if kind in ("mail", "url") else source
            words = words.replace("{}", quoted(source))
            return Statement("-".join((*above, "source")), value, (*above, "cite", kind), words)
    return None
