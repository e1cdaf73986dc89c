"""Every rule's documented examples are run: the bad one gives its code alone, the good one nothing."""

import re

import pytest

from bootpath.app.checking import CODES
from bootpath.diagnostic import Code
from bootpath.rules import EVIDENCE, PAST
from example_tracker import problems_in, tracker_with

DOCUMENTED = [code for code in CODES if "Bad:" in code.doc]
WITHOUT_EXAMPLE = {
    # What a YAML fragment cannot show: whole files, directories, sizes, unprintable characters.
    "tab-indentation",
    "second-document",
    "not-a-mapping",
    "empty-file",
    "too-deep",
    "too-many-values",
    "text-too-long",
    "file-too-large",
    "not-utf-8",
    "forbidden-character",
    "conflict-marker",
    "lfs-pointer",
    "line-too-long",
    "not-a-regular-file",
    "symlink-outside",
    "dangling-symlink",
    "unreadable-file",
    "unprintable-name",
    "wrong-extension",
    # What needs a mail, or the lock that remembers one: tests/evidence has a case for each.
    "broken-lock",
    *EVIDENCE,
    # What needs the records of an earlier commit: tests/rules/test_rules_since.py has a table.
    *PAST,
}


def examples(code: Code, word: str) -> list[str]:
    """The YAML after `Bad:` or `Good:` in a code's documentation."""
    pattern = rf"^{word}:\n((?:    .*\n?|\n)+)"
    return re.findall(pattern, code.doc + "\n", re.MULTILINE)


@pytest.mark.parametrize("code", DOCUMENTED, ids=lambda code: code.name)
def test_a_bad_example_gives_exactly_its_code(code: Code) -> None:
    for example in examples(code, "Bad"):
        found = problems_in(tracker_with(example))
        assert {problem.code for problem in found} == {code.name}
        assert {problem.severity for problem in found} == {code.severity}


@pytest.mark.parametrize("code", DOCUMENTED, ids=lambda code: code.name)
def test_a_good_example_gives_no_problem(code: Code) -> None:
    for example in examples(code, "Good"):
        assert problems_in(tracker_with(example)) == ()


def test_every_code_has_an_example_or_a_reason_not_to() -> None:
    assert {code.name for code in CODES} - {code.name for code in DOCUMENTED} == WITHOUT_EXAMPLE


def test_codes_are_words_and_unique() -> None:
    names = [code.name for code in CODES]
    assert len(names) == len(set(names))
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_documentation_begins_with_a_sentence(code: Code) -> None:
    assert code.summary.endswith(".")
    assert len(code.summary) <= 100
