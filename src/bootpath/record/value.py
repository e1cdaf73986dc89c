"""The values a record is written with: slugs, days, durations, votes, texts, and the base of all."""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from bootpath.day import Period, day
from bootpath.record.colour import HEX_COLOUR

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
SLUG_LENGTH = 64

Status = Literal[
    "draft", "open", "accepted", "rejected", "deferred", "settled", "withdrawn", "superseded"
]
CHOSEN: tuple[Status, ...] = ("accepted", "settled")
"""The statuses that say that an option was chosen: they name it as their outcome."""

Stance = Literal["supports", "conditional", "neutral", "objects", "blocks", "asks", "withdrawn"]
Basis = Literal["declared", "as-read"]
Judgement = Literal["held", "missed"]


def _slug(value: object) -> object:
    if isinstance(value, str):
        if not _is_slug(value):
            raise PydanticCustomError("bad_slug", "{value}", {"value": value})
        if len(value) > SLUG_LENGTH:
            raise PydanticCustomError("slug_too_long", "{value}", {"value": value})
    return value


@lru_cache(maxsize=4096)  # the same people and options, again and again
def _is_slug(text: str) -> bool:
    return SLUG.fullmatch(text) is not None


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return day(value)
        except ValueError:
            raise PydanticCustomError("bad_day", "{value}", {"value": value}) from None
    raise PydanticCustomError("day_type", "{value}", {"value": value})


def _period(value: object) -> object:
    if isinstance(value, str):
        try:
            return Period.parse(value)
        except ValueError:
            raise PydanticCustomError("bad_period", "{value}", {"value": value}) from None
    raise PydanticCustomError("period_type", "{value}", {"value": value})


def _day_or_period(value: object) -> object:
    if isinstance(value, str):
        for read in (day, Period.parse):
            try:
                return read(value)
            except ValueError:
                continue
        wrong = "bad_day" if value[:1].isdigit() else "bad_day_or_period"
        raise PydanticCustomError(wrong, "{value}", {"value": value})
    raise PydanticCustomError("day_type", "{value}", {"value": value})


def _vote(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[+-]?[0-2]", value, re.ASCII):
        return int(value)
    raise PydanticCustomError("bad_vote", "{value}", {"value": value})


def _address_hash(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value, re.ASCII):
        return value
    raise PydanticCustomError("bad_address_hash", "{value}", {"value": value})


def _colour(value: object) -> object:
    if isinstance(value, str) and HEX_COLOUR.fullmatch(value):
        return value
    raise PydanticCustomError("bad_colour", "{value}", {"value": value})


def _line(value: object) -> object:
    if isinstance(value, str):
        if not value.strip():
            raise PydanticCustomError("blank", "blank", {})
        if "\n" in value:
            raise PydanticCustomError("several_lines", "{value}", {"value": value})
    return value


def _prose(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("blank", "blank", {})
    return value


Slug = Annotated[
    str,
    BeforeValidator(_slug),
    WithJsonSchema(
        {"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": SLUG_LENGTH},
    ),
]
"""A key or the name of a decision: lower-case words of letters and digits joined by hyphens."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A day of the calendar, written YYYY-MM-DD."""

Duration = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$"},
    ),
]
"""An ISO 8601 duration in years, months, weeks and days."""

DayOrDuration = Annotated[
    date | Period,
    BeforeValidator(_day_or_period),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(\d{4}-\d{2}-\d{2}|P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?)$",
        },
    ),
]
"""A day of the calendar, or a duration that ends on one."""

AddressHash = Annotated[
    str,
    BeforeValidator(_address_hash),
    WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
]
"""The SHA-256 of a mail address in lower case, as 64 hexadecimal digits."""

HexColour = Annotated[
    str,
    BeforeValidator(_colour),
    WithJsonSchema({"type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"}),
]
"""A colour in sRGB as stylesheets write it, `#rgb` or `#rrggbb`."""

Vote = Annotated[
    int,
    BeforeValidator(_vote),
    WithJsonSchema({"enum": [-2, -1, 0, 1, 2, "-2", "-1", "0", "+1", "+2", "1", "2"]}),
]
"""A vote on the Xen project's own scale, from -2 to +2 (Xen Project governance, lazy voting)."""

Line = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=1000)]
"""One line of plain text."""

Prose = Annotated[str, BeforeValidator(_prose)]
"""Text for readers. `` `code` `` and `[[slug]]`, the name of another decision, are marked up."""


def _yaml_key(field: str) -> str:
    return field.rstrip("_").replace("_", "-")


class Record(BaseModel):
    """What every part of a record has in common: frozen, strict, no keys of its own invention."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=_yaml_key,
        arbitrary_types_allowed=True,
        defer_build=True,
    )
