"""One invented decision: its status, positions, questions, links and events, all in order."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeAlias

import prose
import words
from prose import Subject, filled
from yaml_text import Value

MAILS = "https://mails.example.org/boot/"
PAGES = "https://lists.example.org/boot/"
DOCUMENTS = "https://docs.example.org/boot/"
REPOSITORIES = ("linux", "hypervisor")

Fields: TypeAlias = dict[str, Value]

_LAST_DAY = date(2025, 12, 31)
_STANCES = ("supports", "conditional", "neutral", "objects", "blocks", "asks")
_STANCE_WEIGHTS = (40, 20, 10, 17, 5, 8)
_VOTES = {"supports": ("+1", "+2"), "neutral": ("0",), "objects": ("-1",), "blocks": ("-2",)}
_CARRIED = ("accepted", "settled")
_ALIVE = ("open", "deferred", *_CARRIED)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of a decision before its record is written."""

    slug: str
    verb: str
    thing: str
    place: str
    status: str
    opened: date
    closed: date | None


@dataclass(frozen=True, slots=True)
class Cast:
    """The keys a decision may refer to; a few people speak far more often than the rest."""

    people: tuple[str, ...]
    weights: tuple[float, ...]
    milestones: tuple[str, ...]
    unmet: frozenset[str]

    @classmethod
    def of(cls, people: dict[str, Fields], milestones: dict[str, Fields]) -> "Cast":
        """The cast of a tracker with these people and milestones."""
        return cls(
            people=tuple(people),
            weights=tuple(1 / (rank + 4) for rank in range(len(people))),
            milestones=tuple(milestones),
            unmet=frozenset(key for key, value in milestones.items() if "met" not in value),
        )

    def speakers(self, rng: Random, count: int) -> list[str]:
        """So many different people, the frequent speakers more often."""
        chosen: list[str] = []
        while len(chosen) < count:
            (person,) = rng.choices(self.people, self.weights)
            if person not in chosen:
                chosen.append(person)
        return chosen


def decision(rng: Random, sketch: Sketch, older: list[Sketch], cast: Cast) -> Fields:
    """The record of a sketched decision; it links only to older ones, so no chain closes."""
    subject = Subject(sketch.thing, sketch.place)
    options = _options(rng, sketch)
    outcome = rng.choice(list(options)) if sketch.status in _CARRIED else None
    positions = _positions(rng, sketch, options, outcome, cast)
    links = _links(rng, sketch, older)
    linked = [slug for slugs in links.values() for slug in slugs]
    record: Fields = {
        "title": f"{sketch.verb.capitalize()} the {sketch.thing} {sketch.place}",
        "question": f"Should we {sketch.verb} the {sketch.thing} {sketch.place}?",
        "components": rng.sample(list(words.COMPONENTS), rng.randint(1, 2)),
        "tags": rng.sample(words.TAGS, rng.randint(1, 3)),
        "summary": rng.choice(words.SUMMARIES).format(thing=sketch.thing, status=sketch.status),
        "status": _status(rng, sketch, outcome, positions),
        "options": options,
        "positions": positions,
    }
    waits_for = _conditions(rng, sketch, cast)
    if waits_for:
        record["conditions"] = waits_for
    if sketch.status == "open" and cast.unmet.intersection(waits_for) and rng.random() < 0.5:
        record["clock"] = {"runs": rng.choice(("P1Y", "P18M", "P5Y"))}
    if rng.random() < 0.3:
        record["questions"] = [_question(rng, sketch, subject, cast)]
    if rng.random() < 0.05:
        record["expectations"] = [_expectation(rng, sketch, subject, cast)]
    if links:
        record["links"] = links
    named = rng.sample(linked, 1) if linked and rng.random() < 0.6 else []
    record["context"] = prose.context(rng, subject, named)
    if sketch.closed and rng.random() < 0.5:
        record["events"] = [_event(rng, sketch.closed, subject)]
    return record


def mail(rng: Random, day: date) -> Fields:
    """A citation of a mail of that day: by Message-ID (RFC 5322), else by its archive page."""
    if rng.random() < 0.75:
        return {"mail": f"{day:%Y%m%d}.{rng.getrandbits(32):08X}@example.org"} | _quote(rng)
    return {"url": f"{PAGES}{day:%Y-%m}/{rng.randint(0, 9999):04d}.html"} | _quote(rng)


def commit(rng: Random) -> Fields:
    """A citation of a commit."""
    return {"commit": f"{rng.choice(REPOSITORIES)}@{rng.getrandbits(48):012x}"}


def _quote(rng: Random) -> Fields:
    parts = (words.QUOTE_STARTS, words.QUOTE_MIDDLES, ("the",), words.THINGS)
    return {"quote": " ".join(rng.choice(part) for part in parts)}


def _options(rng: Random, sketch: Sketch) -> dict[str, Fields]:
    options: dict[str, Fields] = {
        sketch.verb: {"title": f"{sketch.verb.capitalize()} it"},
        "as-it-is": {"title": "Leave it as it is"},
    }
    if rng.random() < 0.4:
        options["wait"] = {"title": "Wait for another release"}
    return options


def _positions(
    rng: Random,
    sketch: Sketch,
    options: dict[str, Fields],
    outcome: str | None,
    cast: Cast,
) -> list[Fields]:
    """Three to six stances in order of date, one for each person; none blocks the outcome."""
    days = sorted(
        sketch.opened + timedelta(days=rng.randint(0, 60))
        for _ in range(rng.choices((3, 4, 5, 6), (8, 4, 2, 1))[0])
    )
    days[0] = sketch.opened
    subject = Subject(sketch.thing, sketch.place)
    positions: list[Fields] = []
    for person, day in zip(cast.speakers(rng, len(days)), days, strict=True):
        option = rng.choice(list(options))
        (stance,) = rng.choices(_STANCES, _STANCE_WEIGHTS)
        if stance == "blocks" and option == outcome:
            stance = "objects"
        says = filled(rng, rng.choice(words.SAYS[stance]), subject)
        position: Fields = {"person": person, "date": day, "stance": stance, "option": option}
        position["says"] = says
        if rng.random() < 0.2:
            position["basis"] = "declared"
        if stance == "conditional":
            position["condition"] = filled(rng, rng.choice(words.CONDITIONS), subject)
            if rng.random() < 0.4:
                position["milestone"] = rng.choice(cast.milestones)
        if stance in _VOTES and rng.random() < 0.15:
            position["vote"] = rng.choice(_VOTES[stance])
        position["cite"] = mail(rng, day)
        positions.append(position)
    return positions


def _status(
    rng: Random,
    sketch: Sketch,
    outcome: str | None,
    positions: list[Fields],
) -> list[Fields]:
    status: list[Fields] = [{"is": "open", "date": sketch.opened, "cite": positions[0]["cite"]}]
    if sketch.closed:
        last: Fields = {"is": sketch.status, "date": sketch.closed}
        if outcome:
            last["outcome"] = outcome
        if sketch.status == "deferred":  # so far ahead that no reader's day makes it overdue
            last["until"] = date(rng.randint(2040, 2045), rng.randint(1, 12), 1)
        last["cite"] = commit(rng) if sketch.status == "settled" else mail(rng, sketch.closed)
        status.append(last)
    return status


def _conditions(rng: Random, sketch: Sketch, cast: Cast) -> list[str]:
    likely = 0.4 if sketch.status in ("open", "deferred") else 0.1
    if rng.random() >= likely:
        return []
    waits_for = rng.sample(cast.milestones, rng.randint(1, 2))
    if sketch.status in _ALIVE and not cast.unmet.intersection(waits_for):
        # all met and the status unchanged would be due, and so one more finding of check
        waits_for = rng.sample(sorted(cast.unmet), min(1, len(cast.unmet)))
    return waits_for


def _question(rng: Random, sketch: Sketch, subject: Subject, cast: Cast) -> Fields:
    asker, replier = cast.speakers(rng, 2)
    at = rng.randrange(len(words.QUESTIONS))
    day = sketch.opened + timedelta(days=rng.randint(0, 30))
    question: Fields = {
        "key": "first-question",
        "asks": filled(rng, words.QUESTIONS[at], subject),
        "person": asker,
        "date": day,
        "cite": mail(rng, day),
    }
    if rng.random() < 0.6:
        day += timedelta(days=rng.randint(0, 20))
        answer: Fields = {
            "person": replier,
            "date": day,
            "says": words.ANSWERS[at],
            "cite": mail(rng, day),
        }
        question["answers"] = [answer]
    return question


def _expectation(rng: Random, sketch: Sketch, subject: Subject, cast: Cast) -> Fields:
    due = min(sketch.opened + timedelta(days=rng.randint(61, 500)), _LAST_DAY)
    return {
        "person": cast.speakers(rng, 1)[0],
        "date": sketch.opened,
        "expects": filled(rng, rng.choice(words.EXPECTATIONS), subject),
        "due": due,
        "cite": mail(rng, sketch.opened),
        "outcome": {"is": rng.choice(("held", "missed")), "date": due, "cite": commit(rng)},
    }


def _links(rng: Random, sketch: Sketch, older: list[Sketch]) -> dict[str, list[str]]:
    """Typed links to older decisions, each of them named once; none leans on a dead one."""
    targets = rng.sample(older, min(rng.randint(0, 3), len(older)))
    links: dict[str, list[str]] = {}
    for target in targets:
        lean_on = _CARRIED if sketch.status in _CARRIED else _ALIVE
        kinds = ["relates-to", *(["depends-on"] if target.status in lean_on else [])]
        if target.status in ("rejected", "withdrawn"):
            kinds.append("conflicts-with")
        links.setdefault(rng.choice(kinds), []).append(target.slug)
    return links


def _event(rng: Random, closed: date, subject: Subject) -> Fields:
    day = min(closed + timedelta(days=rng.randint(0, 400)), _LAST_DAY)
    evidence: Fields = commit(rng)
    if rng.random() < 0.3:
        evidence = {"document": f"{DOCUMENTS}{subject.thing.lower().replace(' ', '-')}.html"}
    return {"date": day, "says": filled(rng, rng.choice(words.EVENTS), subject), "cite": evidence}
