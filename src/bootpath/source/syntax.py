"""libyaml's complaints in our words: where the mistake is, what it is, what to type."""

from typing import NamedTuple

import yaml

from bootpath.diagnostic import Span
from bootpath.source.text import Flaw, index_at, name_of, span_of_index


class _Wording(NamedTuple):
    message: str
    hint: str
    at_context: bool = False


_QUOTE = "put the whole value in quotes"
_LINE_UP = "line the keys up, and put a value that holds quotes or ': ' in quotes as a whole"

_WORDINGS = {
    "mapping values are not allowed in this context": _Wording(
        "a colon and a space inside a value without quotes", _QUOTE
    ),
    "did not find expected key": _Wording("this does not fit what stands above it", _LINE_UP),
    "could not find expected ':'": _Wording(
        "a key without a colon",
        "write a colon and a space after the key, or indent the text",
        at_context=True,
    ),
    "found unexpected end of stream": _Wording(
        "a quoted text is opened here and never closed", "close the quotation mark", at_context=True
    ),
    "found unexpected document indicator": _Wording(
        "a quoted text is opened here and never closed", "close the quotation mark", at_context=True
    ),
    "did not find expected ',' or ']'": _Wording(
        "a list in brackets is opened here and not closed properly",
        "separate its items by commas and close it with ]",
        at_context=True,
    ),
    "did not find expected ',' or '}'": _Wording(
        "a mapping in braces is opened here and not closed properly",
        "separate its entries by commas and close it with }; quote values that hold , or }",
        at_context=True,
    ),
    "did not find expected '-' indicator": _Wording(
        "this is no item of the list above it", "begin it with - or indent it differently"
    ),
    "found unknown escape character": _Wording(
        "an unknown escape in a text with double quotes",
        "use single quotes, or write \\\\ for a backslash",
    ),
    "did not find expected hexdecimal number": _Wording(
        "an escape without its hexadecimal digits", "use single quotes"
    ),
    "found invalid Unicode character escape code": _Wording(
        "an escape that stands for no character", "use single quotes"
    ),
    "block sequence entries are not allowed in this context": _Wording(
        "a list begins on the line of its key", "start the list on the next line"
    ),
    "mapping keys are not allowed in this context": _Wording(
        "a key stands where none can stand", _QUOTE
    ),
    "did not find expected <document start>": _Wording(
        "text goes on after the end of the record", "indent it, or delete it"
    ),
    "did not find expected node content": _Wording(
        "a value is missing or begins with a character that cannot begin one", _QUOTE
    ),
    "did not find expected alphabetic or numeric character": _Wording(
        "a value begins with & or * but names nothing", _QUOTE
    ),
    "found an indentation indicator equal to 0": _Wording(
        "a block text with a wrong indentation number", "write | or > alone"
    ),
    "did not find expected comment or line break": _Wording(
        "text stands on the line of | or >", "start the text on the next line"
    ),
}

_TEXT_AFTER_VALUE = _Wording(
    "text goes on behind the end of a value",
    "put the whole value in quotes, and double a quotation mark inside",
)
_TAG = _Wording("a tag (!) that says nothing", "delete it, or put the whole value in quotes")
_DIRECTIVE = _Wording("a line that begins with % is a YAML directive", "delete it")
_TOO_DEEP = "exceeded maximum nesting depth"  # libyaml's own limit, since 0.2.6
_DEFAULT = _Wording("this is not YAML that can be read", _LINE_UP)


DEPTH_LIMIT = 20
"""Lists and mappings that may stand inside one another."""


def too_deep(span: Span) -> Flaw:
    """What is wrong with a collection beyond the limit."""
    message = f"nested more than {DEPTH_LIMIT} levels deep"
    return Flaw("too-deep", span, message, "a record needs no such nesting")


def syntax_flaw(text: str, error: yaml.MarkedYAMLError) -> Flaw:
    """What is wrong with the syntax, at the place where a person would look for it."""
    problem = (error.problem or "").strip()
    wording = _wording(f"{error.context}: {problem}", problem)
    mark = error.problem_mark or error.context_mark
    if wording.at_context and error.context_mark is not None:
        mark = error.context_mark
    if mark is None:
        return Flaw("syntax", Span(1, 1, 1, 2), wording.message, wording.hint)
    at = min(index_at(text, mark.line, mark.column), max(len(text) - 1, 0))
    if _tab_indents(text, at):
        tab = text.index("\t", text.rfind("\n", 0, at) + 1)
        span = span_of_index(text, tab, tab + 1)
        return Flaw("tab-indentation", span, "a tab in the indentation", "indent with spaces")
    span = span_of_index(text, at, at + 1)
    if problem == _TOO_DEEP:
        return too_deep(span)
    if problem == "did not find expected key" and text[:at].rpartition("\n")[2].strip():
        wording = _TEXT_AFTER_VALUE
    if problem.startswith("found character that cannot start any token"):
        character = text[at : at + 1]
        shown = character if character.isprintable() else name_of(character)
        return Flaw("syntax", span, f"a value cannot begin with {shown}", _QUOTE)
    return Flaw("syntax", span, wording.message, wording.hint)


def _wording(complaint: str, problem: str) -> _Wording:
    if "directive" in complaint or problem == "found incompatible YAML document":
        return _DIRECTIVE
    if "a tag" in complaint or problem == "found undefined tag handle":
        return _TAG
    return _WORDINGS.get(problem, _DEFAULT)


def _tab_indents(text: str, at: int) -> bool:
    """Whether the line at an index is indented with a tab."""
    head = text.rfind("\n", 0, at) + 1
    line = text[head : text.find("\n", head) if "\n" in text[head:] else len(text)]
    return "\t" in line[: len(line) - len(line.lstrip())]
