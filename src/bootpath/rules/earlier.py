"""What records are held to: those of an earlier commit, as a whole and file by file."""

from dataclasses import dataclass

from bootpath.corpus import Corpus
from bootpath.evidence import Evidence
from bootpath.rules.case import FileCase

_SHORT_HASH = 12


@dataclass(frozen=True, slots=True)
class Earlier:
    """The records of a commit, with what was verified of them then; `hash` is its full hash."""

    corpus: Corpus
    evidence: Evidence
    hash: str

    @property
    def commit(self) -> str:
        """The commit as messages name it."""
        return f"commit {self.hash[:_SHORT_HASH]}"


@dataclass(frozen=True, slots=True)
class Change:
    """All records then and now."""

    then: Earlier
    now: Corpus


@dataclass(frozen=True)
class Revised(FileCase):
    """A record file now, with the record that bore its name at the earlier commit."""

    then: Earlier
    before: object
