"""What limits a build follows from what was measured."""

import figures
import limits
import pytest
from figures import Figures, Series
from limits import Limits
from measure import Run

FOUND = Figures(
    {
        figures.BUILD: Series((Run(40.0, 60.0, 1),)),
        figures.HUGO: Series((Run(10.0, 15.0, 1),)),
    },
    {},
    {
        "read": (2.0,),
        "values of decisions": (3.0,),
        "values of other pages": (4.0,),
        "values for machines": (1.0,),
    },
)


def test_limits_are_ratios_to_hugo() -> None:
    assert limits.limits(FOUND, 2) == pytest.approx(Limits(4.0, 3.0, 1.5))


@pytest.mark.parametrize("missing", [figures.BUILD, figures.HUGO, "stages"])
def test_what_was_not_measured_has_no_limits(missing: str) -> None:
    commands = {name: one for name, one in FOUND.commands.items() if name != missing}
    found = Figures(commands, {}, {} if missing == "stages" else FOUND.stages)
    assert limits.limits(found, 2) is None
    assert limits.rows({1000: found, 10_000: FOUND}, 2)[1:] == [
        ["as it is", "", "4.00"],
        ["if all 2 cores were busy all the time", "", "3.00"],
        ["and the values of pages that are not decisions' cost nothing", "", "1.50"],
    ]


@pytest.mark.parametrize(
    ("machine", "cores"),
    [({"processor": "Any CPU @ 3 GHz, 16 cores to use"}, 16), ({"processor": "Any"}, 1), ({}, 1)],
)
def test_the_cores_are_those_that_the_session_had(machine: dict[str, str], cores: int) -> None:
    assert limits.cores_of(machine) == cores
