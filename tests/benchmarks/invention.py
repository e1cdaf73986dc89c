"""An invented tracker: decisions of realistic shape that break no rule, the same for a seed."""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from math import isqrt
from random import Random

import entries
import words
from entries import Cast, Fields, Sketch
from yaml_text import Value

_FIRST_DAY = date(2013, 1, 1)
_LAST_OPENING = date(2024, 3, 31)
_LAST_OPENING_OF_OPEN = date(2025, 9, 30)
_OPEN = 0.4
_ENDS = ("accepted", "settled", "rejected", "deferred", "withdrawn")
_END_WEIGHTS = (28, 12, 8, 7, 5)


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything of one tracker, as plain values in the order in which they are written."""

    decisions: dict[str, Fields]
    tracker: Fields
    people: Fields
    milestones: Fields
    terms: Fields


def collection(count: int, seed: int) -> Collection:
    """A tracker with `count` decisions; the same count and seed give the same values.

    Keys that no decision came to use are left out of the shared files.
    """
    rng = Random(seed)
    people = _people(rng, 30 + isqrt(count) // 3)
    milestones = _milestones(rng, 12 + isqrt(count) // 4)
    cast = Cast.of(people, milestones)
    sketches = _sketches(rng, count)
    decisions = {
        sketch.slug: entries.decision(rng, sketch, sketches[:position], cast)
        for position, sketch in enumerate(sketches)
    }
    used = _texts_in(decisions)
    everything = "\n".join(used)
    seen = [key for key in people if key in used]
    awaited: Fields = {key: value for key, value in milestones.items() if key in used}
    return Collection(
        decisions=decisions,
        tracker=_tracker(used | _texts_in(awaited)),
        people={key: people[key] for key in seen},
        milestones=awaited,
        terms={
            word.replace(" ", "-"): _term(rng, word, senses, seen)
            for word, senses in words.TERMS.items()
            if word in everything
        },
    )


def _texts_in(value: object) -> dict[str, None]:
    """Every text that stands as a value somewhere inside, in order."""
    if isinstance(value, str):
        return {value: None}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found: dict[str, None] = {}
    for each in inner:
        found |= _texts_in(each)
    return found


def _sketches(rng: Random, count: int) -> list[Sketch]:
    """Slug, subject, status and days of each decision, oldest first."""
    names = len(words.VERBS) * len(words.THINGS) * len(words.PLACES)
    picks = rng.sample(range(names), min(count, names))
    still_open = set(rng.sample(range(count), round(_OPEN * count)))
    sketches = [
        _sketch(rng, picks[at % names], at // names, is_open=at in still_open)
        for at in range(count)
    ]
    return sorted(sketches, key=lambda sketch: (sketch.opened, sketch.slug))


def _sketch(rng: Random, pick: int, repetition: int, *, is_open: bool) -> Sketch:
    rest, place = divmod(pick, len(words.PLACES))
    verb, thing = divmod(rest, len(words.THINGS))
    parts = (words.VERBS[verb], words.THINGS[thing], words.PLACES[place])
    slug = "-".join(parts).lower().replace(" ", "-")
    status = "open" if is_open else rng.choices(_ENDS, _END_WEIGHTS)[0]
    latest = _LAST_OPENING_OF_OPEN if is_open else _LAST_OPENING
    opened = _FIRST_DAY + timedelta(days=rng.randint(0, (latest - _FIRST_DAY).days))
    return Sketch(
        slug=f"{slug}-{repetition + 1}" if repetition else slug,
        verb=parts[0],
        thing=parts[1],
        place=parts[2],
        status=status,
        opened=opened,
        closed=None if is_open else opened + timedelta(days=rng.randint(61, 600)),
    )


def _people(rng: Random, count: int) -> dict[str, Fields]:
    names = [f"{first} {last}" for first in words.FIRST_NAMES for last in words.LAST_NAMES]
    people: dict[str, Fields] = {}
    for name in rng.sample(names, min(count, len(names))):
        letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
        people[letters.replace(" ", "-")] = _person(rng, name)
    return people


def _person(rng: Random, name: str) -> Fields:
    first, second = rng.sample(words.FIRMS, 2)
    moved = date(rng.randint(2014, 2022), rng.randint(1, 12), 1)
    affiliations: list[Value] = [{"name": first}]
    if rng.random() < 0.4:
        affiliations = [
            {"name": first, "until": moved - timedelta(days=1)},
            {"name": second, "from": moved},
        ]
    person: Fields = {"name": name, "affiliations": affiliations}
    if rng.random() < 0.4:
        since = date(rng.randint(2004, 2012), rng.randint(1, 12), 1)
        person["roles"] = [{"title": rng.choice(words.ROLES), "from": since}]
    return person


def _milestones(rng: Random, count: int) -> dict[str, Fields]:
    """Half of them came true on a day that the evidence names."""
    endings = ("supported", "documented", "tested")
    names = [(thing, ending) for ending in endings for thing in words.THINGS]
    milestones: dict[str, Fields] = {}
    for at, (thing, ending) in enumerate(rng.sample(names, min(count, len(names)))):
        milestone: Fields = {"title": f"Work on the {thing} is complete and {ending}"}
        if at % 2:
            day = date(rng.randint(2014, 2025), rng.randint(1, 12), rng.randint(1, 28))
            milestone["met"] = {"date": day, "cite": entries.commit(rng)}
        milestones[f"{thing}-{ending}".lower().replace(" ", "-")] = milestone
    return milestones


def _term(rng: Random, word: str, senses: tuple[str, ...], people: list[str]) -> Fields:
    return {
        "word": word,
        "says": "The thread uses it in more than one sense.",
        "senses": [
            {"means": sense.capitalize(), "used-by": rng.sample(people, min(2, len(people)))}
            for sense in senses
        ],
    }


def _tracker(used: dict[str, None]) -> Fields:
    commits = {text.split("@")[0] for text in used if "@" in text}
    return {
        "title": "Invented boot decisions",
        "description": "Made up by the benchmark's generator. Nobody said any of this.",
        "components": {
            key: {"title": title} for key, title in words.COMPONENTS.items() if key in used
        },
        "archives": {
            "mails": {"title": "Mails by id", "address": entries.MAILS, "by": "message-id"},
            "pages": {"title": "Monthly archive", "address": entries.PAGES, "by": "address"},
        },
        "repositories": {
            name: {"title": name, "commit": f"https://git.example.org/{name}/commit/{{commit}}"}
            for name in entries.REPOSITORIES
            if name in commits
        },
    }
