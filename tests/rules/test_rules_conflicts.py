"""Decisions that conflict, and people in two records: what is reported, and what only looks alike."""

import pytest

from bootpath.diagnostic import Diagnostic
from example_tracker import problems_in, tracker_with

CODES = frozenset(
    {
        "dangling-exclusion",
        "conflicting-outcomes",
        "conflicting-positions",
        "same-mail-opposite-stances",
    }
)
LINK = "links: {conflicts-with: [keep-the-new-path]}\n"
OPTIONS = """\
options:
  drop: {title: Drop it, excludes: [{decision: keep-the-new-path, option: keep}]}
  keep: {title: Keep it}
"""
CHOSEN = "status: [{is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: y@x.org}}]\n"
OTHER = "# file: keep-the-new-path.yaml\n"
KEPT = "status: [{is: settled, date: 2016-05-20, outcome: keep, cite: {mail: z@x.org}}]\n"


def found(fragment: str) -> list[Diagnostic]:
    """What is said of conflicts in the tracker with a fragment laid over it."""
    return [one for one in problems_in(tracker_with(fragment)) if one.code in CODES]


def codes(fragment: str) -> list[str]:
    return [one.code for one in found(fragment)]


def ada(stance: str = "supports", day: str = "2016-04-09", mail: str = "a@x.org") -> str:
    """A position of somebody who supports `keep` in the other decision since 2016-04-02."""
    condition = ", condition: It works" if stance == "conditional" else ""
    return (
        f"positions:\n  - {{person: ada, date: {day}, stance: {stance}{condition}, option: drop,"
        f" says: Said so., cite: {{mail: {mail}}}}}\n"
    )


def test_outcomes_that_exclude_each_other_are_named_on_both_sides() -> None:
    (one,) = found(LINK + OPTIONS + CHOSEN + OTHER + KEPT)
    assert one.message == (
        "'drop' was chosen here and 'keep' in 'keep-the-new-path', and they cannot be had together"
    )
    assert [other.place.path for other in one.related] == ["decisions/keep-the-new-path.yaml"]


AGREEING = {
    "the other option was chosen": LINK + OPTIONS + CHOSEN + OTHER + KEPT.replace("keep,", "drop,"),
    "one is open": LINK + OPTIONS + CHOSEN,
    "one was opened again": LINK
    + OPTIONS
    + CHOSEN.replace("}}]", "}}, {is: open, date: 2016-06-01}]")
    + OTHER
    + KEPT,
    "one was superseded": LINK
    + OPTIONS
    + CHOSEN
    + OTHER
    + KEPT
    + "# file: newer.yaml\ntitle: Newer\nquestion: And now?\noptions: {keep: {title: Keep}}\n"
    + "links: {supersedes: [keep-the-new-path]}\n"
    + KEPT,
}


@pytest.mark.parametrize("fragment", AGREEING.values(), ids=AGREEING)
def test_outcomes_that_agree_are_no_conflict(fragment: str) -> None:
    assert codes(fragment) == []


def test_where_no_option_is_named_any_two_outcomes_conflict() -> None:
    (one,) = found(LINK + CHOSEN + OTHER + KEPT)
    assert one.message == "this is said to conflict with 'keep-the-new-path', and both are decided"
    assert "excludes:" in (one.hint or "")


def test_it_does_not_matter_which_side_writes_the_link_or_the_exclusion() -> None:
    back = "links: {conflicts-with: [drop-the-old-path]}\n"
    assert codes(OPTIONS + CHOSEN + OTHER + KEPT + back) == ["conflicting-outcomes"]
    assert codes(LINK + OPTIONS + CHOSEN + OTHER + KEPT + back) == ["conflicting-outcomes"]


def test_an_exclusion_leads_to_an_option_of_a_decision_that_conflicts() -> None:
    assert [one.message for one in found(OPTIONS)] == [
        "'keep-the-new-path' is not said to conflict with this decision"
    ]
    assert [
        one.message for one in found(LINK + OPTIONS.replace("option: keep", "option: kepp"))
    ] == ["'keep-the-new-path' has no option 'kepp'"]
    gone = OPTIONS.replace("keep-the-new-path", "keep-teh-new-path")
    assert [one.message for one in found(LINK + gone)] == [
        "no decision is named 'keep-teh-new-path'"
    ]


def test_support_for_both_sides_is_shown_with_both_positions() -> None:
    (one,) = found(LINK + OPTIONS + ada())
    assert one.code == "conflicting-positions"
    assert one.message == (
        "'ada' supports 'drop' here and 'keep' in 'keep-the-new-path': they exclude each other"
    )
    assert [other.place.path for other in one.related] == ["decisions/keep-the-new-path.yaml"]


NO_CONTRADICTION = {
    "on a condition": ada("conditional"),
    "an objection": ada("objects"),
    "a question": ada("asks"),
    "after the other was decided": ada(day="2016-06-01") + OTHER + KEPT,
    "taken back": ada() + ada("withdrawn", "2016-04-10").partition("\n")[2],
    "of somebody else": ada().replace("ada", "ido"),
}


@pytest.mark.parametrize("fragment", NO_CONTRADICTION.values(), ids=NO_CONTRADICTION)
def test_what_only_looks_like_support_for_both_sides_is_left_alone(fragment: str) -> None:
    assert codes(LINK + OPTIONS + fragment) == []


def test_one_mail_cannot_support_two_options_that_exclude_each_other() -> None:
    (one,) = found(LINK + OPTIONS + ada(day="2016-04-02", mail="<keep1@example.org>"))
    assert one.code == "same-mail-opposite-stances"
    assert "is read as supporting 'drop' here and as supporting 'keep' in" in one.message


@pytest.mark.parametrize("kind", ["amends", "supersedes"])
def test_one_mail_is_not_for_an_option_and_against_it_where_it_was_taken_over(kind: str) -> None:
    link = f"links: {{{kind}: [keep-the-new-path]}}\n"
    against = ada("objects", "2016-04-02", "keep1@example.org").replace("drop", "keep")
    assert codes(link + against) == ["same-mail-opposite-stances"]
    assert codes(link + against.replace("keep1", "other")) == []
    assert codes(against) == []
    assert codes("links: {relates-to: [keep-the-new-path]}\n" + against) == []
