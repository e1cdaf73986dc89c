"""A rule is a documented generator: its docstring is its page, its examples run as tests."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from bootpath.corpus import Corpus
from bootpath.diagnostic import Code, Severity
from bootpath.rules.case import Case, FileCase
from bootpath.rules.earlier import Change, Revised
from bootpath.source import Finding

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A rule about a subject: a decision, a record file of any kind, or the whole corpus.

    Or what became of it: a record file now and at an earlier commit, or all of them.
    """

    code: Code
    find: Callable[[Subject], Iterator[Finding]]


DecisionRule = Rule[Case]
FileRule = Rule[FileCase]
CorpusRule = Rule[Corpus]
RevisedRule = Rule[Revised]
ChangeRule = Rule[Change]


def rule(
    severity: Severity,
) -> Callable[[Callable[[Subject], Iterator[Finding]]], Rule[Subject]]:
    """Make a rule of a generator; its name in words is the code, its docstring the page."""

    def made(find: Callable[[Subject], Iterator[Finding]]) -> Rule[Subject]:
        name = find.__name__.replace("_", "-")
        return Rule(Code(name, severity, inspect.cleandoc(find.__doc__ or "")), find)

    return made


ERROR = Severity.ERROR
WARNING = Severity.WARNING
NOTE = Severity.NOTE
