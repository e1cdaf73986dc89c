"""Running the rules: findings at routes become diagnostics at places."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain, groupby
from typing import TypeVar

from bootpath.corpus import FACETS as CORPUS_FACETS
from bootpath.corpus import Corpus, Entry
from bootpath.crew.sent import Sent
from bootpath.diagnostic import Diagnostic, Place, Related, Span
from bootpath.evidence import Evidence
from bootpath.facet import Facet, Facets, Stage
from bootpath.rules import (
    CHANGE_RULES,
    CODES,
    CORPUS_RULES,
    DECISION_RULES,
    EVIDENCE_RULES,
    FILE_RULES,
    REVISED_RULES,
)
from bootpath.rules.case import Case, FileCase
from bootpath.rules.earlier import Change, Earlier, Revised
from bootpath.rules.rule import CorpusRule, Rule
from bootpath.rules.used import FACETS as USED_FACETS
from bootpath.shape import Shaped
from bootpath.source import Finding, Mapping, Spot, compose, limited, span_at

Subject = TypeVar("Subject", FileCase, Case, Revised)

_SEVERITY = {code.name: code.severity for code in CODES}


@dataclass(frozen=True)
class Docket(Sent):
    """What the rules look at: the records, what is known of their citations, and the day."""

    corpus: Corpus
    evidence: Evidence
    today: date
    facets: Facets = field(default_factory=Facets, init=False, compare=False, repr=False)

    @cached_property
    def file_rules(self) -> tuple[Rule[FileCase], ...]:
        """The rules for files of any kind."""
        # most trackers begin without a lock: then there is nothing that these rules could find
        return FILE_RULES if self.evidence.lock is None else (*FILE_RULES, *EVIDENCE_RULES)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What is found, after what it is worked out from."""
        corpus = self.corpus
        return (
            Stage(corpus, (*CORPUS_FACETS, *USED_FACETS), corpus.indexes),
            Stage(self, (found,), ()),
        )


@Facet
def found(docket: Docket, entry: Entry) -> tuple[Finding, ...]:
    """What the rules find in a decision."""
    corpus, evidence, today = docket.corpus, docket.evidence, docket.today
    case = Case(entry.path, entry.shaped, corpus, evidence, today, entry)
    return (*_of_file(case, docket.file_rules), *_of_file(case, DECISION_RULES))


def found_in_shared(docket: Docket) -> Iterator[Finding]:
    """What the rules find in the files that all decisions share."""
    corpus, evidence, today = docket.corpus, docket.evidence, docket.today
    for path, shaped in corpus.shared_files():
        yield from _of_file(FileCase(path, shaped, corpus, evidence, today), docket.file_rules)


def found_in_all(rule: CorpusRule, corpus: Corpus) -> Iterator[Finding]:
    """What a rule about all records together finds."""
    return _by_file(rule.code.name, rule.find(corpus))


def findings(docket: Docket, step: Callable[[], None] = lambda: None) -> Iterator[Finding]:
    """Everything the rules find; `step` is called once for each decision."""
    yield from found_in_shared(docket)
    for entry in docket.corpus.entries:
        yield from found(docket, entry)
        step()
    for rule in CORPUS_RULES:
        yield from found_in_all(rule, docket.corpus)


def past_findings(
    then: Earlier, corpus: Corpus, evidence: Evidence, today: date
) -> Iterator[Finding]:
    """What the records may not have become since an earlier commit."""
    for path, shaped, before in _revised(then.corpus, corpus):
        case = Revised(path, shaped, corpus, evidence, today, then, before)
        yield from _of_file(case, REVISED_RULES)
    for change_rule in CHANGE_RULES:
        yield from _by_file(change_rule.code.name, change_rule.find(Change(then, corpus)))


def _revised(then: Corpus, now: Corpus) -> Iterator[tuple[str, Shaped, object]]:
    """What could be read then, with the file that bears the name now.

    A shared file that is gone counts as empty; one that cannot be read is passed over, and of a
    decision that is gone there is a rule of its own.
    """
    for kind, file in then.files.items():
        path, shaped = file.path, Shaped(None)
        if kind in now.files:
            path, shaped = now.files[kind].path, now.files[kind].shaped
        if shaped.record is not None or kind not in now.files:
            yield path, shaped, file.shaped.record
    for slug, entry in then.by_slug.items():
        heir = now.entry(slug)
        if heir:
            yield heir.path, heir.shaped, entry.decision


def evidence_findings(corpus: Corpus, evidence: Evidence, today: date) -> Iterator[Finding]:
    """What there is to say of the citations that were verified, and of nothing else."""
    for path, shaped in corpus.shaped_files():
        yield from _of_file(FileCase(path, shaped, corpus, evidence, today), EVIDENCE_RULES)


def _of_file(case: Subject, rules: Iterable[Rule[Subject]]) -> Iterator[Finding]:
    """What each rule finds in a file; nearly always nothing, and then a rule costs next to nothing."""
    for rule in rules:
        found = rule.find(case)
        for first in found:
            yield from limited(_in_file(rule.code.name, chain((first,), found), case.shaped))
            break


def _by_file(code: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """What a rule finds in all files, of each so many as are shown."""
    for _, here in groupby(sorted(found, key=_path), key=_path):
        yield from limited(one._replace(code=code) for one in here)


def _path(finding: Finding) -> str:
    return finding.spot.path


def _in_file(code: str, found: Iterable[Finding], shaped: Shaped) -> Iterator[Finding]:
    """The findings that hold in the file as it is, whatever the shape stage left out of it."""
    for finding in found:
        if not any(shaped.lacks(shaped.in_file(route)) for route in finding.needs):
            yield _moved(finding._replace(code=code), shaped)


def _moved(finding: Finding, shaped: Shaped) -> Finding:
    """The finding with routes as they are in the file, where list items were left out."""
    if not shaped.kept:
        return finding
    path = finding.spot.path

    def moved(spot: Spot) -> Spot:
        return spot._replace(route=shaped.in_file(spot.route)) if spot.path == path else spot

    related = tuple((moved(spot), text) for spot, text in finding.related)
    return finding._replace(spot=moved(finding.spot), related=related)


class Places:
    """Spots turned into places, each file's tree composed again when it is first asked for.

    A record without problems keeps no positions in memory: most never need them.
    """

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._trees: dict[str, tuple[str, Mapping | None]] = {}

    def tree(self, path: str) -> tuple[str, Mapping | None]:
        """A file's text and its tree."""
        if path not in self._trees:
            text = self._text_of(path)
            self._trees[path] = (text, compose(text).tree)
        return self._trees[path]

    def place(self, spot: Spot) -> Place:
        """Where a spot is in its file."""
        text, tree = self.tree(spot.path)
        if tree is None or not spot.route:
            return Place(spot.path, Span(1, 1, 1, 2))
        span = span_at(tree, text, spot.route, key=spot.key, fragment=spot.fragment)
        return Place(spot.path, span)

    def diagnostics(self, found: Iterable[Finding]) -> Iterator[Diagnostic]:
        """The findings as diagnostics."""
        for finding in found:
            yield Diagnostic(
                finding.code,
                finding.severity or _SEVERITY[finding.code],
                self.place(finding.spot),
                finding.message,
                finding.hint,
                tuple(Related(self.place(spot), text) for spot, text in finding.related),
            )
