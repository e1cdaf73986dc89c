"""The calendar of what is due, as a file of the site."""

from site_corpora import DRAFT, FULL, KEEP, TODAY, corpus, made

from bootpath.due import calendar, due
from bootpath.markup import plain
from bootpath.standing import standings


def test_the_calendar_is_the_one_that_the_command_prints() -> None:
    records = corpus(FULL)
    items = due(records, standings(records, TODAY), TODAY)
    assert items
    assert made(FULL)["due.ics"].value.content == calendar(items, records, TODAY, plain)


def test_it_is_a_calendar_also_when_nothing_is_due() -> None:
    text = made({"keep-it": KEEP})["due.ics"].value.content
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "Nothing is due" in text


def test_a_draft_has_nothing_due() -> None:
    late = DRAFT + "review: 2017-01-01\n"
    assert "secret" not in made({**FULL, "secret-draft": late})["due.ics"].value.content
