"""Dates as attribution lines write them: where they end, and which days they can mean."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

_NAMED_MONTHS = (
    "jan jän", "feb fév fev", "mar mär mrz", "apr avr", "may mai", "jun juin",
    "jul juil", "aug aoû aou", "sep", "oct okt", "nov", "dec dez déc",
)  # fmt: skip
_MONTHS = {
    start: number for number, starts in enumerate(_NAMED_MONTHS, 1) for start in starts.split()
}
_MONTH = re.compile(
    r"(?:jan(?:uary|uar|vier|v)?|jän(?:ner)?|feb(?:ruary|ruar)?|f[ée]v(?:rier|r)?|mar(?:ch|s)?"
    r"|märz?|mrz|apr(?:il)?|avr(?:il)?|may|mai|june?|juni|juin|july?|juli|juil(?:let)?"
    r"|aug(?:ust)?|ao[ûu]t?|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?"
    r"|de[cz](?:ember)?|d[ée]c(?:embre)?)\.?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?|mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?"
    r"|sa(?:mstag)?|so(?:nntag)?|lun(?:di)?|mardi|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?"
    r"|sam(?:edi)?|dim(?:anche)?)\.?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)(?:T[\d:+.Z-]+)?")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR = re.compile(r"([12]\d{3})")
_DAY = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th|er)?")
_TIME = re.compile(r"\d{1,2}(?:[:.h]\d{2}){1,2}(?:[.]\d+)?(?:[ap]\.?m\.?)?", re.IGNORECASE)
_ZONE = re.compile(
    r"[+-]\d{2}:?\d{2}|\([^()]{1,20}\)|(?:GMT|UTC)(?:[+-]\d{1,2}(?::?\d{2})?)?"
    r"|[ECMP][SD]?T|CES?T|BST|EES?T|WES?T|MSK|JST|IST|AE[SD]T|NZ[SD]T|[AaPp]\.?[Mm]\.?"
)
_FILLER = {"at", "um", "à", "a", "the", "den", "Uhr", "-", "of", "de", "le"}
_TOKEN = re.compile(r"\([^()]{1,20}\)|[^\s,]+")
_TOKENS = 20
_MARCH_OR_TUESDAY = re.compile(r"mar\.?", re.IGNORECASE)
_CENTURY = 100


_Parts = dict[str, tuple[int, ...]]


class Dated(NamedTuple):
    """Where in a text the date at its start ends (0: there is none), and the days it can mean.

    `03/04/16` means a day in April or in March, so there may be two.
    """

    end: int
    days: tuple[date, ...]


def dated(text: str, sent: date | None = None) -> Dated:
    """Read the date at the start of a text.

    Without a year, the year is that of `sent`, or the one before if the day would lie after it.
    Each part of a date is taken once, so that a name such as Jan, May or Sun after it stays.
    """
    have: _Parts = {}
    end = 0
    for count, token in enumerate(_TOKEN.finditer(text)):
        part = None if count == _TOKENS else _part(token[0], have)
        if part is not None:
            have.update(part)
            end = token.end()
        elif token[0] not in _FILLER:
            break
    return Dated(end, _days(have, sent))


def _part(token: str, have: _Parts) -> _Parts | None:
    """What a token adds to the parts that are there; None when it is no part of the date."""
    whole = "whole" in have
    answers = (
        (_ISO, "iso", not have.keys() - {"weekday"}),
        (_NUMERIC, "numeric", not have.keys() - {"weekday"}),
        (_TIME, "time", "time" not in have),
        (_YEAR, "year", not whole and "year" not in have),
        (_DAY, "day", not whole and "day" not in have),
        (_ZONE, "zone", "time" in have or whole),
        (_WEEKDAY, "weekday", not have),
        (_MONTH, "month", not whole and _lacks_month(token, have)),
    )
    for pattern, name, wanted in answers:
        found = pattern.fullmatch(token) if wanted else None
        if found:
            return _read(name, found)
    return None


def _lacks_month(token: str, have: _Parts) -> bool:
    # French writes mar. for Tuesday, and its months in lower case: le mar. 12 avr. 2016
    return "month" not in have or ("perhaps" in have and token.islower())


def _read(name: str, found: re.Match[str]) -> _Parts:
    if name == "month":
        word = found[0].lower()
        number = next(_MONTHS[word[:n]] for n in (4, 3) if word[:n] in _MONTHS)
        is_unsure = _MARCH_OR_TUESDAY.fullmatch(word)
        return {"month": (number,), **({"perhaps": ()} if is_unsure else {})}
    if name == "iso":
        return {"whole": (), "ymd": tuple(map(int, found.groups()))}
    if name == "numeric":
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        year += 2000 * (year < _CENTURY)
        british = {"whole": (), "ymd": (year, second, first)}
        # only English puts the month first, and never with dots
        return british if found[2] == "." else {**british, "american": (year, first, second)}
    return {name: (int(found[1]),)} if name in ("day", "year") else {name: ()}


def _days(have: _Parts, sent: date | None) -> tuple[date, ...]:
    if "whole" in have:
        return _real([have["ymd"], have.get("american", have["ymd"])])
    if not {"day", "month"} <= have.keys():
        return ()
    month_and_day = have["month"] + have["day"]
    if "year" in have:
        return _real([have["year"] + month_and_day])
    if sent is None:
        return ()
    years = _real([(year, *month_and_day) for year in (sent.year, sent.year - 1)])
    return tuple(day for day in years if day <= sent + timedelta(days=1))[:1]


def _real(candidates: Iterable[tuple[int, ...]]) -> tuple[date, ...]:
    """The candidates (year, month, day) that are days of the calendar, each once."""
    found: dict[date, None] = {}
    for candidate in candidates:
        try:
            found[date(*candidate)] = None
        except ValueError:
            continue
    return tuple(found)
