"""Values drawn for a small tracker: few names and few days, so that what refers to them meets."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeAlias, TypeVar

Fields: TypeAlias = dict[str, Any]
One = TypeVar("One")

SLUGS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")
FORMER = ("elder", "former")
OPTIONS = ("drop", "keep", "wait")
PEOPLE = ("ada", "bob", "eve")
MILESTONES = ("ready", "shipped")
COMPONENTS = ("linux", "xen")
TAGS = ("boot", "old")
TERMS = ("path", "stable")
STATUSES = ("draft", "open", "accepted", "rejected", "deferred", "settled", "withdrawn")
STANCES = ("supports", "conditional", "neutral", "objects", "blocks", "asks", "withdrawn")
KINDS = ("depends-on", "conflicts-with", "supersedes", "amends", "relates-to")
DAYS = ("2015-12-01", "2016-01-01", "2016-01-02", "2016-03-01", "2016-06-01", "2016-12-31")
LATER = (*DAYS, "2017-03-01", "2018-02-28", "2026-01-31", "2026-11-22", "2030-01-01")
DURATIONS = ("P1W", "P10D", "P3M", "P1Y", "P9999Y")
SENTENCES = (
    "So it is.",
    "See [[alpha]] and [[beta]].",
    "It was [[elder]], then [[gamma]].",
    "A stable path, and one of *stability*.",
    "The way of `boot.c`: [there](https://example.org/x) <b>& back</b>.",
    "- the path\n- [[delta]] and [[former]]\n",
    "Ada Lovelace said so: 新.",
)


class Dice:
    """Draws the same values for the same number, whatever lies on the disk."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 -- nothing is kept secret with it

    def one(self, values: Sequence[One]) -> One:
        """One of some values."""
        return self._random.choice(values)

    def number(self, least: int, most: int) -> int:
        """A whole number between two, both included."""
        return self._random.randint(least, most)

    def yes(self, of: int = 2) -> bool:
        """True once in so many times."""
        return self.number(1, of) == of

    def some(self, values: Sequence[One], most: int = 2) -> list[One]:
        """Some different values."""
        return self._random.sample(values, min(len(values), self.number(0, most)))

    def text(self) -> str:
        """A sentence or two; the number makes most of them new."""
        more = self.one(SENTENCES) if self.yes(3) else ""
        return f"{self.one(SENTENCES)} {self.number(0, 99)} {more}".strip()

    def line(self) -> str:
        """A title of one line."""
        return (
            f"{self.one(('A stable path', 'Something <b>', 'See [[alpha]]'))} {self.number(0, 99)}"
        )


def _maybe(d: Dice, **may: Callable[[], Any]) -> Fields:
    return {name.strip("_").replace("_", "-"): make() for name, make in may.items() if d.yes(3)}


def citation(d: Dice) -> Fields:
    """Where something can be checked."""
    kind = d.one(("mail", "url", "commit", "document"))
    if kind == "commit":
        return {"commit": d.one(("linux@0123456789ab", "bare@fedcba987654"))}
    if kind == "document":
        return {"document": d.one(("https://example.org/p", "linux@v4:Doc/b.rst")), "title": "Book"}
    source = d.one(("a1@example.org", "b2@example.org"))
    if kind == "url":
        source = d.one(("https://lists.example.org/3", "https://lists.example.org/7"))
    return {kind: source} | _maybe(
        d,
        quote=lambda: d.one(("let it go", "not like this please")),
        quoted_by=lambda: d.one(PEOPLE),
        reported_by=lambda: d.one(PEOPLE),
        title=d.line,
    )


def status(d: Dice) -> Fields:
    """An entry of a status."""
    return {"is": d.one(STATUSES), "date": d.one(LATER)} | _maybe(
        d,
        outcome=lambda: d.one(OPTIONS),
        until=lambda: d.one(LATER),
        says=d.text,
        cite=lambda: citation(d),
    )


def position(d: Dice) -> Fields:
    """A position."""
    return {
        "person": d.one(PEOPLE),
        "date": d.one(LATER),
        "stance": d.one(STANCES),
        "option": d.one(OPTIONS),
        "says": d.text(),
    } | _maybe(
        d,
        basis=lambda: "declared",
        condition=d.text,
        milestone=lambda: d.one(MILESTONES),
        vote=lambda: d.number(-2, 2),
        cite=lambda: citation(d),
        corrects=d.line,
    )


def answer(d: Dice) -> Fields:
    """An answer to a question."""
    made = {"person": d.one(PEOPLE), "date": d.one(LATER), "says": d.text()}
    return made | _maybe(d, cite=lambda: citation(d))


def question(d: Dice) -> Fields:
    """A question; its answers are few."""
    return {"key": d.one(("how", "when", "why")), "asks": d.text(), "date": d.one(DAYS)} | _maybe(
        d,
        person=lambda: d.one(PEOPLE),
        answers=lambda: [answer(d)],
        cite=lambda: citation(d),
    )


def expectation(d: Dice) -> Fields:
    """An expectation, with or without what came of it."""
    verdict = {"is": d.one(("held", "missed")), "date": d.one(LATER)}
    return {"person": d.one(PEOPLE), "date": d.one(DAYS), "expects": d.text()} | _maybe(
        d, due=lambda: d.one(LATER), outcome=lambda: verdict, cite=lambda: citation(d)
    )


def event(d: Dice) -> Fields:
    """Something that happened."""
    return {"date": d.one(LATER), "says": d.text()} | _maybe(d, cite=lambda: citation(d))


def option(d: Dice) -> Fields:
    """An option, that may exclude one of another decision."""
    other = {"decision": d.one(SLUGS), "option": d.one(OPTIONS)}
    return {"title": d.line()} | _maybe(d, says=d.text, excludes=lambda: [other])


def links(d: Dice) -> Fields:
    """Links to other decisions."""
    return {kind: d.some((*SLUGS, *FORMER), 1) for kind in d.some(KINDS, 3)}


LISTS: dict[str, Callable[[Dice], Fields]] = {
    "status": status,
    "positions": position,
    "questions": question,
    "expectations": expectation,
    "events": event,
}
"""The lists of dated entries that a decision has."""

PLAIN: dict[str, Callable[[Dice], Any]] = {
    "title": Dice.line,
    "question": Dice.line,
    "aliases": lambda d: d.some(FORMER, 1),
    "components": lambda d: d.some((*COMPONENTS, "unknown")),
    "tags": lambda d: d.some(TAGS),
    "summary": Dice.text,
    "conditions": lambda d: d.some(MILESTONES),
    "clock": lambda d: (
        {"runs": d.one(DURATIONS)} | _maybe(d, says=d.text, cite=lambda: citation(d))
    ),
    "review": lambda d: d.one((*LATER, *DURATIONS)),
    "links": links,
    "context": Dice.text,
    "unverified": lambda d: [d.text()],
}
"""What else a decision has."""

MUST = ("title", "question")
"""What a decision cannot be without."""


def decision(d: Dice) -> Fields:
    """A whole decision."""
    made = {name: make(d) for name, make in PLAIN.items() if name in MUST or d.yes(4)}
    made["options"] = {key: option(d) for key in OPTIONS[: d.number(1, 3)]}
    made["status"] = [{"is": "open", "date": d.one(DAYS)}]
    for name, make in LISTS.items():
        made[name] = [*made.get(name, ()), *(make(d) for _ in range(d.number(0, 1)))]
    return made


def person(d: Dice) -> Fields:
    """Somebody who speaks."""
    since = {"from": d.one(DAYS), "until": d.one(LATER)}
    return {"name": d.one(("Ada Lovelace", "Bob Kahn", "新", d.line()))} | _maybe(
        d,
        says=d.text,
        former_names=lambda: [d.one(("Ada Byron", "Bob Kahn"))],
        affiliations=lambda: [{"name": d.line()} | since],
        roles=lambda: [{"title": d.line()} | since],
    )


def milestone(d: Dice) -> Fields:
    """Something that may come true."""
    fact = {"date": d.one(LATER)} | _maybe(d, says=d.text, cite=lambda: citation(d))
    return {"title": d.line()} | _maybe(
        d, says=d.text, expected=lambda: fact, met=lambda: fact, abandoned=lambda: fact
    )


def term(d: Dice) -> Fields:
    """A word with its senses."""
    sense = {"means": d.text()} | _maybe(
        d, used_by=lambda: [d.one(PEOPLE)], cite=lambda: citation(d)
    )
    return {"word": d.one(("path", "stable", "so", "way")), "senses": [sense]} | _maybe(
        d, also=lambda: [d.one(("stability", "said", "then"))], says=d.text, prefer=d.text
    )


def tracker(d: Dice) -> Fields:
    """What the tracker is called, and what may be referred to."""
    return {"title": d.line()} | _maybe(
        d,
        description=d.text,
        base_url=lambda: d.one(("https://one.example.org/", "https://two.example.org/t")),
        accent=lambda: d.one(("#1f5a8a", "#a02020")),
        logo=lambda: "logo.svg",
        components=lambda: {key: {"title": d.line()} for key in COMPONENTS},
        archives=lambda: {
            "ids": {"title": "Ids", "address": "https://ids.example.org/", "by": "message-id"},
            "lists": {"title": d.line(), "address": "https://lists.example.org/"},
        },
        repositories=lambda: {
            "linux": {"title": "Linux", "commit": "https://git.example.org/{commit}"},
            "bare": {"title": d.line()},
        },
        questions_unanswered_after=lambda: d.one(DURATIONS),
    )


SHARED: dict[str, tuple[tuple[str, ...], Callable[[Dice], Fields]]] = {
    "_people.yaml": (PEOPLE, person),
    "_milestones.yaml": (MILESTONES, milestone),
    "_terms.yaml": (TERMS, term),
}
"""The shared files that hold things by their keys: those keys, and how one is made."""
