"""The names of places on a decision's page; no two kinds can collide, for slugs hold no dot."""

from collections.abc import Iterable
from datetime import date

from bootpath.record import Position
from bootpath.views.words import iso


def option(key: str) -> str:
    """The place of an option."""
    return f"option.{key}"


def person(key: str) -> str:
    """The place of a person's card."""
    return f"person.{key}"


def question(key: str) -> str:
    """The place of a question."""
    return f"question.{key}"


def expectation(index: int) -> str:
    """The place of an expectation: they are append-only, so its number stays."""
    return f"expectation.{index + 1}"


def event(index: int) -> str:
    """The place of an event: they are append-only, so its number stays."""
    return f"event.{index + 1}"


def status(index: int) -> str:
    """The place of a status entry in the history."""
    return f"status.{index + 1}"


def positions(said: Iterable[Position]) -> tuple[str, ...]:
    """The place of each position; positions alike in person, option and day are numbered."""
    seen: dict[str, int] = {}
    places = []
    for one in said:
        place = position(one.person, one.option, one.date)
        seen[place] = number = seen.get(place, 0) + 1
        places.append(place if number == 1 else f"{place}.{number}")
    return tuple(places)


def position(who: str, key: str, day: date) -> str:
    """The place of a person's position on an option of a day."""
    return f"position.{who}.{key}.{iso(day)}"
