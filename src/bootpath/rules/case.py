"""What a rule looks at: one record file, or a decision with the corpus around it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from bootpath.corpus import Corpus, Entry, Link, LinkKind
from bootpath.due import Due, due_in, may_have_due
from bootpath.evidence import Checked, Evidence, Statement
from bootpath.record import Citation, Decision, Stance
from bootpath.rules.contents import Cited, Contents, Named, Text, contents
from bootpath.shape import Shaped
from bootpath.source import Finding, Route, Spot
from bootpath.standing import Standing, standing


class Verified(NamedTuple):
    """A citation that was verified: what it states, and what was found."""

    route: Route
    citation: Citation
    statement: Statement
    checked: Checked

    @property
    def words(self) -> Route:
        """The route of the quote, or of the source where nothing is quoted."""
        return (*self.route, "quote") if self.citation.quote else self.source

    @property
    def source(self) -> Route:
        """The route of what names the mail."""
        return (*self.route, "mail" if self.citation.mail else "url")


@dataclass(frozen=True)
class FileCase:
    """One record file of any kind, the corpus it stands in, its evidence, the day of the check."""

    path: str
    shaped: Shaped
    corpus: Corpus
    evidence: Evidence
    today: date

    def finding(
        self,
        route: Route,
        message: str,
        hint: str | None = None,
        *,
        key: bool = False,
        fragment: str | None = None,
        related: tuple[tuple[Route, str], ...] = (),
        needs: tuple[Route, ...] = (),
    ) -> Finding:
        """A finding at a node of this file, with related nodes of the same file."""
        return Finding(
            Spot(self.path, route, key, fragment),
            message,
            hint,
            tuple((Spot(self.path, other), text) for other, text in related),
            needs,
        )

    @cached_property
    def _contents(self) -> Contents:
        return contents(self.shaped.record)

    @property
    def citations(self) -> list[Cited]:
        """Every citation of the file."""
        return self._contents.citations

    @cached_property
    def references(self) -> list[Cited]:
        """The citations that name a commit or a document, be it beside a mail: the fewer ones."""
        return [
            one
            for one in self.citations
            if one[1].commit is not None or one[1].document is not None
        ]

    @cached_property
    def verified(self) -> list[Verified]:
        """The citations of the file that the evidence covers."""
        evidence = self.evidence
        return [
            Verified(route, citation, statement, checked)
            for route, citation in self.citations
            if (checked := evidence.checked(citation))
            and (statement := evidence.statement(citation))
        ]

    @property
    def names(self) -> list[Named]:
        """Every key that names a person."""
        return self._contents.names

    @property
    def texts(self) -> list[Text]:
        """Every text that readers will see."""
        return self._contents.texts


@dataclass(frozen=True)
class Case(FileCase):
    """A decision's file."""

    entry: Entry

    @property
    def decision(self) -> Decision:
        """The decision under the rule."""
        return self.entry.decision

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links that the decision writes."""
        return tuple(self.entry.links())

    @cached_property
    def link_kinds(self) -> frozenset[LinkKind]:
        """The kinds of the links that the decision writes."""
        return frozenset([link.kind for link in self.links])

    @cached_property
    def stances(self) -> frozenset[Stance]:
        """The stances that somebody took, be it for a day."""
        return frozenset([position.stance for position in self.decision.positions])

    @cached_property
    def standing(self) -> Standing:
        """Where the decision stands on the day of the check."""
        return standing(self.corpus, self.entry, self.today)

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """What is or comes due in the decision."""
        if not may_have_due(self.corpus, self.entry):
            return ()
        return tuple(due_in(self.corpus, self.entry, self.standing, self.today))
