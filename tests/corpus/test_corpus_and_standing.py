"""The corpus links records, and standing computes where each decision stands on a day."""

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.app.checking import CODES
from bootpath.app.reading import read, read_files
from bootpath.corpus import Corpus
from bootpath.disk.records import RawFile
from bootpath.disk.templates import static_files, template_sources
from bootpath.markup import Converter
from bootpath.site import render
from bootpath.standing import Standing, standings
from bootpath.views import edition, pages
from example_tracker import TODAY, tracker_with
from installed import ROOT

SHIPPED = read(ROOT / "decisions", "decisions").corpus
DROP = "drop-the-old-path"


def corpus_of(fragment: str) -> Corpus:
    texts = tracker_with(fragment)
    files = [RawFile(f"decisions/{name}", text.encode(), None) for name, text in texts.items()]
    return read_files(files).corpus


def drop(fragment: str, today: date = TODAY) -> Standing:
    return standings(corpus_of(fragment), today)[DROP]


CHANGED_MIND = """\
positions:
  - {person: ada, date: 2016-04-02, stance: objects, option: drop, says: No., cite: {mail: a@b}}
  - {person: ada, date: 2016-05-02, stance: neutral, option: drop, says: Well., cite: {mail: c@d}}
  - {person: ada, date: 2016-04-20, stance: supports, option: keep, says: Yes., cite: {mail: e@f}}
"""


def test_a_later_position_on_an_option_replaces_the_earlier_which_stays_known() -> None:
    stands = {stand.position.option: stand for stand in drop(CHANGED_MIND).stands}
    assert stands["drop"].position.stance == "neutral"
    assert [one.stance for one in stands["drop"].earlier] == ["objects"]
    assert stands["keep"].earlier == ()


def test_a_position_of_a_later_day_is_not_known_before() -> None:
    (stand,) = drop(CHANGED_MIND, date(2016, 4, 10)).stands
    assert stand.position.stance == "objects"
    assert drop(CHANGED_MIND, date(2016, 3, 1)).stands == ()


CLOCK = """\
conditions: [new-path-stable]
clock: {runs: P1M}
# file: _milestones.yaml
new-path-stable:
  title: Stable
  met: {date: 2016-01-31, cite: {commit: "linux@0123456789ab"}}
"""


def test_a_clock_starts_when_the_last_condition_is_met() -> None:
    running = drop(CLOCK)
    assert (running.clock_started, running.clock_due) == (date(2016, 1, 31), date(2016, 2, 29))
    before = drop(CLOCK, date(2016, 1, 30))
    assert (before.clock_started, before.clock_due) == (None, None)
    assert before.awaited[0].met is None


def test_a_question_is_open_until_the_day_of_its_first_answer() -> None:
    fragment = """\
questions:
  - key: why
    asks: Why?
    date: 2016-04-02
    cite: {mail: q@example.org}
    answers: [{person: ada, date: 2016-04-05, says: So., cite: {mail: r@example.org}}]
"""
    assert [q.key for q in drop(fragment, date(2016, 4, 4)).open_questions] == ["why"]
    assert drop(fragment, date(2016, 4, 5)).open_questions == ()


SUCCESSOR = """\
# file: keep-the-new-path.yaml
links: {supersedes: [drop-the-old-path]}
status:
  - {is: open, date: 2016-04-01}
  - {is: accepted, date: 2016-06-01, outcome: keep, cite: {mail: yes@example.org}}
"""


def test_supersession_takes_effect_when_the_successor_is_accepted() -> None:
    assert drop(SUCCESSOR, date(2016, 5, 31)).word == "open"
    assert drop(SUCCESSOR, date(2016, 6, 1)).word == "superseded"
    assert drop(SUCCESSOR, date(2016, 6, 1)).superseded_by == ("keep-the-new-path",)


def test_a_former_slug_leads_to_the_decision_and_back_links_are_computed() -> None:
    fragment = """\
aliases: [old-name]
# file: keep-the-new-path.yaml
links: {depends-on: [old-name]}
"""
    corpus = corpus_of(fragment)
    entry = corpus.entry("old-name")
    assert entry is not None
    assert entry.slug == DROP
    assert [(link.kind, link.source) for link in corpus.backlinks[DROP]] == [
        ("depends-on", "keep-the-new-path")
    ]


def test_a_long_chain_is_no_cycle_and_a_long_circle_is_found_without_recursion() -> None:
    count = 3000
    names = [f"d{number:04}" for number in range(count)]

    def files(last: str) -> list[RawFile]:
        return [
            RawFile(
                f"decisions/{name}.yaml",
                f"title: T\nquestion: Q?\nlinks: {{depends-on: [{after}]}}\n".encode(),
                None,
            )
            for name, after in zip(names, [*names[1:], last], strict=True)
        ]

    assert read_files(files("elsewhere")).corpus.cycles("depends-on") == []
    (cycle,) = read_files(files(names[0])).corpus.cycles("depends-on")
    assert cycle == tuple(names)


@settings(deadline=None, max_examples=40)
@given(st.dates(date(2013, 1, 1), date(2027, 1, 1)))
def test_what_is_dated_after_a_day_changes_nothing_on_it(today: date) -> None:
    for slug, standing in standings(SHIPPED, today).items():
        days = [standing.last_activity, standing.asked, standing.decided]
        assert all(one is None or one <= today for one in days), slug
        assert all(stand.position.date <= today for stand in standing.stands)
        assert all(one.met is None or one.met <= today for one in standing.awaited)


def test_a_day_on_which_nothing_happened_leaves_every_standing_as_it_was() -> None:
    busy = {date(2016, 4, 1) + timedelta(n) for n in range(20)}
    quiet = date(2014, 3, 3)
    assert quiet not in busy
    assert standings(SHIPPED, quiet) == standings(SHIPPED, quiet + timedelta(1))


def test_a_site_does_not_depend_on_the_order_of_files() -> None:
    files = [
        RawFile(f"decisions/{path.name}", path.read_bytes(), None)
        for path in sorted((ROOT / "decisions").glob("*.yaml"))
    ]

    def site(ordered: list[RawFile]) -> list[tuple[str, bytes]]:
        reading = read_files(ordered)
        made = pages(
            edition(
                reading.corpus,
                reading.evidence,
                TODAY,
                revision=None,
                codes=CODES,
                convert=Converter(),
            )
        )
        return list(render(made, template_sources(None), static_files(None)))

    expected = site(files)
    for seed in range(3):
        shuffled = random.Random(seed).sample(files, len(files))  # noqa: S311 -- an order, no secret
        assert site(shuffled) == expected
