"""The rules: one documented function each, in one explicit list, and what runs them."""

from bootpath.diagnostic import Code
from bootpath.evidence.lock import CODES as LOCK_CODES
from bootpath.rules import (
    citations,
    conflicts,
    coverage,
    days,
    due,
    evidence,
    identity,
    links,
    past,
    positions,
    quotations,
    readings,
    references,
    status,
    theme,
    time,
    wording,
)
from bootpath.rules.allowing import CODES as ALLOWANCE_CODES
from bootpath.rules.rule import ChangeRule, CorpusRule, DecisionRule, FileRule, RevisedRule
from bootpath.shape import CODES as SHAPE_CODES
from bootpath.source import CODES as SOURCE_CODES

DECISION_RULES: tuple[DecisionRule, ...] = (
    *identity.RULES,
    *links.RULES,
    *references.RULES,
    *status.RULES,
    *positions.RULES,
    *conflicts.RULES,
    *readings.RULES,
    *days.RULES,
    *time.RULES,
    *due.RULES,
    *citations.RULES,
    *quotations.RULES,
)
FILE_RULES: tuple[FileRule, ...] = (
    *references.FILE_RULES,
    *citations.FILE_RULES,
    *quotations.FILE_RULES,
    *wording.FILE_RULES,
    *time.FILE_RULES,
    *due.FILE_RULES,
)
EVIDENCE_RULES: tuple[FileRule, ...] = (*evidence.FILE_RULES, *coverage.FILE_RULES)
CORPUS_RULES: tuple[CorpusRule, ...] = (
    *identity.CORPUS_RULES,
    *links.CORPUS_RULES,
    *references.CORPUS_RULES,
    *citations.CORPUS_RULES,
    *theme.CORPUS_RULES,
)
REVISED_RULES: tuple[RevisedRule, ...] = past.REVISED_RULES
CHANGE_RULES: tuple[ChangeRule, ...] = past.CHANGE_RULES

_PAST_CODES: tuple[Code, ...] = (
    *(one.code for one in REVISED_RULES),
    *(one.code for one in CHANGE_RULES),
)
_RULE_CODES: tuple[Code, ...] = (
    *(one.code for one in DECISION_RULES),
    *(one.code for one in FILE_RULES),
    *(one.code for one in CORPUS_RULES),
    *(one.code for one in EVIDENCE_RULES),
    *_PAST_CODES,
)

EVIDENCE = frozenset(one.code.name for one in EVIDENCE_RULES)
"""The codes about citations that were verified."""

DUE = frozenset(one.code.name for one in (*due.RULES, *due.FILE_RULES))
"""The codes about what came due by the day of the check."""

PAST = frozenset(code.name for code in _PAST_CODES)
"""The codes about what became of records since an earlier commit."""

ALLOWABLE = frozenset(code.name for code in _RULE_CODES)
"""The codes that an allowance may name: whatever keeps a record from being read is mended instead."""

CODES: tuple[Code, ...] = (
    *SOURCE_CODES,
    *SHAPE_CODES,
    *LOCK_CODES,
    *_RULE_CODES,
    *ALLOWANCE_CODES,
)
"""Every code that reading and checking records can report."""
