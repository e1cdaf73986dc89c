"""The evidence of a corpus: for each citation of a mail, what the lock knows of it."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from bootpath.corpus import Corpus, Entry
from bootpath.evidence.checked import Checked
from bootpath.evidence.lock import Lock, Seen
from bootpath.evidence.statement import Claim, Statement, statements
from bootpath.record import Citation
from bootpath.trace import Remembered


class Placed(NamedTuple):
    """A statement with the path of its file."""

    path: str
    statement: Statement


class Evidence:
    """What is known of the citations of a corpus.

    `lock` is None where nobody has verified anything yet.
    """

    def __init__(self, corpus: Corpus, lock: Lock | None) -> None:
        self._corpus = corpus
        self.lock = lock
        self._by_citation: dict[int, Statement] = {}
        self._claims: dict[int, Claim] = {}
        self._arrivals: list[Entry] | None = None

    def __reduce__(self) -> tuple[type["Evidence"], tuple[Corpus, Lock | None]]:
        """What it was made of: what was worked out knows citations by where they lie in memory."""
        return Evidence, (self._corpus, self.lock)

    def go_on_from(self, before: "Evidence", fresh: Iterable[object]) -> None:
        """Take over what was found out about records; `fresh` are those that are not the same objects."""
        if before._arrivals is None:  # noqa: SLF001 -- one of ours
            return
        self._by_citation = before._by_citation  # noqa: SLF001 -- likewise
        self._arrivals = []
        for record in fresh:
            self._index(record)

    @property
    def statements(self) -> tuple[Placed, ...]:
        """Every statement that cites a mail, by file."""
        return tuple(
            Placed(path, one)
            for path, shaped in self._corpus.shaped_files()
            for one in statements(shaped.record)
        )

    def statement(self, citation: Citation) -> Statement | None:
        """The statement that a citation of the corpus belongs to; None when it cites no mail.

        Equal citations may be of different people: the object tells which one is meant, and the
        corpus keeps it alive. Whoever has it has read its record, so nothing else is read for it.
        """
        if self._arrivals is None:
            self._arrivals = []
            for record in self._corpus.at_hand(self._arrivals):
                self._index(record)
        while self._arrivals:
            self._index(self._arrivals.pop().known)
        return self._by_citation.get(id(citation))

    def _index(self, record: object) -> None:
        self._by_citation.update((id(one.citation), one) for one in statements(record))

    def _claim(self, citation: Citation) -> Claim | None:
        """What a citation claims, where there is a lock that may know of it."""
        if self.lock is None:
            return None
        found = self._claims.get(id(citation))
        if found is None and (statement := self.statement(citation)):
            found = self._claims[id(citation)] = statement.claim
        return found

    @property
    def live(self) -> frozenset[Claim]:
        """The claims that the records make now."""
        return self._live("")

    @cached_property
    def _live(self) -> Remembered[str, frozenset[Claim]]:
        return Remembered(lambda _: frozenset(one.claim for _, one in self.statements))

    def checked(self, citation: Citation) -> Checked | None:
        """What the lock knows of a citation as it stands now."""
        claim = self._claim(citation)
        return self.lock.claims.get(claim) if claim and self.lock else None

    def seen(self, citation: Citation) -> Seen | None:
        """The mail of a citation as verification saw it."""
        claim = self._claim(citation)
        return self.lock.mails.get(claim.source) if claim and self.lock else None

    def before(self, statement: Statement) -> tuple[Claim, Checked] | None:
        """What a statement that the lock does not cover claimed when it was last verified.

        The same words of the same mail, under another name or on another day; or else a claim
        about the same person and mail that no record makes any more.
        """
        claim = statement.claim
        known = self._by_source.get(claim.source, ())
        for earlier, found in known:
            if claim.quote and earlier.quote == claim.quote:
                return earlier, found
        for earlier, found in known:
            if earlier.person == claim.person and earlier not in self.live:
                return earlier, found
        return None

    @cached_property
    def _by_source(self) -> dict[str, list[tuple[Claim, Checked]]]:
        found: dict[str, list[tuple[Claim, Checked]]] = {}
        for claim, checked in self.lock.claims.items() if self.lock else ():
            found.setdefault(claim.source, []).append((claim, checked))
        return found
