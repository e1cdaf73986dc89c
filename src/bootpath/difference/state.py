"""A state of the records: a corpus on a day, with what is dated later left out."""

from datetime import date
from functools import cached_property
from typing import NamedTuple

from bootpath.corpus import Corpus, Entry
from bootpath.record import CHOSEN, Decision, StatusEntry
from bootpath.record.by_day import decision_by
from bootpath.standing import Standing, standing


class Known(NamedTuple):
    """A decision in a state: its record without what is dated later, and where it stands.

    `begun` says whether anything of it is dated by the day; a record without any date has begun.
    """

    slug: str
    decision: Decision
    standing: Standing
    begun: bool


class State:
    """The records of a corpus by what had been said and done by a day."""

    def __init__(self, corpus: Corpus, day: date) -> None:
        self.corpus = corpus
        self.day = day

    @cached_property
    def decisions(self) -> dict[str, Known]:
        """The decisions by slug, those that have not begun among them."""
        return {entry.slug: self._known(entry) for entry in self.corpus.entries}

    def _known(self, entry: Entry) -> Known:
        found = standing(self.corpus, entry, self.day)
        begun = found.asked is not None or first_day(self.corpus, entry) is None
        return Known(entry.slug, decision_by(entry.decision, self.day), found, begun)

    def effect(self, slug: str) -> StatusEntry | None:
        """The status entry by which a decision came to supersede others."""
        found = self.decisions.get(slug)
        said = found.decision.status if found else ()
        return next((one for one in said if one.is_ in CHOSEN), None)


def first_day(corpus: Corpus, entry: Entry) -> date | None:
    """The first day on which anything happened to a decision; None when nothing of it is dated."""
    return standing(corpus, entry, date.max).asked
