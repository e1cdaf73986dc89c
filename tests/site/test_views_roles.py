"""People who spoke outside of any role on record are shown apart, and counted like all others."""

from site_corpora import KEEP, made

SAID = """positions:
  - {person: ada, date: 2016-04-02, stance: supports, option: keep, says: Wants it.}
  - {person: bob, date: 2016-04-03, stance: objects, option: keep, says: Does not.}
"""
PEOPLE = """ada: {name: Ada Lovelace, roles: [{title: Maintainer, from: 2012-01-01, until: 2015-12-31}]}
bob: {name: Bob Kahn, roles: [{title: Reviewer, from: 2010-01-01}]}
"""


def rows(people: str) -> list[tuple[str, str | None]]:
    files = {"keep-it": KEEP.replace("positions: []", SAID), "_people": people}
    matrix = made(files)["decisions/keep-it.html"].value.matrix
    return [(row.person.text, row.note) for row in matrix.rows]


def test_whoever_had_no_role_any_more_comes_last_and_is_told_apart() -> None:
    assert rows(PEOPLE) == [("Bob Kahn", None), ("Ada Lovelace", "no role on record then")]


def test_somebody_without_dated_roles_is_not_judged() -> None:
    undated = PEOPLE.replace(", from: 2012-01-01, until: 2015-12-31", "")
    assert rows(undated) == [("Ada Lovelace", None), ("Bob Kahn", None)]


def test_everybody_is_counted() -> None:
    files = {"keep-it": KEEP.replace("positions: []", SAID), "_people": PEOPLE}
    counts = made(files)["decisions/keep-it.html"].value.counts
    assert [count.text for count in counts] == ["1 supports", "1 objects"]
