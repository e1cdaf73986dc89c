"""The state of a decision on a day: nothing in it is dated later."""

from dataclasses import dataclass

from bootpath.views.sides import Holder, Side


@dataclass(frozen=True, slots=True)
class Stage:
    """A status with the day since when: `outcome` is the title of the option chosen."""

    word: str
    since: str
    until: str | None
    outcome: str | None
    says: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Successor:
    """A decision that took the place of this one: its slug, its title, the day it did."""

    slug: str
    title: str
    since: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A question without an answer; without a person the record keeper asks."""

    key: str
    date: str
    who: str | None
    asks: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a decision waits for, and the day it was met or given up, or is expected by."""

    milestone: str
    title: str
    expected: str | None
    met: str | None
    abandoned: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Clock:
    """How long the clock runs, in words, and when it started and runs out."""

    runs: str
    started: str | None
    due: str | None
    over: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What somebody expected, and what came of it; `overdue`: its day passed without a verdict."""

    date: str
    who: str
    expects: str
    due: str | None
    overdue: bool
    verdict: str | None
    judged: str | None
    says: str | None
    source: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated entry: who did what, about what, in which words."""

    date: str
    who: str | None
    what: str
    about: str | None
    text: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """What waits for somebody to act, and since when."""

    since: str
    word: str
    says: str


@dataclass(frozen=True, slots=True)
class State:
    """Where a decision stands on a day; days are in ISO 8601.

    `recorded` says whether anything is dated by the day; where nothing is, all else is empty but
    the title and the question. `stages` are the statuses, the latest last, `status` is the word
    that counts. `due` waits for somebody now, `review` is the day ahead on which the decision is to
    be looked at again. `count` is the number of dated entries, of which `events` are the latest.
    """

    slug: str
    title: str
    question: str
    recorded: bool
    status: str
    alive: bool
    stages: tuple[Stage, ...]
    superseded_by: tuple[Successor, ...]
    due: tuple[Due, ...]
    review: str | None
    sides: tuple[Side, ...]
    questions: tuple[Question, ...]
    conditions: tuple[Condition, ...]
    clock: Clock | None
    expectations: tuple[Outlook, ...]
    count: int
    events: tuple[Happening, ...]

    @property
    def blocks(self) -> tuple[tuple[Side, Holder], ...]:
        """The blocks that stand, with the options they are about."""
        return tuple(
            (side, one) for side in self.sides for one in side.holders if one.stance == "blocks"
        )

    @property
    def pressing(self) -> bool:
        """Whether it waits for somebody to act: a block stands, or something is overdue."""
        return bool(self.blocks or self.due or any(one.overdue for one in self.expectations))
