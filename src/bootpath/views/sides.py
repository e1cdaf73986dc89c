"""Who stands where on each option of a decision on a day, for plain text and for scripts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from bootpath.corpus import Corpus, Entry
from bootpath.record import Citation, Position, Stance
from bootpath.standing import Stand, Standing
from bootpath.views.naming import called, source
from bootpath.views.words import STANCES

ORDER: tuple[Stance, ...] = ("blocks", *(key for key in STANCES if key != "blocks"), "withdrawn")
"""The stances as plain text lists them: what must not be overlooked first, what is gone last."""


@dataclass(frozen=True, slots=True)
class Former:
    """A stance that was held before, and the day on which another one took its place."""

    stance: str
    until: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A person's latest position on an option; days are in ISO 8601.

    `first` is the day since when the stance was held without a change, `former` are the stances
    before it, the latest first. `handed_down` says who else's words it is known from.
    """

    key: str
    person: str
    stance: str
    date: str
    first: str
    former: tuple[Former, ...]
    basis: str
    outside_role: bool
    vote: int | None
    says: str
    condition: str | None
    milestone: str | None
    handed_down: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """An option with those who stand somewhere on it, blocks first; nobody's silence counts."""

    option: str
    title: str
    chosen: bool
    holders: tuple[Holder, ...]


def sides(corpus: Corpus, entry: Entry, standing: Standing) -> Iterator[Side]:
    """The options in the order of the record, and any other that a position names."""
    held: dict[str, list[Stand]] = {key: [] for key in entry.course.options}
    for stand in (*standing.stands, *standing.withdrawn):
        held.setdefault(stand.position.option, []).append(stand)
    for key, stands in held.items():
        option = entry.course.options.get(key)
        stands.sort(key=_place)
        yield Side(
            key,
            option.title if option else key,
            key == standing.outcome,
            tuple(_holder(corpus, stand) for stand in stands),
        )


def _place(stand: Stand) -> tuple[int, bool, str, str]:
    said = stand.position
    return ORDER.index(said.stance), stand.outside_role, said.date.isoformat(), said.person


def _holder(corpus: Corpus, stand: Stand) -> Holder:
    said = stand.position
    milestone = corpus.milestones.get(said.milestone) if said.milestone else None
    first, former = _course(stand)
    return Holder(
        key=said.person,
        person=called(corpus, said.person),
        stance=said.stance,
        date=said.date.isoformat(),
        first=first.date.isoformat(),
        former=former,
        basis=said.basis,
        outside_role=stand.outside_role,
        vote=said.vote,
        says=said.says,
        condition=said.condition,
        milestone=milestone.title if milestone else said.milestone,
        handed_down=_handed_down(corpus, said.cite, said.person),
        source=source(corpus.tracker, said.cite),
    )


def _course(stand: Stand) -> tuple[Position, tuple[Former, ...]]:
    """The first position of the stance that is held now, and the stances before it."""
    said = (*stand.earlier, stand.position)
    begun = [next(run) for _, run in groupby(said, key=lambda position: position.stance)]
    former = [Former(one.stance, after.date.isoformat()) for one, after in pairwise(begun)]
    return begun[-1], tuple(reversed(former))


def _handed_down(corpus: Corpus, citation: Citation | None, speaker: str) -> str | None:
    """Who hands a statement down, where it was not read in the speaker's own mail."""
    if citation is None:
        return None
    if citation.reported_by:
        return f"as reported by {called(corpus, citation.reported_by)}"
    if citation.quoted_by == speaker:
        return "as quoted in a later mail of theirs"
    if citation.quoted_by:
        return f"as quoted by {called(corpus, citation.quoted_by)}"
    return None
