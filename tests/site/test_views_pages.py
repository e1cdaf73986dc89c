"""Which pages there are, and what stands on them."""

import json
from datetime import date

from site_corpora import DROP, FULL, KEEP, made


def test_no_records_still_give_every_fixed_page() -> None:
    pages = made({})
    assert {
        "index.html",
        "people.html",
        "milestones.html",
        "expectations.html",
        "terms.html",
    } <= set(pages)
    assert {"rules.html", "all.html", "about.html", "404.html", "robots.txt"} <= set(pages)
    assert {"status/open.html", "status/superseded.html", "api/index.json"} <= set(pages)
    landing = pages["index.html"].value
    assert (landing.counts, landing.notices, landing.changes, landing.rows) == ((), (), (), ())


def test_one_record_without_anything_gives_a_page_in_words() -> None:
    value = made({"keep-it": KEEP})["decisions/keep-it.html"].value
    assert value.tag.word == "Open"
    assert value.answer == "Not decided."
    assert (value.matrix, value.cards, value.sources) == (None, (), ())
    assert value.absent == (
        "The record holds no note of a condition or a clock, an expectation, a question, "
        "anything that happened since or a link to another decision."
    )


def test_each_record_has_a_page_and_its_json() -> None:
    pages = made(FULL)
    for slug in ("drop-it", "keep-it"):
        assert pages[f"decisions/{slug}.html"].template == "decision.html.j2"
        assert json.loads(pages[f"api/decisions/{slug}.json"].value.content)["slug"] == slug


def test_status_component_tag_and_person_have_a_page() -> None:
    pages = made(FULL)
    assert [row.ref.text for row in pages["status/accepted.html"].value.rows] == ["Drop it"]
    assert pages["status/rejected.html"].value.rows == ()
    assert len(pages["components/linux.html"].value.rows) == 2
    assert pages["components/unused.html"].value.rows == ()
    assert len(pages["tags/old.html"].value.rows) == 2
    assert pages["people/ada.html"].value.name == "Ada Lovelace"
    assert pages["people/silent.html"].value.taken == ()


def test_a_draft_is_nowhere() -> None:
    pages = made(FULL)
    assert not [path for path in pages if "secret-draft" in path]
    assert not [path for path, page in pages.items() if "secret title" in repr(page.value)]


def test_the_answer_is_the_option_chosen() -> None:
    value = made(FULL)["decisions/drop-it.html"].value
    assert (value.tag.key, value.answer) == ("accepted", "Drop")
    assert [option.chosen for option in value.options] == ["chosen", None, None]


def test_a_deferred_decision_says_until_when() -> None:
    text = KEEP.replace(
        "{is: open, date: 2016-04-01}", "{is: deferred, date: 2016-04-01, until: 2030-01-01}"
    )
    assert (
        made({"keep-it": text})["decisions/keep-it.html"].value.answer
        == "Put off until 2030-01-01."
    )


def test_nothing_dated_after_the_day_is_shown() -> None:
    value = made(FULL, date(2016, 4, 2))["decisions/drop-it.html"].value
    assert value.tag.key == "open"
    assert [card.name.text for card in value.cards] == ["Ada Lovelace"]
    assert [(one.stance, one.day) for one in value.cards[0].statements] == [
        ("objects", "2016-04-02")
    ]
    assert (value.questions, value.events) == ((), ())
    assert [one.key for one in value.expectations] == ["open", "open"]
    assert value.conditions[0].met is None
    assert max(one.day for one in value.history) == "2016-04-02"


def test_before_the_first_entry_there_is_no_decision() -> None:
    assert not [path for path in made(FULL, date(2016, 3, 1)) if path.startswith("decisions/")]


def test_history_has_every_dated_entry_oldest_first() -> None:
    value = made(FULL)["decisions/drop-it.html"].value
    days = [one.day for one in value.history]
    assert days == sorted(days)
    # 2 statuses, 4 positions, 2 questions, 1 answer, 2 expectations, 1 verdict, 1 event, 1 condition
    assert len(days) == 14
    assert [one.place for one in value.history if one.place] == ["status.1", "status.2"]


def test_each_source_stands_once() -> None:
    sources = made(FULL)["decisions/drop-it.html"].value.sources
    assert len(sources) == len({source.origin.links or source.origin.ident for source in sources})
    first = sources[0]
    assert [use.place for use in first.uses] == ["status.1", "status.2"]


def test_former_slugs_lead_to_the_present_page() -> None:
    page = made(FULL)["decisions/drop-the-thing.html"]
    assert (page.template, page.value.target.href) == ("redirect.html.j2", "drop-it.html")
    assert page.value.frame.listed is False


def test_related_decisions_stand_on_both_sides() -> None:
    pages = made(FULL)
    ours = pages["decisions/drop-it.html"].value.relations
    theirs = pages["decisions/keep-it.html"].value.relations
    assert [(one.label, [d.ref.text for d in one.decisions]) for one in ours] == [
        ("Depends on", ["Keep it"]),
        ("Relates to", ["secret-draft"]),
    ]
    assert ours[1].decisions[0].ref.href is None
    assert [(one.label, [d.ref.text for d in one.decisions]) for one in theirs] == [
        ("Needed by", ["Drop it"])
    ]


def test_a_successor_counts_only_once_it_is_accepted() -> None:
    successor = KEEP.replace("positions: []", "links: {supersedes: [drop-it]}")
    waiting = made({"drop-it": DROP.replace("[keep-it]", "[]"), "next": successor})
    value = waiting["decisions/drop-it.html"].value
    assert (value.tag.key, value.successors) == ("accepted", ())
    assert value.relations[-1].label == "To be superseded by"
    accepted = successor.replace("{is: open,", "{is: accepted, outcome: keep,")
    done = made({"drop-it": DROP.replace("[keep-it]", "[]"), "next": accepted})
    value = done["decisions/drop-it.html"].value
    assert value.tag.key == "superseded"
    assert [one.text for one in value.successors] == ["Keep it"]


def test_all_html_goes_when_there_are_too_many_decisions() -> None:
    many = {f"d-{number}": KEEP for number in range(301)}
    pages = made(many)
    assert "all.html" not in pages
    assert len(pages["index.html"].value.rows) == 150
    assert pages["index.html"].value.left_out == "151 decisions"
    assert pages["about.html"].value.frame.everything is None


def test_unknown_keys_show_as_words_and_do_not_break_a_page() -> None:
    text = DROP.replace("person: ada", "person: nobody").replace(
        "conditions: [met]", "conditions: [what]"
    )
    pages = made({"drop-it": text})
    value = pages["decisions/drop-it.html"].value
    assert value.cards[0].name == ("nobody", None)
    assert value.conditions[0].milestone == ("what", None)


def test_pages_that_all_decisions_share_do_not_grow_with_them() -> None:
    waits = KEEP.replace(
        "positions: []",
        "conditions: [met]\n"
        "expectations: [{person: ada, date: 2016-04-02, expects: Rain., due: 2017-01-01}]",
    )
    many = {f"d-{number:03}": waits for number in range(70)}
    pages = made({**many, "_people": FULL["_people"], "_milestones": FULL["_milestones"]})
    met = pages["milestones.html"].value.groups[1].milestones[0]
    assert (len(met.waiting), met.more) == (20, "50 more decisions")
    overdue = pages["expectations.html"].value.groups[0]
    assert (len(overdue.expectations), overdue.left_out) == (60, "10 older ones")
