"""Days and ISO 8601 durations: dates only, no times and no time zones."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_PERIOD = re.compile(
    r"P(?=[0-9])(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?",
    re.ASCII,
)
_MONTHS_IN_A_YEAR = 12


@lru_cache(maxsize=4096)  # records name the same days again and again
def day(text: str) -> date:
    """Read `YYYY-MM-DD` (ISO 8601 calendar date, extended form, nothing else).

    Raises ValueError when the text has another form or names no day of the calendar.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is no day written YYYY-MM-DD")
    return date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Period:
    """A duration in calendar units: ISO 8601 `PnYnMnWnD`, without a time part."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read an ISO 8601 duration such as `P5Y` or `P18M`; raises ValueError on another form."""
        found = _PERIOD.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is no duration such as P5Y")
        return cls(*(int(part or 0) for part in found.groups()))

    def after(self, start: date) -> date:
        """The day that lies this period after `start`.

        Years and months are counted first and end on the last day of a shorter month
        (31 January and one month is 28 or 29 February), then weeks and days are added.
        Raises OverflowError when the result lies outside the calendar.
        """
        month = start.month - 1 + self.months
        year = start.year + self.years + month // _MONTHS_IN_A_YEAR
        month = month % _MONTHS_IN_A_YEAR + 1
        if year > date.max.year:
            raise OverflowError(str(self))
        last = calendar.monthrange(year, month)[1]
        shifted = date(year, month, min(start.day, last))
        return shifted + timedelta(weeks=self.weeks, days=self.days)

    @classmethod
    def between(cls, start: date, end: date) -> "Period":
        """The years, months and days from one day to a day not before it.

        As many whole months as fit come first, so `after` leads from `start` to `end` again.
        Raises ValueError when `end` lies before `start`.
        """
        if end < start:
            raise ValueError(f"{end} lies before {start}")
        months = (end.year - start.year) * _MONTHS_IN_A_YEAR + end.month - start.month
        if cls(months=months).after(start) > end:
            months -= 1
        whole = cls(years=months // _MONTHS_IN_A_YEAR, months=months % _MONTHS_IN_A_YEAR)
        return cls(whole.years, whole.months, 0, (end - whole.after(start)).days)

    def __str__(self) -> str:
        units = (("Y", self.years), ("M", self.months), ("W", self.weeks), ("D", self.days))
        return "P" + ("".join(f"{n}{unit}" for unit, n in units if n) or "0D")

    def in_words(self) -> str:
        """The period as a reader says it: `5 years`, `1 year and 6 months`."""
        units = (
            ("year", self.years),
            ("month", self.months),
            ("week", self.weeks),
            ("day", self.days),
        )
        parts = [f"{n} {unit}{'' if n == 1 else 's'}" for unit, n in units if n]
        return " and ".join(parts) or "0 days"


def distance(day: date, today: date) -> str:
    """How far a day lies from today, in words: `2 years and 3 months ago`, `in 9 days`, `today`.

    Where it is years, the days left over are not said.
    """
    if day == today:
        return "today"
    period = Period.between(min(day, today), max(day, today))
    shown = Period(period.years, period.months) if period.years else period
    return f"{shown.in_words()} ago" if day < today else f"in {shown.in_words()}"
