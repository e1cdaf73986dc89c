"""A build that goes on from the one before is the one from nothing, whatever happened meanwhile."""

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawn import Dice, Fields
from tracker_edits import BROKEN, OF_RECORDS, Edit, begin
from tracker_trial import Trial, room, trials
from upsets import OF_THE_CACHE, OF_THE_SITE

EDITS = (*OF_RECORDS * 2, *OF_THE_SITE, *OF_THE_CACHE)
USUAL = 40
"""So many sequences are tried where no other number of edits is asked for."""

_EDITS_OF_ONE = 12

STATED: Fields = {
    "title": "One",
    "question": "Which?",
    "status": [{"is": "open", "date": "2016-01-01"}],
}


@pytest.fixture
def trial() -> Iterator[Trial]:
    with tempfile.TemporaryDirectory(dir=room()) as place, trials(Path(place)) as made:
        yield made


NUMBERS = st.integers(0, 2**20)
EDIT = st.tuples(st.sampled_from(EDITS), NUMBERS)
ROUND = st.tuples(NUMBERS, st.lists(EDIT, min_size=1, max_size=4))
"""A build and what is done after it. Numbers stand for all that is drawn inside: what lies on the
disk has no part in it, and a sequence that fails gets shorter by its edits."""


def try_edits(trial: Trial, start: int, rounds: list[tuple[int, list[tuple[Edit, int]]]]) -> None:
    """Try a sequence of edits, with a build after each, or after some."""
    begin(trial, Dice(start))
    for number, edits in (*rounds, (0, [])):
        d = Dice(number)
        trial.ahead = d.number(0, 1)
        trial.build(jobs=2 if d.yes(12) else 1, checked=d.yes())
        trial.compare()
        if d.yes(3):
            trial.serve()
        if d.yes(8):
            trial.check()
        for edit, seed in edits:
            edit(trial, Dice(seed))


def test_after_any_edits_a_rebuild_is_a_clean_build(
    request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    wanted = int(request.config.getoption("--edits"))
    tried = Counter[str]()

    @settings(
        deadline=None,
        derandomize=not wanted,
        database=None,
        max_examples=wanted // _EDITS_OF_ONE + 1 if wanted else USUAL,
        print_blob=True,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(start=NUMBERS, rounds=st.lists(ROUND, min_size=2, max_size=9))
    def any_edits(start: int, rounds: list[tuple[int, list[tuple[Edit, int]]]]) -> None:
        tried["sequences"] += 1
        tried["edits"] += sum(len(edits) for _, edits in rounds)
        with tempfile.TemporaryDirectory(dir=room()) as place, trials(Path(place)) as trial:
            try_edits(trial, start, rounds)

    any_edits()
    record_property("tried", f"{tried['edits']} edits in {tried['sequences']} sequences")


def test_a_record_may_be_broken_in_one_way_after_another(trial: Trial) -> None:
    """Of what cannot be read nothing was known before either."""
    begin(trial, Dice(1))
    trial.build(checked=True)
    for text in (*BROKEN, *BROKEN[1:]):
        trial.path("alpha.yaml").write_text(text)
        trial.check()
        trial.check()
    trial.write("alpha.yaml", STATED)
    trial.build(checked=True)
    trial.compare()


def test_a_record_with_a_reserved_name_is_looked_at_again(trial: Trial) -> None:
    begin(trial, Dice(1))
    trial.write("_odd.yaml", STATED)
    trial.check()
    trial.write("_odd.yaml", STATED | {"components": ["nowhere"]})
    trial.check()


def test_lists_count_anew_when_a_decision_moves_to_another(trial: Trial) -> None:
    """The lists of a group are found together; each section looks its own up once more."""
    begin(trial, Dice(1))
    trial.write("alpha.yaml", STATED | {"tags": ["old"], "components": ["xen"]})
    trial.build()
    trial.write("alpha.yaml", STATED | {"status": [{"is": "rejected", "date": "2016-02-01"}]})
    trial.build()
    trial.compare()


def test_what_no_build_made_is_gone_after_the_next(trial: Trial) -> None:
    begin(trial, Dice(1))
    trial.build()
    (trial.site / "link").symlink_to("index.html")
    trial.build()
    trial.compare()


def test_a_template_that_keeps_its_size_and_its_time_is_another(trial: Trial) -> None:
    begin(trial, Dice(1))
    trial.templates = trial.place / "own"
    trial.templates.mkdir()
    own = trial.templates / "own.css"
    own.write_text("/* 1 */")
    trial.build()
    status = own.stat()
    own.write_text("/* 2 */")
    os.utime(own, ns=(status.st_atime_ns, status.st_mtime_ns))
    trial.build()
    trial.compare()


def test_a_site_is_made_anew_with_what_the_last_check_left(trial: Trial) -> None:
    """A check that goes on from the last one has values of which it is not known what they read."""
    begin(trial, Dice(1))
    trial.write("alpha.yaml", STATED)
    trial.build(checked=True)
    trial.templates = trial.place / "own"
    trial.templates.mkdir()
    (trial.templates / "own.css").write_text("/* 1 */")
    trial.write("alpha.yaml", STATED | {"links": {"amends": ["beta"]}})
    trial.build(checked=True)
    trial.compare()
    trial.write("beta.yaml", STATED | {"title": "Another"})
    trial.build(checked=True)
    trial.compare()
