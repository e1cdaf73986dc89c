"""The site of the shipped records as of an early day shows nothing that came later."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bootpath.app.building import site_files
from bootpath.app.reading import Reading, read
from bootpath.markup import plain
from bootpath.record import Decision

RECORDS = Path(__file__).parents[2] / "decisions"
DAYS = (date(2016, 4, 6), date(2016, 4, 13), date(2019, 7, 15))
NOT_OF_THE_DAY = ("changes.html", "rules.html")
"""When something was recorded is another clock; the rules show examples of their own."""

ISO = re.compile(r"(?<![\w-])((?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w-])")
COMPACT = re.compile(r"(?<!\w)((?:19|20)\d\d)([01]\d)([0-3]\d)(?=T\d{6}Z|\s)")


@cache
def shipped() -> Reading:
    return read(RECORDS, "decisions")


@cache
def site(day: date) -> dict[str, str]:
    reading = shipped()
    files = site_files(reading.corpus, reading.evidence, RECORDS, day, None)
    return {
        path: content.decode()
        for path, content in files
        if path not in NOT_OF_THE_DAY and not path.endswith((".css", ".svg"))
    }


def days_in(text: str) -> Iterator[str]:
    yield from ISO.findall(text)
    yield from ("-".join(found) for found in COMPACT.findall(text))


def promised(day: date) -> set[str]:
    """The days ahead that were named by a day: when something was to be the case."""
    decisions = [entry.decision for entry in shipped().corpus.entries]
    found = [one.due for d in decisions for one in d.expectations if one.date <= day]
    found += [one.until for d in decisions for one in d.status if one.date <= day]
    return {one.isoformat() for one in found if one}


def written(decision: Decision) -> str:
    """The texts of a record that bear no date: they are on the site as they are recorded now."""
    options = (text for one in decision.options.values() for text in (one.title, one.says))
    texts = (decision.title, decision.question, decision.summary, decision.context)
    return "\n".join(filter(None, (*texts, *options, *decision.unverified)))


def later_texts(day: date) -> Iterator[str]:
    for entry in shipped().corpus.entries:
        decision = entry.decision
        outcomes = [one.outcome for one in decision.expectations if one.outcome]
        answers = [answer for one in decision.questions for answer in one.answers]
        said = (*decision.status, *decision.positions, *decision.events, *outcomes, *answers)
        yield from (one.says for one in said if one.date > day and one.says)
        yield from (one.asks for one in decision.questions if one.date > day)
        yield from (one.expects for one in decision.expectations if one.date > day)
    for milestone in shipped().corpus.milestones.values():
        if milestone.met and milestone.met.date > day and milestone.met.says:
            yield milestone.met.says


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_later_day_stands_anywhere_but_where_it_was_promised(day: date) -> None:
    undated = "\n".join(written(entry.decision) for entry in shipped().corpus.entries)
    allowed = promised(day) | set(days_in(undated))
    leaks = {
        (path, found)
        for path, text in site(day).items()
        for found in days_in(text)
        if found > day.isoformat() and found not in allowed
    }
    assert leaks == set()


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_words_of_a_later_entry_stand_anywhere(day: date) -> None:
    whole = " ".join(re.sub(r"<[^>]*>", "", text) for text in site(day).values())
    whole = " ".join(whole.split())
    texts = [" ".join(plain(text).split()) for text in later_texts(day)]
    plainly = [text for text in texts if not re.search(r"[&<>\"'’`\[]", text)]
    assert len(plainly) > 20
    assert [text for text in plainly if text in whole] == []


def test_the_search_for_days_finds_them() -> None:
    text = '<time datetime="2020-08-07">2020-08-07</time> DTSTART:20200807\nid 20200807083826-1'
    assert list(days_in(text)) == ["2020-08-07"] * 3


def test_a_decision_that_had_not_begun_has_no_page_no_row_and_no_data() -> None:
    early = site(date(2016, 4, 6))
    assert "decisions/pv-shim.html" in site(date(2019, 7, 15))
    assert not [path for path in early if "pv-shim" in path]
    assert '"pv-shim"' not in early["api/decisions.json"]
    assert "PV shim: PV guests inside PVH" not in early["index.html"]


def test_the_site_of_a_day_is_the_same_each_time() -> None:
    first = dict(site(DAYS[1]))
    site.cache_clear()
    assert site(DAYS[1]) == first
