"""An aim is held to the right figure of the right size."""

import aims
import figures
from aims import Aim
from figures import Figures, Results, Series
from measure import Run

MEGABYTE = 1_000_000


def series(*seconds: float, megabytes: int = 100) -> Series:
    return Series(tuple(Run(each, each, megabytes * MEGABYTE) for each in seconds))


def every(seconds: float) -> dict[str, Series]:
    """Bootpath takes so long for each command, Hugo ten seconds."""
    hugos = set(figures.COUNTERPARTS.values())
    return {name: series(10 if name in hugos else seconds) for name in figures.COUNTERPARTS}


def test_an_aim_is_met_at_its_limit_only_where_that_is_allowed() -> None:
    assert Aim("", 2, 2.0).verdict == "met"
    assert Aim("", 2, 2.1).verdict == "not met"
    assert Aim("", 5, 5.0, may_be_equal=False).verdict == "not met"
    assert Aim("", 5, None).verdict == "not measured"


def test_each_aim_says_the_size_it_is_taken_from() -> None:
    times = {figures.RELOAD: (0.1, 0.2, 9), figures.STANDING: (0.4,)}
    sizes = {1_000: Figures(every(2), {}, {}), 10_000: Figures(every(4), times, {})}
    start_up: Results = {figures.HELP: series(0.3), figures.PYTHON: series(0.1)}
    reached = {aim.says: aim for aim in aims.aims(sizes, start_up)}
    for says, aim in reached.items():
        if says.endswith("at 1,000, time / Hugo's"):
            assert aim.measured == 0.2, says
        elif says.endswith("at 10,000, time / Hugo's"):
            assert aim.measured == 0.4, says
    assert len(reached) == len(aims.aims(sizes, start_up))
    assert reached["cold build at 10,000, memory / Hugo's"].measured == 1
    assert reached["check FILE, its text changed at 10,000, seconds"].measured == 4
    assert reached["serve, save to page at 10,000, seconds"].measured == 0.2
    assert reached["standing at 10,000, seconds"].measured == 0.4
    assert round(reached["--help, time / bare Python's"].measured or 0) == 3


def test_without_its_size_no_aim_is_measured() -> None:
    small = {10: Figures(every(1), {figures.RELOAD: (0.1,)}, {})}
    assert {aim.verdict for aim in aims.aims(small, {})} == {"not measured"}
    assert [aim.verdict for aim in aims.growth_aims({10: every(1)})] == ["not measured"]


def test_memory_is_held_to_megabytes_at_30000() -> None:
    (aim,) = aims.growth_aims({30_000: {figures.BUILD: series(1, megabytes=599)}})
    assert (aim.measured, aim.verdict) == (599, "met")
