"""The words for statuses, stances, numbers and days, with what each of them means."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from bootpath.record import Stance, Status
from bootpath.standing import Standing

iso = lru_cache(maxsize=8192)(date.isoformat)
"""A day in ISO 8601: pages name the same days again and again."""


class StatusWord(NamedTuple):
    """A status: its key, its word, and its meaning in a sentence."""

    key: str
    word: str
    meaning: str


class StanceWord(NamedTuple):
    """A stance: its key, its verb for one person and for several, how history puts it, meaning."""

    key: str
    one: str
    many: str
    phrase: str
    meaning: str


class Tag(NamedTuple):
    """A status as shown: the key that gives it shape and colour, and its word."""

    key: str
    word: str


class StanceCount(NamedTuple):
    """How many people hold a stance: the key that gives shape and colour, and words with it."""

    key: Stance
    text: str


STATUSES: dict[Status, StatusWord] = {
    word.key: word  # type: ignore[misc]
    for word in (
        StatusWord("open", "Open", "The question is asked and not answered."),
        StatusWord(
            "accepted",
            "Accepted",
            "Those who decide chose an option. It may still wait for conditions or for somebody "
            "to do it.",
        ),
        StatusWord(
            "deferred", "Deferred", "Put off until a day that the record names, or for good reason."
        ),
        StatusWord(
            "settled",
            "Settled",
            "Nobody announced a decision; what happened settled it: a merged commit, a release, a "
            "document.",
        ),
        StatusWord("rejected", "Rejected", "Those who decide turned it down."),
        StatusWord("withdrawn", "Withdrawn", "Whoever brought it up took it back."),
        StatusWord(
            "superseded",
            "Superseded",
            "A later decision took its place, and that one was accepted.",
        ),
    )
}
"""The statuses a published decision can have, in the order in which pages list them."""

DRAFT = Tag("draft", "Draft")

STANCES: dict[Stance, StanceWord] = {
    word.key: word  # type: ignore[misc]
    for word in (
        StanceWord("supports", "supports", "support", "supports", "Wants this option."),
        StanceWord(
            "conditional",
            "conditional",
            "conditional",
            "supports, on a condition,",
            "Wants this option if something holds, which the position names.",
        ),
        StanceWord(
            "neutral",
            "neutral",
            "neutral",
            "is neutral on",
            "Spoke about this option and took no side.",
        ),
        StanceWord(
            "objects",
            "objects",
            "object",
            "objects to",
            "Does not want this option, and would not stand in its way.",
        ),
        StanceWord(
            "blocks",
            "blocks",
            "block",
            "blocks",
            "Does not want this option, and holds that it must not go ahead.",
        ),
        StanceWord("asks", "asks", "ask", "asks about", "Asked about this option, no more."),
    )
}
"""The stances that people hold, in the order in which pages list them."""

WITHDRAWN = StanceWord(
    "withdrawn",
    "withdrawn",
    "withdrawn",
    "withdraws the position on",
    "Took back an earlier position on this option.",
)

ENTRIES: dict[Stance, StanceWord] = {**STANCES, "withdrawn": WITHDRAWN}
"""What a recorded position may say: a stance that is held, or that one is held no more."""

TAGS: dict[str, Tag] = {word.key: Tag(word.key, word.word) for word in STATUSES.values()}


def tag(standing: Standing) -> Tag:
    """The status of a decision on its day."""
    return TAGS.get(standing.word, DRAFT)


def holders(standing: Standing) -> dict[Stance, int]:
    """How many people hold each stance on any option, for those that somebody holds."""
    held: dict[str, set[str]] = {}
    for stand in standing.stands:
        held.setdefault(stand.position.stance, set()).add(stand.position.person)
    return {key: len(held[key]) for key in STANCES if key in held}


def stance_counts(standing: Standing) -> tuple[StanceCount, ...]:
    """How many people hold each stance on any option: `2 support`, `1 objects`."""
    return tuple(
        StanceCount(key, f"{number} {STANCES[key].one if number == 1 else STANCES[key].many}")
        for key, number in holders(standing).items()
    )


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 decision`, `2 decisions`, `1,000 decisions`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """Words in a row: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def clipped(text: str, limit: int = 160) -> str:
    """A text cut between words, with an ellipsis, so that it is no longer than the limit."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rpartition(" ")[0].rstrip(",;:. ") + "…"
