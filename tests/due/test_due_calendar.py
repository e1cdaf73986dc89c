"""The calendar of due items is an iCalendar by RFC 5545, and says the same on every rebuild."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.app.reading import read_files
from bootpath.corpus import Corpus
from bootpath.disk.records import RawFile
from bootpath.due import calendar, due
from bootpath.due.calendar import _folded
from bootpath.markup import plain
from bootpath.standing import standings
from example_tracker import tracker_with
from generated_corpora import DAYS, corpora

TODAY = date(2026, 11, 22)

RECORD = """\
title: Drop it, "now"; or \\ never
expectations:
  - {person: ada, date: 2016-04-02, due: 2020-01-01, cite: {mail: e@f},
     expects: "It `goes`, says [[keep-the-new-path]]; and much later nobody remembers Émile’s words"}
conditions: [new-path-stable]
review: 2018-05-01
# file: _tracker.yaml
title: Paths, of the example
base-url: https://paths.example.org/boot/
# file: _milestones.yaml
new-path-stable: {title: The new path is stable, expected: {date: 2030-01-01}}
"""


def corpus_of(fragment: str) -> Corpus:
    texts = tracker_with(fragment)
    files = [RawFile(f"decisions/{name}", text.encode(), None) for name, text in texts.items()]
    return read_files(files).corpus


def made(corpus: Corpus, today: date = TODAY) -> str:
    return calendar(due(corpus, standings(corpus, today), today), corpus, today, plain)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def events(text: str) -> list[list[str]]:
    inside = re.findall(r"BEGIN:VEVENT\n(.*?)\nEND:VEVENT", "\n".join(unfolded(text)), re.DOTALL)
    return [event.split("\n") for event in inside]


def test_an_event_says_what_is_due_and_where_it_can_be_read() -> None:
    review, expectation, milestone = events(made(corpus_of(RECORD)))
    assert expectation == [
        "UID:drop-the-old-path.expectation.1@paths.example.org",
        "DTSTAMP:20261122T000000Z",
        "DTSTART;VALUE=DATE:20200101",
        'SUMMARY:Expectation not judged: Drop it\\, "now"\\; or \\\\ never',
        (
            "DESCRIPTION:Ada Lovelace expects: It goes\\, says keep-the-new-path\\; and much later "
            "nobody remembers Émile’s words\\ndrop-the-old-path"
        ),
        "URL:https://paths.example.org/boot/decisions/drop-the-old-path.html",
        "TRANSP:TRANSPARENT",
    ]
    assert "SUMMARY:Review overdue" in "\n".join(review)
    assert "URL:https://paths.example.org/boot/milestones.html#new-path-stable" in milestone
    assert milestone[4].endswith("\\ndrop-the-old-path\\, keep-the-new-path")


def test_nothing_due_is_said_in_words_for_a_calendar_cannot_be_empty() -> None:
    lines = unfolded(made(corpus_of("# file: keep-the-new-path.yaml\nconditions: []\n")))
    assert lines[4:-2] == [
        "BEGIN:VJOURNAL",
        "UID:nothing@bootpath",
        "DTSTAMP:20261122T000000Z",
        "DTSTART;VALUE=DATE:20261122",
        "SUMMARY:Nothing is due",
        "END:VJOURNAL",
    ]


def test_an_identifier_outlives_the_day_on_which_the_item_becomes_overdue() -> None:
    corpus = corpus_of(RECORD)
    assert [event[0] for event in events(made(corpus, date(2017, 1, 1)))] == [
        event[0] for event in events(made(corpus))
    ]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=400))
def test_a_folded_line_is_short_enough_and_unfolds_to_what_it_was(line: str) -> None:
    pieces = list(_folded(line))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line
    assert all(piece[0] == " " for piece in pieces[1:])


@settings(deadline=None, max_examples=50)
@given(corpora(), DAYS)
def test_identifiers_are_unique_and_the_same_input_gives_the_same_bytes(
    corpus: Corpus, today: date
) -> None:
    text = made(corpus, today)
    assert text == made(corpus, today)
    uids = re.findall(r"^UID:(.+)\r$", text.replace("\r\n ", ""), re.MULTILINE)
    assert len(uids) == len(set(uids)) > 0
    assert text.replace("\r\n", "").isprintable()


@settings(deadline=None, max_examples=50)
@given(corpora(), DAYS)
def test_a_library_for_calendars_reads_every_item_back(corpus: Corpus, today: date) -> None:
    found = due(corpus, standings(corpus, today), today)
    parsed = parse(made(corpus, today))
    assert [one["DTSTART"].dt for one in parsed.walk("VEVENT")] == [item.day for item in found]
    assert [one.errors for one in parsed.walk()] == [[] for _ in parsed.walk()]


def test_a_library_for_calendars_reads_the_texts_as_they_were_meant() -> None:
    event = parse(made(corpus_of(RECORD))).walk("VEVENT")[1]
    assert str(event["SUMMARY"]) == 'Expectation not judged: Drop it, "now"; or \\ never'
    assert str(event["DESCRIPTION"]).endswith("Émile’s words\ndrop-the-old-path")


def parse(text: str) -> Any:
    icalendar = pytest.importorskip("icalendar")
    return icalendar.Calendar.from_ical(text)
