"""The facets of a decision that other pages show or are sorted by."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from bootpath.corpus import Corpus, Entry
from bootpath.evidence import Evidence
from bootpath.facet import Facet, Facets
from bootpath.record import Stance
from bootpath.standing import ALIVE, Standing, standing
from bootpath.trace import Remembered
from bootpath.views.cited import Citing, Tally, citings, of_decision, tallied


class Standings(Mapping[str, Standing]):
    """The standings of a corpus; whoever asks for one has read what it was worked out from."""

    def __init__(self, corpus: Corpus, today: date) -> None:
        self._slugs = corpus.by_slug
        self._of = Remembered[str, Standing](
            lambda slug: standing(corpus, corpus.by_slug[slug], today)
        )

    def __getitem__(self, slug: str) -> Standing:
        return self._of(slug)

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)


class Dated(Protocol):
    """Records on a day, as the facets need them."""

    @property
    def evidence(self) -> Evidence:
        """What is known of the citations."""

    @property
    def today(self) -> date:
        """The day."""

    @property
    def standings(self) -> Mapping[str, Standing]:
        """Where each decision stands."""

    @property
    def facets(self) -> Facets:
        """The facets known."""


class State(NamedTuple):
    """Where a decision stands, as far as other pages ask: a part of its `Standing`."""

    word: str
    asked: date | None
    last_activity: date | None
    superseded_by: tuple[str, ...]

    @property
    def alive(self) -> bool:
        """Whether something may still happen."""
        return self.word in ALIVE


class Subjects(NamedTuple):
    """What a decision is filed under: components, tags, and milestones as conditions."""

    components: tuple[str, ...]
    tags: tuple[str, ...]
    awaited: tuple[str, ...]


@Facet
def state(library: Dated, entry: Entry) -> State:
    """Where a decision stands on the library's day."""
    found = library.standings[entry.slug]
    return State(found.word, found.asked, found.last_activity, found.superseded_by)


@Facet
def subjects(_: Dated, entry: Entry) -> Subjects:
    """What a decision is filed under, each once."""
    decision = entry.decision
    return Subjects(
        tuple(dict.fromkeys(decision.components)),
        tuple(dict.fromkeys(decision.tags)),
        decision.conditions,
    )


@Facet
def speakers(library: Dated, entry: Entry) -> tuple[str, ...]:
    """Who said something in a decision by the day."""
    course, day = entry.course, library.today
    people = [one.person for one in course.positions if one.date <= day]
    people += [one.person for one in course.expectations if one.date <= day]
    for question in course.questions:
        if question.date <= day and question.person:
            people.append(question.person)
        people += [answer.person for answer in question.answers if answer.date <= day]
    return tuple(dict.fromkeys(people))


@Facet
def held(library: Dated, entry: Entry) -> tuple[tuple[str, tuple[Stance, ...]], ...]:
    """The stances of each person in a decision, those withdrawn among them."""
    found: dict[str, list[Stance]] = {}
    standing = library.standings[entry.slug]
    for stand in (*standing.stands, *standing.withdrawn):
        found.setdefault(stand.position.person, []).append(stand.position.stance)
    return tuple((person, tuple(stances)) for person, stances in found.items())


@Facet
def holders(library: Dated, entry: Entry) -> tuple[tuple[str, Stance], ...]:
    """Who holds which stance in a decision, once for each option."""
    stands = library.standings[entry.slug].stands
    return tuple((stand.position.person, stand.position.stance) for stand in stands)


@Facet
def tally(library: Dated, entry: Entry) -> Tally:
    """How the citations of a decision were checked."""
    return tallied(of_decision(library.evidence, entry, library.today))


@Facet
def cites(library: Dated, entry: Entry) -> tuple[Citing, ...]:
    """The citations of a decision as far as they are sorted by."""
    return citings(of_decision(library.evidence, entry, library.today))


FACETS = (state, subjects, speakers, held, holders, tally, cites)
"""The facets of a library."""
