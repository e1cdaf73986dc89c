"""Days and durations: exactly the forms of ISO 8601 that records use, and the end of the month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.day import Period, day, distance

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(DAYS)
def test_a_day_is_read_as_it_is_written(one: date) -> None:
    assert day(one.isoformat()) == one


@pytest.mark.parametrize(
    "text",
    ["2016-4-13", "20160413", "2016-W15-3", "2016-02-30", "2016-04-13T00:00", "٢٠١٦-٠٤-١٣", ""],
)
def test_no_other_form_is_a_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"no day|day is out of range"):
        day(text)


@pytest.mark.parametrize("text", ["P5Y", "P18M", "P1Y6M", "P2W", "P90D", "P1Y2M3W4D"])
def test_a_duration_is_printed_as_it_was_written(text: str) -> None:
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize("text", ["P", "5Y", "P5", "PT5H", "P-1Y", "P1.5Y", "P1M1Y", "p5y", "P5Y "])
def test_no_other_form_is_a_duration(text: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2023-01-31", "P1M", "2023-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-02-29", "P4Y", "2028-02-29"),
        ("2016-11-30", "P3M", "2017-02-28"),
        ("2016-12-15", "P1Y1M1W1D", "2018-01-23"),
        ("2024-07-30", "P5Y", "2029-07-30"),
    ],
)
def test_a_duration_ends_on_the_last_day_of_a_shorter_month(
    start: str, duration: str, end: str
) -> None:
    assert Period.parse(duration).after(day(start)) == day(end)


@given(DAYS, st.integers(0, 40), st.integers(0, 400))
def test_years_and_months_keep_the_day_where_the_month_has_it(
    start: date, years: int, months: int
) -> None:
    end = Period(years=years, months=months).after(start)
    assert end.day == start.day or (
        end.day < start.day and (end.replace(day=28)).month == end.month
    )
    assert (end.year - start.year) * 12 + end.month - start.month == years * 12 + months


def test_a_duration_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(OverflowError):
        Period(years=9000).after(date(2016, 1, 1))


@pytest.mark.parametrize(
    ("text", "words"), [("P5Y", "5 years"), ("P1Y6M", "1 year and 6 months"), ("P1W", "1 week")]
)
def test_a_duration_is_said_in_words(text: str, words: str) -> None:
    assert Period.parse(text).in_words() == words


PERIODS = st.builds(
    Period, st.integers(0, 60), st.integers(0, 500), st.integers(0, 200), st.integers(0, 900)
)


@given(PERIODS)
def test_a_duration_is_read_as_it_is_printed(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(DAYS, DAYS, PERIODS)
def test_a_later_start_never_ends_earlier(one: date, other: date, period: Period) -> None:
    first, second = sorted((one, other))
    assert first <= period.after(first) <= period.after(second)


@given(DAYS, PERIODS)
def test_weeks_and_days_are_counted_after_years_and_months(start: date, period: Period) -> None:
    months = Period(period.years, period.months).after(start)
    assert period.after(start) == months + timedelta(weeks=period.weeks, days=period.days)


@given(DAYS, st.integers(0, 40), st.integers(0, 400))
def test_twelve_months_are_a_year(start: date, years: int, months: int) -> None:
    assert Period(years, months).after(start) == Period(months=12 * years + months).after(start)


@given(DAYS, DAYS)
def test_the_time_between_two_days_leads_from_the_first_to_the_second(
    one: date, other: date
) -> None:
    start, end = sorted((one, other))
    between = Period.between(start, end)
    assert between.after(start) == end
    assert (between.months < 12, between.weeks, between.days < 31) == (True, 0, True)


@given(DAYS, DAYS)
def test_no_longer_time_in_months_lies_between_two_days(one: date, other: date) -> None:
    start, end = sorted((one, other))
    between = Period.between(start, end)
    assert Period(between.years, between.months + 1).after(start) > end


def test_the_time_between_days_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(ValueError, match="2016-01-01 lies before 2016-01-02"):
        Period.between(date(2016, 1, 2), date(2016, 1, 1))


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ("2026-11-22", "today"),
        ("2026-11-21", "1 day ago"),
        ("2026-11-30", "in 8 days"),
        ("2024-07-30", "2 years and 3 months ago"),
        ("2025-11-22", "1 year ago"),
        ("2026-10-20", "1 month and 2 days ago"),
        ("2027-02-28", "in 3 months and 6 days"),
        ("2028-02-29", "in 1 year and 3 months"),
    ],
)
def test_a_distance_is_said_in_words(other: str, words: str) -> None:
    assert distance(day(other), date(2026, 11, 22)) == words


def test_the_last_day_of_the_calendar_has_a_distance() -> None:
    assert distance(date.max, date.min) == "in 9998 years and 11 months"
