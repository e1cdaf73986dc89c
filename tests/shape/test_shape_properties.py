"""Whatever the tree and however a record is cut up: no exception, and what is saved is a record."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.app.checking import check
from bootpath.app.reading import read_files
from bootpath.diagnostic import Span
from bootpath.disk.records import RawFile
from bootpath.record import KINDS
from bootpath.report import render
from bootpath.shape import shape
from bootpath.source import LIMIT, compose, plain, span_at

RECORDS = Path(__file__).parents[2] / "decisions"
COMMON = settings(deadline=None, derandomize=True, max_examples=60)
TODAY = date(2026, 11, 22)

KEYS = st.sampled_from(
    [
        "title",
        "question",
        "slug",
        "aliases",
        "components",
        "tags",
        "summary",
        "status",
        "options",
        "positions",
        "conditions",
        "clock",
        "questions",
        "expectations",
        "links",
        "context",
        "events",
        "unverified",
        "is",
        "date",
        "outcome",
        "until",
        "says",
        "cite",
        "person",
        "stance",
        "option",
        "basis",
        "condition",
        "milestone",
        "vote",
        "key",
        "asks",
        "answers",
        "expects",
        "due",
        "runs",
        "mail",
        "url",
        "commit",
        "document",
        "quote",
        "quoted-by",
        "depends-on",
        "relates-to",
        "name",
        "roles",
        "from",
        "met",
        "expected",
        "abandoned",
        "word",
        "senses",
        "means",
        "used-by",
        "also",
        "archives",
        "repositories",
        "address",
        "by",
        "file",
        "ada",
        "a",
        "[key]",
        "titel",
        "stat_us",
        "positoins",
    ]
)
VALUES = st.one_of(
    st.sampled_from(
        ["", " ", "a", "ada", "open", "oepn", "supports", "2016-04-13", "2016-02-30", "P5Y", "+1",
         "3", "NO", "a\nb", "[key]", "x" * 1001, "A b", "held", "message-id", "😀"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=10),
)  # fmt: skip
TREES = st.recursive(
    VALUES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=25,
)


def wheres(text: str, spans: list[Span]) -> bool:
    lines = text.split("\n")
    return all(1 <= span.line <= len(lines) and span.column >= 1 for span in spans)


SHIPPED = {path.name: path.read_text(encoding="utf-8") for path in sorted(RECORDS.glob("*.yaml"))}
FILE_OF = {
    "decision": "pv-pvops-deprecated-once-pvh-stable.yaml",
    "tracker": "_tracker.yaml",
    "people": "_people.yaml",
    "milestones": "_milestones.yaml",
    "terms": "_terms.yaml",
}
CHANGES = st.lists(st.tuples(st.lists(st.integers(0, 99), max_size=5), KEYS, TREES), max_size=6)


def changed(data: Any, changes: list[tuple[list[int], str, Any]]) -> Any:
    """The data with values put in at places that the numbers lead to, under keys old and new."""
    for numbers, key, value in json.loads(json.dumps(changes)):
        here = data
        for number in numbers:
            inside = list(here.values()) if isinstance(here, dict) else here
            collections = [one for one in inside if isinstance(one, dict | list)]
            if not collections:
                break
            here = collections[number % len(collections)]
        if isinstance(here, list):
            here.append(value)
        else:
            here.pop(next(iter(here), key), None) if len(numbers) % 2 else None
            here[key] = value
    return data


def assert_sound(kind: str, data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    tree = compose(text).tree
    if tree is None:
        return  # nested too deep
    shaped = shape(kind, "x.yaml", tree)
    assert shaped.record is None or type(shaped.record) is KINDS[kind]
    assert bool(shaped.findings) == bool(shaped.removed)
    assert shaped.record is not None or shaped.findings
    assert len(shaped.findings) <= LIMIT + 1
    assert all(one.message and one.code and one.hint for one in shaped.findings)
    assert len({(one.spot, one.code) for one in shaped.findings}) == len(shaped.findings)
    spans = [span_at(tree, text, one.spot.route, key=one.spot.key) for one in shaped.findings]
    assert wheres(text, spans)


@COMMON
@given(st.dictionaries(KEYS, TREES, max_size=8))
def test_of_any_tree_a_record_is_made_or_it_is_said_why_not(data: dict[str, Any]) -> None:
    for kind in KINDS:
        assert_sound(kind, data)


@COMMON
@given(CHANGES)
def test_a_shipped_record_with_wrong_values_in_it_is_saved(
    changes: list[tuple[list[int], str, Any]],
) -> None:
    for kind in KINDS:
        tree = compose(SHIPPED[FILE_OF[kind]]).tree
        assert tree is not None
        assert_sound(kind, changed(json.loads(json.dumps(plain(tree, (), []))), changes))


SUBJECTS = (
    "pv-pvops-deprecated-once-pvh-stable.yaml",
    "linux-drops-32-bit-pv.yaml",
    "_people.yaml",
    "_milestones.yaml",
    "_terms.yaml",
    "_tracker.yaml",
)
AROUND = ("_people.yaml", "_milestones.yaml", "_tracker.yaml", "_terms.yaml", "pv-shim.yaml")
LINES = st.sampled_from(
    ["", "  ", "x", "- x", "a: b", "  a: b", "    - a: b", "title:", "- is: oepn", "\tx: y", "'",
     '"', "[", "}", "# allow: self-link why", "positions: x", "  - person: nobody", "date: now",
     "    vote: 9", "    cite: {mail: x}", "    cite: &a {quote: x}", "links: {supersedes: [a]}",
     "status: []", "...", "---", "😀: 😀", "\ufeff", "<<<<<<< x", "  says: [[nowhere]]"]
)  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["delete", "duplicate", "replace", "insert", "indent", "cut", "swap"]),
        st.integers(0, 10_000),
        LINES,
    ),
    min_size=1,
    max_size=6,
)


def edited(text: str, edits: list[tuple[str, int, str]]) -> str:
    lines = text.split("\n")
    for what, number, line in edits:
        at = number % len(lines)
        if what == "delete" and len(lines) > 1:
            del lines[at]
        elif what == "duplicate":
            lines.insert(at, lines[at])
        elif what == "replace":
            lines[at] = line
        elif what == "insert":
            lines.insert(at, line)
        elif what == "indent":
            lines[at] = " " + lines[at]
        elif what == "cut":
            lines[at] = lines[at][: number % (len(lines[at]) + 1)]
        elif what == "swap":
            lines[at], lines[at - 1] = lines[at - 1], lines[at]
    return "\n".join(lines)


@settings(COMMON, max_examples=120)
@given(st.sampled_from(SUBJECTS), EDITS, st.sampled_from(["text", "concise", "json", "github"]))
def test_however_a_record_is_cut_up_the_check_ends_with_places_in_the_texts(
    name: str, edits: list[tuple[str, int, str]], format_name: str
) -> None:
    texts = {key: SHIPPED[key] for key in AROUND} | {name: edited(SHIPPED[name], edits)}
    files = [RawFile(f"d/{key}", text.encode(), None) for key, text in texts.items()]
    report = check(read_files(files), TODAY)
    for problem in report.diagnostics:
        text = report.texts[problem.place.path]
        assert wheres(text, [problem.place.span, *(one.place.span for one in problem.related)])
    assert render(report, format_name, colour=False, width=80)
