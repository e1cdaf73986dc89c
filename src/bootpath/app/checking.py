"""Checking: everything that is wrong with the records, in one run, as one report."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bootpath.app.answers import Question, new_answers
from bootpath.app.auditing import CheckLedger, audited
from bootpath.app.memory import Cache
from bootpath.app.reading import Reading, read_past
from bootpath.diagnostic import Code, Diagnostic
from bootpath.disk.records import CODES as DISK_CODES
from bootpath.report.value import Report
from bootpath.rules import ALLOWABLE, DUE, EVIDENCE, PAST
from bootpath.rules import CODES as RULE_CODES
from bootpath.rules.allowing import allowed
from bootpath.rules.earlier import Earlier
from bootpath.rules.engine import Docket, Places, findings, past_findings
from bootpath.source import Finding, allowances

CODES: tuple[Code, ...] = tuple(sorted((*DISK_CODES, *RULE_CODES), key=lambda code: code.name))
"""Every code that `check` can report, by name."""

_KNOWN = tuple(code.name for code in CODES)


class Last(NamedTuple):
    """Where the last check of the same records is kept, and how many processes check."""

    cache: Cache
    records: Path
    jobs: int


def earlier(root: Path, shown: str, revision: str) -> Earlier:
    """The records of a directory as they were at a git revision, to hold those of today to.

    Raises UnknownRevision and DiskFault.
    """
    reading, commit = read_past(root, shown, revision)
    return Earlier(reading.corpus, reading.evidence, commit)


def check(
    reading: Reading,
    today: date,
    step: Callable[[], None] = lambda: None,
    since: Earlier | None = None,
    *,
    fail_on_due: bool = False,
    last: Last | None = None,
) -> Report:
    """Apply every rule to what was read.

    With `since`, the records are also held to what they were. What came due is a note, so that no
    outcome changes because a day has passed; with `fail_on_due` it has its own weight. With
    `last` the rules look only at what is not as it was.
    """
    places = Places(lambda path: reading.texts.get(path, ""))
    found = list(reading.findings)
    found += (
        one if fail_on_due or one.code not in DUE else one._replace(severity=None)
        for one in _findings(reading, today, step, last)
    )
    if since:
        found += past_findings(since, reading.corpus, reading.evidence, today)
    # with another earlier commit there would be other findings: none makes an allowance unused
    judged = ALLOWABLE - PAST
    if reading.evidence.lock is None:
        judged -= EVIDENCE
    problems = without_allowed(
        (*reading.problems, *places.diagnostics(found)), reading, places, judged
    )
    corpus = reading.corpus
    counted = (
        (len(corpus.entries) + len(corpus.unread), "decision"),
        (len(corpus.people), "person"),
        (len(corpus.milestones), "milestone"),
        (len(corpus.terms), "term"),
        *(((len(since.corpus.entries), "earlier decision"),) if since else ()),
    )
    report = Report(in_order(problems), reading.texts, counted, lambda: CODES)
    if last and not since:
        with new_answers(last.cache, last.records, reading.situation) as kept:
            kept.keep_report(report, Question(today, fail_on_due))
    return report


def _findings(
    reading: Reading, today: date, step: Callable[[], None], last: Last | None
) -> Iterator[Finding]:
    docket = Docket(reading.corpus, reading.evidence, today)
    if last is None:
        yield from findings(docket, step)
        return
    names = ("check", os.path.realpath(last.records))
    with last.cache.ledger(CheckLedger, *names) as ledger:
        yield from audited(reading, docket, ledger, last.jobs, step)


def without_allowed(
    found: Iterable[Diagnostic], reading: Reading, places: Places, judged: frozenset[str]
) -> Iterator[Diagnostic]:
    """What was found and no allowance silences, with the complaints about allowances.

    `judged` are the codes whose rules looked at every record.
    """
    problems = defaultdict[str, list[Diagnostic]](list)
    for problem in found:
        problems[problem.place.path].append(problem)
    whole = judged if reading.corpus.whole else frozenset()
    for path in reading.corpus.paths():
        if "allow:" in reading.texts.at_hand(path):
            listed = allowances(*places.tree(path))
            problems[path] = list(allowed(problems[path], listed, path, _KNOWN, ALLOWABLE, whole))
    return chain.from_iterable(problems.values())


def in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems in the order of printing, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=Diagnostic.sort_key))
