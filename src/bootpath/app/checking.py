"""Checking: everything that is wrong with the records, in one run, as one report."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from bootpath.app.reading import Reading
from bootpath.diagnostic import Code, Diagnostic, Severity
from bootpath.disk.records import CODES as DISK_CODES
from bootpath.report.value import Report
from bootpath.rules import ALLOWABLE
from bootpath.rules import CODES as RULE_CODES
from bootpath.rules.allowing import allowed
from bootpath.rules.engine import Places, findings
from bootpath.source import allowances

CODES: tuple[Code, ...] = tuple(sorted((*DISK_CODES, *RULE_CODES), key=lambda code: code.name))
"""Every code that `check` can report, by name."""

_KNOWN = tuple(code.name for code in CODES)


@dataclass(frozen=True, slots=True)
class Checked:
    """A report, and whether the records may be published."""

    report: Report

    @property
    def has_errors(self) -> bool:
        """Whether there is a problem of the gravest kind."""
        return any(one.severity is Severity.ERROR for one in self.report.diagnostics)


def check(
    reading: Reading,
    today: date,
    only: Collection[str] = (),
    step: Callable[[], None] = lambda: None,
) -> Checked:
    """Apply every rule to what was read; with `only`, report on those paths alone."""
    places = Places(lambda path: reading.texts.get(path, ""))
    found = list(reading.findings)
    found += findings(reading.corpus, today, step)
    problems = defaultdict[str, list[Diagnostic]](list)
    for problem in (*reading.problems, *places.diagnostics(found)):
        problems[problem.place.path].append(problem)
    corpus = reading.corpus
    for path, _ in corpus.shaped_files():
        if "allow:" in reading.texts[path]:
            listed = allowances(*places.tree(path))
            kept = allowed(problems[path], listed, path, _KNOWN, ALLOWABLE, whole=corpus.whole)
            problems[path] = list(kept)
    shown = [one for path, ones in problems.items() if not only or path in only for one in ones]
    counted = (
        (len(corpus.entries) + len(corpus.unread), "decision"),
        (len(corpus.people), "person"),
        (len(corpus.milestones), "milestone"),
        (len(corpus.terms), "term"),
    )
    ordered = tuple(sorted(dict.fromkeys(shown), key=Diagnostic.sort_key))
    return Checked(Report(ordered, reading.texts, counted, CODES))
