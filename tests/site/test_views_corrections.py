"""A correction stands with the entry that it changed, and an exclusion with both of its options."""

from datetime import date

import pytest
from site_corpora import MILESTONES, PEOPLE, site

RECORD = """
title: Drop it
question: Should it go?
status:
  - {is: open, date: 2016-01-10, corrects: Corrected status.}
options: {drop: {title: Away with it, excludes: [{decision: keep-it, option: keep}]}}
links: {conflicts-with: [keep-it]}
conditions: [met]
positions:
  - {person: ada, date: 2016-02-01, stance: supports, option: drop, says: Yes.,
     corrects: "Corrected `position`."}
questions:
  - key: why
    asks: Why?
    date: 2016-02-01
    corrects: Corrected question.
    answers: [{person: bob, date: 2016-02-02, says: So., corrects: Corrected answer.}]
expectations:
  - {person: bob, date: 2016-03-01, expects: It goes., corrects: Corrected expectation.}
events:
  - {date: 2016-04-01, says: It went., corrects: Corrected event.}
"""
OTHER = """
title: Keep it
question: Should it stay?
status: [{is: open, date: 2016-01-10}]
options: {keep: {title: Let it stay}}
"""
MET = MILESTONES.replace("says: It came.", "corrects: Corrected milestone., says: It came.")
FILES = {"_people": PEOPLE, "_milestones": MET, "drop-it": RECORD, "keep-it": OTHER}
PAGE = "decisions/drop-it.html"


@pytest.mark.parametrize(
    "entry", ["status", "question", "answer", "expectation", "event", "milestone"]
)
def test_a_correction_is_shown_once_with_its_entry(entry: str) -> None:
    assert site(FILES)[PAGE].count(f"Corrected: Corrected {entry}.") == 1


def test_a_correction_is_text_of_the_record_like_any_other() -> None:
    assert "Corrected: Corrected <code>position</code>." in site(FILES)[PAGE]


def test_the_page_of_milestones_shows_why_a_fact_was_changed() -> None:
    assert "Corrected: Corrected milestone." in site(FILES)["milestones.html"]
    before = site(FILES, date(2017, 1, 1))
    assert "Corrected milestone" not in before["milestones.html"] + before[PAGE]


def test_without_a_correction_nothing_is_said_of_one() -> None:
    bare = {**FILES, "_milestones": MILESTONES, "drop-it": OTHER}
    assert "Corrected" not in site(bare)[PAGE] + site(bare)["milestones.html"]


def test_options_that_exclude_each_other_are_linked_both_ways() -> None:
    pages = site(FILES)
    there = '<a href="../decisions/keep-it.html#option.keep">Let it stay (Keep it)</a>'
    back = '<a href="../decisions/drop-it.html#option.drop">Away with it (Drop it)</a>'
    assert f"Not to be had together with {there}." in pages[PAGE]
    assert f"Not to be had together with {back}." in pages["decisions/keep-it.html"]
    hidden = {**FILES, "keep-it": OTHER.replace("is: open", "is: draft")}
    assert "Let it stay" not in site(hidden)[PAGE]
