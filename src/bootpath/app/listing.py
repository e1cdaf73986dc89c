"""Decisions as rows: what `list` shows, and what a script reads."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from bootpath.corpus import Corpus
from bootpath.difference import first_day
from bootpath.standing import Standing


@dataclass(frozen=True, slots=True)
class Row:
    """One decision in a listing; days are ISO 8601 texts, absent ones None."""

    slug: str
    title: str
    question: str
    status: str
    outcome: str | None
    components: tuple[str, ...]
    tags: tuple[str, ...]
    people: tuple[str, ...]
    asked: str | None
    decided: str | None
    last_activity: str | None
    open_questions: int
    path: str

    def as_json(self) -> dict[str, Any]:
        """The row as JSON's data model."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Filters:
    """What rows must have; an empty part asks for nothing, several values mean any of them."""

    status: tuple[str, ...] = ()
    component: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    person: tuple[str, ...] = ()

    def admits(self, row: Row) -> bool:
        """Whether a row has what is asked for."""
        return (
            (not self.status or row.status in self.status)
            and (not self.component or bool(set(self.component) & set(row.components)))
            and (not self.tag or bool(set(self.tag) & set(row.tags)))
            and (not self.person or bool(set(self.person) & set(row.people)))
        )


def ahead(corpus: Corpus, standings: dict[str, Standing]) -> frozenset[str]:
    """The decisions that had not begun: all that is dated in them comes later."""
    return frozenset(
        entry.slug
        for entry in corpus.entries
        if standings[entry.slug].asked is None and first_day(corpus, entry) is not None
    )


def rows(corpus: Corpus, standings: dict[str, Standing], filters: Filters) -> Iterator[Row]:
    """The rows that the filters admit, by slug; a decision that had not begun has none."""
    later = ahead(corpus, standings)
    for entry in corpus.entries:
        if entry.slug in later:
            continue
        standing, decision = standings[entry.slug], entry.decision
        row = Row(
            slug=entry.slug,
            title=decision.title,
            question=decision.question,
            status=standing.word,
            outcome=standing.outcome,
            components=decision.components,
            tags=decision.tags,
            people=tuple(sorted({stand.position.person for stand in standing.stands})),
            asked=standing.asked.isoformat() if standing.asked else None,
            decided=standing.decided.isoformat() if standing.decided else None,
            last_activity=standing.last_activity.isoformat() if standing.last_activity else None,
            open_questions=len(standing.open_questions),
            path=entry.path,
        )
        if filters.admits(row):
            yield row
