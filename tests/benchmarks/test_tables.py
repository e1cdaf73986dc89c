"""Tables have the columns that were measured, as text and as Markdown."""

import figures
import tables
from aims import Aim
from figures import Series
from measure import Run


def series(seconds: float) -> Series:
    return Series((Run(seconds, seconds, 1_000_000),))


def test_the_table_leaves_the_ratios_out_when_hugo_is_missing() -> None:
    alone, *_ = tables.of_commands({figures.CHECK: series(1)}, figures.COUNTERPARTS, "Hugo")
    both = tables.of_commands(
        {figures.CHECK: series(1), figures.HUGO: series(40)}, figures.COUNTERPARTS, "Hugo"
    )
    assert alone == ["", "median", "range", "CPU", "memory"]
    assert both[0] == [*alone, "time / Hugo", "memory / Hugo"]
    assert both[1][-2:] == ["0.025", "1.00"]


def test_a_stage_is_divided_among_the_records() -> None:
    sizes = {10: {"read": (0.1, 0.3, 0.2), "write": (0.05,)}, 1000: {"read": (1.0,)}}
    assert tables.of_stages(sizes) == [
        ["ms per record", "10 records", "1,000 records"],
        ["read", "20.000", "1.000"],
        ["write", "5.000", ""],
        ["together", "25.000", "1.000"],
    ]


def test_rows_are_aligned_as_text_and_as_markdown() -> None:
    rows = tables.of_aims([Aim("check", 0.5, 0.25), Aim("serve", 2, None, may_be_equal=False)])
    assert tables.aligned(rows).splitlines() == [
        "               aim  measured       verdict",
        "check  at most 0.5      0.25           met",
        "serve      under 2            not measured",
    ]
    assert tables.markdown(rows).splitlines()[:3] == [
        "|  | aim | measured | verdict |",
        "| --- | ---: | ---: | ---: |",
        "| check | at most 0.5 | 0.25 | met |",
    ]
