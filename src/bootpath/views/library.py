"""The published records with their indexes: looked up once, read by every page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property

from bootpath.corpus import Corpus, Entry
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.picture import Panel, can_draw
from bootpath.standing import Stand, Standing, standings
from bootpath.views import panel
from bootpath.views.cited import Cited, Tally, every, tallies
from bootpath.views.glossary import Glossary
from bootpath.views.page import Revision

_SHORT_HASH = 12


@dataclass(frozen=True)
class Library:
    """A corpus with its evidence on a day, as the site shows it.

    Drafts are not published, nor is anything dated after the day.
    """

    corpus: Corpus
    evidence: Evidence
    today: date
    revision: Revision | None
    converter: Converter = field(repr=False)

    def __getstate__(self) -> dict[str, object]:
        """What it was made of: another process works the rest out for itself."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """The standing of every decision, by slug."""
        return standings(self.corpus, self.today)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The decisions that are published, by slug."""
        return tuple(
            sorted(
                (e for e in self.corpus.entries if self.standings[e.slug].word != "draft"),
                key=lambda entry: entry.slug,
            )
        )

    @cached_property
    def published(self) -> frozenset[str]:
        """The slugs of the decisions that are published."""
        return frozenset(entry.slug for entry in self.entries)

    @cached_property
    def by_interest(self) -> tuple[Entry, ...]:
        """The decisions as a table lists them: those alive first, each half by latest activity."""
        return tuple(sorted(self.entries, key=self._interest))

    def asked(self, slug: str) -> date:
        """The day on which a published decision was asked: each has one."""
        return self.standings[slug].asked or date.min

    def _interest(self, entry: Entry) -> tuple[bool, int, str]:
        standing = self.standings[entry.slug]
        latest = standing.last_activity
        return (not standing.alive, -latest.toordinal() if latest else 0, entry.slug)

    @cached_property
    def by_status(self) -> dict[str, tuple[Entry, ...]]:
        """The decisions of each status."""
        return _grouped((self.standings[e.slug].word, e) for e in self.by_interest)

    @cached_property
    def by_component(self) -> dict[str, tuple[Entry, ...]]:
        """The decisions about each component."""
        return _grouped(
            (key, e) for e in self.by_interest for key in dict.fromkeys(e.decision.components)
        )

    @cached_property
    def by_tag(self) -> dict[str, tuple[Entry, ...]]:
        """The decisions with each tag, by tag."""
        found = _grouped(
            (tag, e) for e in self.by_interest for tag in dict.fromkeys(e.decision.tags)
        )
        return dict(sorted(found.items()))

    @cached_property
    def by_person(self) -> dict[str, tuple[Entry, ...]]:
        """The decisions in which each person said something by the day, by slug."""
        return _grouped((person, e) for e in self.entries for person in self._speakers(e))

    def _speakers(self, entry: Entry) -> dict[str, None]:
        decision, day = entry.decision, self.today
        people = [one.person for one in decision.positions if one.date <= day]
        people += [one.person for one in decision.expectations if one.date <= day]
        for question in decision.questions:
            if question.date <= day and question.person:
                people.append(question.person)
            people += [answer.person for answer in question.answers if answer.date <= day]
        return dict.fromkeys(people)

    @cached_property
    def heard(self) -> Mapping[str, Mapping[str, list[Stand]]]:
        """What is held in each decision, by slug and by person; by interest, the silent left out."""
        found: dict[str, dict[str, list[Stand]]] = {}
        for entry in self.by_interest:
            standing = self.standings[entry.slug]
            for stand in (*standing.stands, *standing.withdrawn):
                by_person = found.setdefault(entry.slug, {})
                by_person.setdefault(stand.position.person, []).append(stand)
        return found

    @cached_property
    def waiting(self) -> dict[str, tuple[Entry, ...]]:
        """The decisions that name each milestone as a condition."""
        return _grouped((key, e) for e in self.entries for key in e.decision.conditions)

    def cited(self) -> Iterator[Cited]:
        """Every citation of a mail that the site shows."""
        return every(self.corpus, self.evidence, self.entries, self.today)

    @cached_property
    def tallies(self) -> dict[str | None, Tally]:
        """How the citations of each decision were checked, and those that decisions share."""
        return tallies(self.cited())

    @cached_property
    def named(self) -> dict[str, str]:
        """The key of the person of a name, in lower case; a name of several people is nobody's."""
        keys: dict[str, set[str]] = {}
        for key, person in self.corpus.people.items():
            for name in (person.name, *person.former_names):
                keys.setdefault(name.casefold(), set()).add(key)
        return {name: next(iter(found)) for name, found in keys.items() if len(found) == 1}

    @cached_property
    def panels(self) -> Mapping[str, Panel]:
        """What the pictures of decisions say, by slug, for those that have one of their own."""
        if self.base_url is None:
            return {}
        made = {
            entry.slug: panel.of_decision(self.corpus, entry, self.standings[entry.slug])
            for entry in self.by_interest[: panel.PICTURES]
        }
        return {slug: one for slug, one in made.items() if can_draw(one)}

    @cached_property
    def site_panel(self) -> Panel | None:
        """What the picture of the whole site says, where the site's own address is configured."""
        if self.base_url is None:
            return None
        numbers = {key: len(entries) for key, entries in self.by_status.items()}
        return panel.of_site(self.corpus, self.base_url, numbers)

    @cached_property
    def glossary(self) -> Glossary:
        """The terms, as they are found in prose."""
        return Glossary(self.corpus.terms)

    @property
    def short_revision(self) -> str | None:
        """The revision as a reader cites it."""
        if self.revision is None:
            return None
        commit = self.revision.commit[:_SHORT_HASH]
        return f"{commit}, with changes since" if self.revision.changed else commit

    @property
    def base_url(self) -> str | None:
        """Where the site will be published, with a slash at its end; None when not configured."""
        return self.corpus.base_url


def record_file(entry: Entry) -> str:
    """The file of a record as people name it: its folder and its name, wherever they stand."""
    return "/".join(entry.path.rsplit("/", 2)[-2:])


def _grouped(pairs: Iterator[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for key, entry in pairs:
        found.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}
