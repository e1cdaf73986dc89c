"""A position that was taken back: shown, and no longer counted as anybody's stance."""

from datetime import date

from site_corpora import KEEP, PEOPLE, corpus, made

from bootpath.evidence import Evidence
from bootpath.standing import standings
from bootpath.views.terminal import Sheet, sheet, unpainted
from bootpath.views.words import stance_counts

TOOK_BACK = """positions:
  - {person: ada, date: 2016-04-02, stance: supports, option: keep, says: Wants it.}
  - {person: bob, date: 2016-04-03, stance: objects, option: keep, says: Does not.}
  - {person: ada, date: 2016-04-09, stance: withdrawn, option: keep, says: Takes it back.}
"""
FILES = {"keep-it": KEEP.replace("positions: []", TOOK_BACK), "_people": PEOPLE}
BEFORE, AFTER = date(2016, 4, 8), date(2016, 4, 9)


def test_a_withdrawn_position_is_not_held_and_stays_in_the_history() -> None:
    standing = standings(corpus(FILES), AFTER)["keep-it"]
    assert [stand.position.person for stand in standing.stands] == ["bob"]
    assert [len(stand.earlier) for stand in standing.withdrawn] == [1]
    assert [count.text for count in stance_counts(standing)] == ["1 objects"]
    assert standing.count("withdrawn") == 0


def test_on_the_day_before_it_was_held() -> None:
    standing = standings(corpus(FILES), BEFORE)["keep-it"]
    assert [count.text for count in stance_counts(standing)] == ["1 supports", "1 objects"]
    assert standing.withdrawn == ()


def test_a_card_shows_the_withdrawal_with_the_earlier_position_below() -> None:
    value = made(FILES)["decisions/keep-it.html"].value
    card = next(card for card in value.cards if card.name.text == "Ada Lovelace")
    assert [(one.word, one.current) for one in card.statements] == [
        ("withdrawn", True),
        ("supports", False),
    ]
    option = value.options[0]
    assert [one.text for one in option.withdrawn] == ["Ada Lovelace"]
    assert [holders.stance for holders in option.holders] == ["objects"]
    assert [count.key for count in value.counts] == ["objects"]


def test_the_table_says_what_was_held_before() -> None:
    matrix = made(FILES)["decisions/keep-it.html"].value.matrix
    cells = {row.person.text: row.cells[0][1] for row in matrix.rows}
    assert (cells["Ada Lovelace"].word, cells["Ada Lovelace"].before) == ("withdrawn", "supports")


def test_the_person_has_it_in_the_list_and_not_in_the_count() -> None:
    value = made(FILES)["people/ada.html"].value
    assert [one.word for one in value.taken] == ["supports", "withdrawn"]
    assert value.counts == ()


def test_history_and_legend_tell_it_apart_from_a_stance() -> None:
    pages = made(FILES)
    told = [one.what for one in pages["decisions/keep-it.html"].value.history]
    assert "withdraws the position on" in told
    assert "withdrawn" not in [one.key for one in pages["about.html"].value.stances]


def test_the_terminal_shows_it_on_its_option() -> None:
    found = corpus(FILES)
    entry = found.entry("keep-it")
    assert entry is not None
    page = Sheet(found, Evidence(found, None), 80, unpainted)
    shown = sheet(page, entry, standings(found, AFTER)["keep-it"])
    assert "    withdrawn    Ada Lovelace\n" in shown
    assert "2016-04-09  Ada Lovelace has withdrawn (as read)\n" in shown
    assert "2016-04-02  Ada Lovelace supports (as read) (earlier)\n" in shown
