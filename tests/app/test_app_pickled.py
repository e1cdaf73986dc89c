"""What is kept are values: bytes from elsewhere make nothing else and run nothing."""

import pickle
from collections import Counter, OrderedDict
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.app.ledger import Ledger
from bootpath.app.pickled import dumped, loaded
from bootpath.corpus import Choice, Link
from bootpath.evidence import Outcome
from bootpath.picture import Panel, Share
from bootpath.trace import Node

VALUES = (
    None,
    True,
    "text 新",
    b"bytes",
    {"a": (1, 2.5), "b": [date(2016, 1, 1)], "c": {"d"}, "e": frozenset({1})},
    Counter({"a": 2}),
    Node("kind", "key"),
    {Choice("one", "keep"): (Link("amends", "a", "b", 0),)},
    Outcome.OWN_WORDS,
    Panel("name", "headline", "line", shares=(Share("supports", "1 supports", 1),)),
)


@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_back(value: object) -> None:
    found = loaded(dumped(value))
    assert found == value
    assert type(found) is type(value)


class Runs:
    """What runs a function when it is unpickled."""

    def __init__(self, function: Any, *given: object) -> None:
        self.made = (function, given)

    def __reduce__(self) -> Any:
        return self.made


RAN: list[str] = []


def run(what: str) -> str:
    RAN.append(what)
    return what


@pytest.mark.parametrize(
    "value",
    [
        Runs(run, "own"),
        Runs(eval, "RAN.append('eval')"),
        Runs(exec, "raise SystemExit"),
        Runs(__import__, "this"),
        Runs(getattr, "text", "upper"),
        Runs(PurePosixPath, "path"),
        Runs(print, "text"),
        Runs(Ledger, None, "space"),
        Runs(dumped, "text"),
        Runs(loaded, dumped("text")),
        timedelta(1),
        OrderedDict(),
        PurePosixPath("path"),
        run,
        Runs,
        ValueError("text"),
        object(),
    ],
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no value that we keep"):
        loaded(pickle.dumps(value))
    assert RAN == []


@pytest.mark.parametrize(
    "name",
    [
        b"bootpath.app.pickled\npickle.loads",
        b"bootpath.app.pickled\nPath",
        b"bootpath.disk.git\nsubprocess.run",
        b"bootpath.disk.store\nStore",
        b"bootpath.cli\nmain",
        b"os\nsystem",
        b"builtins\ngetattr",
    ],
)
def test_no_name_leads_out_of_what_is_ours(name: bytes) -> None:
    with pytest.raises((pickle.UnpicklingError, AttributeError)):
        loaded(b"\x80\x04c" + name + b"\n.")


@settings(deadline=None, max_examples=300, derandomize=True)
@given(st.binary(max_size=60))
def test_bytes_of_no_meaning_raise_or_give_a_plain_value(data: bytes) -> None:
    try:
        loaded(data)
    except Exception:  # noqa: BLE001 -- pickle raises whatever it likes
        return
