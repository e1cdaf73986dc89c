import json
import re
from collections.abc import Mapping
from datetime import date
from typing import get_args

import pytest
from states import DROP, LATE, MILESTONES, PEOPLE, RECORDS, corpus

from bootpath.app.comparing import Comparison, Side
from bootpath.difference import Kind, State
from bootpath.views.told import _SENTENCES

TRACKER = """
title: Paths
archives: {lists: {title: Lists, address: "https://lists.example.org/"}}
"""
FILES = RECORDS | {"_tracker": TRACKER}


def days(first: str, last: str, files: Mapping[str, str] = FILES) -> Comparison:
    found = corpus(files)
    return Comparison(
        Side(State(found, date.fromisoformat(first)), None),
        Side(State(found, date.fromisoformat(last)), None),
    )


def revisions(after: Mapping[str, str], before: Mapping[str, str] = FILES) -> Comparison:
    return Comparison(
        Side(State(corpus(before), LATE), "0" * 40), Side(State(corpus(after), LATE), None)
    )


def test_every_kind_of_change_has_its_words() -> None:
    assert set(_SENTENCES) == set(get_args(Kind))


def test_the_text_is_grouped_by_decision_with_the_mail_below_each_line() -> None:
    assert days("2016-04-03", "2016-04-05").text(60) == (
        "Changes from 2016-04-03 to 2016-04-05\n"
        "\n"
        "Drop it\n"
        "[drop-it]\n"
        "2016-04-04  Bob Kahn asks: Who pays?\n"
        "            <q@example.org>\n"
        "2016-04-05  Ada Lovelace moved from objects to neutral:\n"
        "            “Drop”\n"
        "            <p2@example.org>\n"
        "2016-04-05  Ada Lovelace answers “Who pays?”: Nobody.\n"
        "            <r@example.org>"
    )


def test_nothing_changed_is_said() -> None:
    assert days("2020-01-01", "2021-01-01").text(80) == (
        "Nothing changed from 2020-01-01 to 2021-01-01."
    )
    assert revisions(FILES).text(80) == "Nothing changed from 000000000000 to the work tree."


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "stance: objects, option: drop, says: No.",
            "stance: blocks, option: drop, says: No., corrects: it says so",
            "Corrected: the position of Ada Lovelace on “Drop”, which was objects and is now blocks: it says so",
        ),
        (
            "is: missed",
            "is: held",
            "The expectation of Ada Lovelace held, no longer missed: “All is well.”",
        ),
        ("outcome: drop, says", "outcome: keep, says", "The outcome moved from “Drop” to “Keep”"),
        (", keep: {title: Keep}", "", "Option removed: “Keep”"),
        ("title: Keep", "title: Keep all", "The text of the option “Keep all” was reworded"),
        ("says: It went.", "says: It left.", "Corrected: the event “It left.” (says)"),
        ("conditions: [ready]", "conditions: [far]", "Now waits for: It is far"),
        ("title: Drop it", "title: Let it go", "The text of title was reworded"),
        ("clock: {runs: P1Y}", "", "The clock no longer runs; it was to end on 2019-01-01"),
    ],
)
def test_what_was_rewritten_is_told(old: str, new: str, sentence: str) -> None:
    assert DROP.count(old) == 1
    found = revisions(FILES | {"drop-it": DROP.replace(old, new)})
    assert sentence in [one["sentence"] for one in found.document()["changes"]]


def test_what_decisions_share_is_told() -> None:
    after = FILES | {
        "_people": PEOPLE + "eve: {name: Eve, address-hashes: []}\n",
        "_tracker": TRACKER.replace("Lists,", "The lists,"),
        "_milestones": MILESTONES.replace("2018-01-01", "2018-02-01"),
    }
    told = [one["sentence"] for one in revisions(after).document()["changes"]]
    assert "New person: Eve" in told
    assert "The tracker: what stands under archives was changed" in told
    assert (
        "Corrected: the day on which “It is ready” was met, which was 2018-01-01 and is now "
        "2018-02-01"
    ) in told


def test_the_document_names_both_states_and_repeats_the_record() -> None:
    document = days("2016-04-04", "2016-04-05").document()
    assert document["format"] == 1
    assert document["before"] == {"revision": None, "as-of": "2016-04-04"}
    moved = document["changes"][0]
    assert moved == {
        "kind": "moved",
        "decision": "drop-it",
        "date": "2016-04-05",
        "sentence": "Ada Lovelace moved from objects to neutral: “Drop”",
        "person": "ada",
        "option": "drop",
        "before": "objects",
        "after": "neutral",
        "text": "Well.",
        "cite": {"mail": "p2@example.org"},
    }
    assert json.loads(json.dumps(document)) == document


def test_no_line_is_wider_than_asked_but_an_address() -> None:
    text = days("2016-01-01", "2026-01-01").text(40)
    assert [
        line
        for line in text.splitlines()
        if len(line) > 40 and not re.fullmatch(r" *(https://|<)\S+", line)
    ] == []


def test_braces_in_a_record_are_only_braces() -> None:
    found = revisions(FILES | {"drop-it": DROP.replace("title: Drop}", 'title: "{who} {0} %s"}')})
    assert "The text of the option “{who} {0} %s” was reworded" in found.text(80)
