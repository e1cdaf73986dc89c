"""Each of libyaml's complaints in our words, at the place where a person would look."""

import pytest
import yaml

from bootpath.source import compose
from bootpath.source.syntax import _DEFAULT, _WORDINGS

EXAMPLES = [
    ("title: No entry: one path\n", "a colon and a space inside a value", ": one"),
    ("a:\n  b: c\n d: e\n", "this does not fit what stands above it", "d: e"),
    ("- a\nb: c\n", "this is no item of the list above it", "b: c"),
    ('title: "a" b\nx: y\n', "text goes on behind the end of a value", "b"),
    ("title: 'it's'\n", "text goes on behind the end of a value", "s'"),
    ("a: [b] c\n", "text goes on behind the end of a value", "c"),
    ("a: b\nwords alone\nc: d\n", "a key without a colon", "words"),
    ("- a\n-b\nc: d\n", "a key without a colon", "-b"),
    ('a: b\nc: "d\ne: f\n', "a quoted text is opened here and never closed", '"d'),
    ("a: b\nc: 'd\n---\n", "a quoted text is opened here and never closed", "'d"),
    ("a: [b, c\nd: e\n", "a list in brackets is opened here", "[b"),
    ("a: [b, c}\n", "a list in brackets is opened here", "[b"),
    ("a: {b: c\nd: e\n", "a mapping in braces is opened here", "{b"),
    ('a: "C:\\path"\n', "an unknown escape in a text with double quotes", "\\path"),
    ('a: "\\xzz"\n', "an escape without its hexadecimal digits", "zz"),
    ('a: "\\ud800"\n', "an escape that stands for no character", "d800"),
    ("a: - b\n", "a list begins on the line of its key", "- b"),
    ("a: ? b\n", "a key stands where none can stand", "? b"),
    ("a: b\n...\nc: d\n", "text goes on after the end of the record", "c: d"),
    ("a: [,]\n", "a value is missing or begins with a character", ",]"),
    ("a: * b\n", "a value begins with & or * but names nothing", " b"),
    ("a: & b\n", "a value begins with & or * but names nothing", " b"),
    ("a: |0\n", "a block text with a wrong indentation number", "0"),
    ("a: | b\n", "text stands on the line of | or >", "b"),
    ("a: `code`\n", "a value cannot begin with `", "`code`"),
    ("a: @home\n", "a value cannot begin with @", "@home"),
    ("a: %TAG\n", "a value cannot begin with %", "%TAG"),
    ("a: !!<x b\n", "a tag (!) that says nothing", None),
    ("a: !e!x b\n", "a tag (!) that says nothing", "!e!x"),
    ("a: !%zz b\n", "a tag (!) that says nothing", None),
    ("%NAME x\n---\na: b\n", "a line that begins with % is a YAML directive", None),
    ("%YAML 2.0\n---\na: b\n", "a line that begins with % is a YAML directive", "%YAML"),
    ("%YAML 1.1 x\n---\na: b\n", "a line that begins with % is a YAML directive", None),
    ("%TAG ! x y\n---\na: b\n", "a line that begins with % is a YAML directive", None),
    ("a:\n\tb: c\n", "a tab in the indentation", "\tb"),
    ("a:\n  \tb: c\n", "a tab in the indentation", "\tb"),
    ("\ta: b\n", "a tab in the indentation", "\ta"),
    ("a: >\n\tb\n", "a tab in the indentation", "\tb"),
]


def complaint_of(text: str) -> str:
    try:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        return str(error.problem)
    raise AssertionError(f"libyaml reads {text!r}")


@pytest.mark.parametrize(("text", "message", "at"), EXAMPLES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_mistake_is_named_where_it_is(text: str, message: str, at: str | None, end: str) -> None:
    text = text.replace("\n", end)
    flaw = compose(text).flaws[-1]
    assert flaw.code == ("tab-indentation" if "tab" in message else "syntax")
    assert flaw.message.startswith(message)
    assert flaw.hint
    assert compose(text).tree is None
    if at is not None:
        line = text.split("\n")[flaw.span.line - 1]
        assert line[flaw.span.column - 1 :].startswith(at)


def test_every_wording_is_reached_by_an_example() -> None:
    complaints = {complaint_of(text) for text, _, _ in EXAMPLES}
    assert set(_WORDINGS) <= complaints
    assert all(message != _DEFAULT.message for _, message, _ in EXAMPLES)


def test_what_was_refused_before_the_mistake_is_still_said() -> None:
    flaws = compose("a: &x b\nc: 'd\n").flaws
    assert [flaw.code for flaw in flaws] == ["anchor", "syntax"]
