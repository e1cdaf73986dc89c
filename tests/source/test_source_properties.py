"""Whatever the bytes: the loader raises nothing, and its places are where it says."""

import re
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bootpath.diagnostic import Span
from bootpath.source import (
    Mapping,
    Node,
    Route,
    Scalar,
    Sequence,
    allowances,
    compose,
    decode,
    plain,
    sound,
    span_at,
)
from bootpath.source.composer import NODE_LIMIT, TEXT_LIMIT

COMMON = settings(deadline=None, derandomize=True, max_examples=300)

PIECES = st.sampled_from(
    [
        *":-?[]{},&*!|>'\"%@`#~= \n\t\\<0aé日😀",
        *(
            ": ",
            "- ",
            "? ",
            "<<: ",
            "\n  ",
            "\n- ",
            "\r\n",
            "---\n",
            "...\n",
            "&a ",
            "*a ",
            "!!str ",
        ),
        *(
            "a: b\n",
            "key:\n  ",
            "[a, b]",
            "{a: b}",
            "|\n  text\n",
            ">-\n  text\n",
            "# allow: x y\n",
        ),
        *("'it''s'", '"\\u202e"', '"\\x', "\ufeff", "\u202e", "\x00", "\ud800", "\x85", "\u2028"),
        *("<<<<<<< a\n", "=======\n", "%YAML 1.1\n", "2025-02-30", "NO", "title: "),
    ]
)
YAMLISH = st.lists(PIECES, max_size=40).map("".join)
ANY_TEXT = st.one_of(st.text(st.characters(), max_size=200), YAMLISH)
ANY_BYTES = st.one_of(
    st.binary(max_size=200), YAMLISH.map(lambda text: text.encode("utf-8", "surrogatepass"))
)


def lies_in(text: str, span: Span) -> bool:
    """Whether a span covers a character, or stands where the text or one of its lines ends."""
    lines = text.split("\n")
    return (
        1 <= span.line == span.end_line <= len(lines)
        and 1 <= span.column < span.end_column
        and span.column <= len(lines[span.line - 1]) + 1
        and span.end_column <= len(lines[span.line - 1]) + 2
    )


@COMMON
@given(ANY_BYTES)
def test_decoding_raises_nothing_and_points_into_the_text(data: bytes) -> None:
    text, flaws = decode(data)
    assert all(lies_in(text, flaw.span) for flaw in flaws)
    assert all(flaw.message for flaw in flaws)
    if not flaws:
        assert data.decode().removeprefix("\ufeff") == text


@COMMON
@given(ANY_TEXT)
@example("a: \x7f")
@example("\ud800")
@example("? " * 3_000)
@example("a: &" + "&" * 300)
def test_composing_raises_nothing_and_says_why_there_is_no_tree(text: str) -> None:
    composed = compose(text)
    assert composed.tree is not None or composed.flaws
    assert all(flaw.message for flaw in composed.flaws)


@settings(COMMON, max_examples=600)
@given(ANY_BYTES)
def test_the_places_of_all_flaws_lie_in_the_text(data: bytes) -> None:
    text, flaws = decode(data)
    if flaws:
        return
    composed = compose(text)
    spans = [flaw.span for flaw in composed.flaws]
    spans += [span for flaw in composed.flaws for span, _ in flaw.related]
    spans += [one.span for one in allowances(text, composed.tree)]
    assert all(lies_in(text, span) for span in spans)


@settings(COMMON, max_examples=600)
@given(ANY_BYTES)
def test_a_text_without_flaws_is_what_another_reader_of_yaml_takes_it_for(data: bytes) -> None:
    text, flaws = decode(data)
    composed = compose(text) if not flaws else None
    if composed is None or composed.flaws or composed.tree is None:
        return
    assert plain(composed.tree, (), []) == read(text)


@settings(COMMON, max_examples=1_500)
@given(ANY_TEXT)
@example("a: &b c")
@example("a: b\n---\nc: d")
@example("a: !t b")
@example("a: [!t b]")
@example("a: &b {}")
@example("&a b: c")
@example("{<<: a}")
@example("{'<<': a, \"b\": '&!'}")
@example('a: "\\u202e"')
@example('"\\u202e": a')
@example('a: "\\r\\n\\t"')
@example("a: x\u2028y\nb: \\")
@example("- a")
@example("a")
@example("# a")
@example("? [a]\n: b")
@example("a: *b")
@example("a: " + "[" * 19 + "]" * 19)
@example("a: " + "[" * 20 + "]" * 20)
@example("{a: " * 20 + "}" * 20)
@example("{a: " * 21 + "}" * 21)
@example("a: " + "x" * TEXT_LIMIT)
@example("a: " + "x" * (TEXT_LIMIT + 1))
@example("x" * (TEXT_LIMIT + 1) + ": a")
@example("a: [" + ",".join("b" * (NODE_LIMIT - 2)) + "]")
@example("a: [" + ",".join("b" * (NODE_LIMIT - 1)) + "]")
@example("a: [" + ":," * (NODE_LIMIT // 2 - 1) + "]")
@example("a: [" + ":," * (NODE_LIMIT // 2) + "]")
@example("".join(f"{number}:\n" for number in range(NODE_LIMIT)))
@example("".join(f"{number}:\n" for number in range(NODE_LIMIT - 1)))
def test_the_quick_way_reads_what_the_careful_way_has_nothing_to_refuse_in(text: str) -> None:
    composed, tree = compose(text), sound(text)
    if composed.flaws or composed.tree is None:
        assert tree is None
    else:
        assert repr(tree) == repr(plain(composed.tree, (), []))


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    if isinstance(value, dict):
        return {key: _tuples(child) for key, child in value.items()}
    return value


WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"),
        exclude_characters="\ufeff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    max_size=20,
)
TEXTS = st.one_of(
    WORDS,
    st.sampled_from(["NO", "1.10", "~", "null", "2016-04-13", "12:30", "it's", "a: b", "", " x "]),
    st.lists(WORDS, min_size=2, max_size=3).map("\n".join),
)
TREES = st.dictionaries(
    WORDS,
    st.recursive(
        TEXTS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)
        ),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)
STYLES = st.sampled_from(
    [
        {"default_flow_style": False},
        {"default_flow_style": True},
        {"default_flow_style": None},
        {"default_style": '"'},
        {"default_style": "'"},
        {"default_style": "|"},
        {"default_flow_style": False, "default_style": ">"},
        {"default_flow_style": False, "indent": 6, "width": 30},
        {"default_flow_style": True, "width": 20},
    ]
)


class _Dumper(yaml.SafeDumper):
    """Writes every value as a text without tags, and nothing by anchor and alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 -- the signature is given
        return True


def routes(node: Node, route: Route = ()) -> list[tuple[Route, Node]]:
    found = [(route, node)]
    if isinstance(node, Mapping):
        for key, (_, child) in node.entries.items():
            found += routes(child, (*route, key))
    if isinstance(node, Sequence):
        for index, child in enumerate(node.items):
            found += routes(child, (*route, index))
    return found


def covered(text: str, span: Span) -> str:
    line = text.split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1].removesuffix("\r")


def read(written: str) -> object:
    """What a piece of YAML says, every scalar being a text."""
    return _tuples(yaml.load(written, Loader=yaml.CBaseLoader))  # noqa: S506 -- texts only


@COMMON
@given(TREES, STYLES, st.sampled_from(["\n", "\r\n"]))
def test_every_route_leads_to_its_key_and_its_value(
    data: dict[str, Any], style: dict[str, Any], end: str
) -> None:
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, **style)
    text = re.sub(r"!!\S+ ", "", text).replace("\n", end)
    composed = compose(text)
    if composed.tree is None or composed.flaws:
        return  # a character that only an escape can write
    assert plain(composed.tree, (), []) == _tuples(data)
    for route, node in routes(composed.tree):
        name = route[-1] if route and isinstance(route[-1], str) else None
        if name is not None:
            key = span_at(composed.tree, text, route, key=True)
            assert lies_in(text, key)
            assert read(covered(text, key)) == name
        span = span_at(composed.tree, text, route)
        assert lies_in(text, span)
        first_line, first_column, last_line, _ = node.mark
        if span[:2] != (first_line + 1, first_column + 1):
            assert name is not None
            assert span == key
        elif isinstance(node, Scalar) and first_line == last_line and node.value:
            assert read(covered(text, span)) == node.value
