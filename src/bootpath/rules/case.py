"""What a rule looks at: one record file, walked once, or a decision with the corpus around it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from bootpath.corpus import Corpus, Entry
from bootpath.due import Due, due_in
from bootpath.evidence import Checked, Evidence, Statement
from bootpath.record import Citation, Decision, Record
from bootpath.shape import Shaped
from bootpath.source import Finding, Route, Spot
from bootpath.standing import Standing, standing

_PEOPLE = frozenset({"person", "quoted_by", "reported_by"})
_PROSE = frozenset(
    {"summary", "says", "asks", "expects", "means", "condition", "prefer", "description"}
)
_LINES = frozenset({"title", "question", "name", "word", "corrects"})


class Cited(NamedTuple):
    """A citation and its route."""

    route: Route
    citation: Citation


class Named(NamedTuple):
    """A key that names a person, and its route."""

    route: Route
    person: str


class Text(NamedTuple):
    """A text for readers and its route; `markdown` where it may hold blocks."""

    route: Route
    text: str
    markdown: bool


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
    def _walked(self) -> tuple[list[Cited], list[Named], list[Text]]:
        found: tuple[list[Cited], list[Named], list[Text]] = ([], [], [])
        record = self.shaped.record
        root = getattr(record, "root", None)
        if root is not None:
            for key, value in root.items():
                _walk(value, (key,), found)
        elif record is not None:
            _walk(record, (), found)
        return found

    @property
    def citations(self) -> list[Cited]:
        """Every citation of the file."""
        return self._walked[0]

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
        return self._walked[1]

    @property
    def texts(self) -> list[Text]:
        """Every text that readers will see."""
        return self._walked[2]


@dataclass(frozen=True)
class Case(FileCase):
    """A decision's file."""

    entry: Entry

    @property
    def decision(self) -> Decision:
        """The decision under the rule."""
        return self.entry.decision

    @cached_property
    def standing(self) -> Standing:
        """Where the decision stands on the day of the check."""
        return standing(self.corpus, self.entry, self.today)

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """What is or comes due in the decision."""
        return tuple(due_in(self.corpus, self.entry, self.standing, self.today))


def _walk(  # noqa: C901 -- one branch a kind of value, and nowhere clearer than together
    record: Record, route: Route, found: tuple[list[Cited], list[Named], list[Text]]
) -> None:
    """Collect citations, people and texts below a record; its attributes are its fields."""
    citations, names, texts = found
    for field, value in record.__dict__.items():
        if value is None or value == ():
            continue
        kind = type(value)
        if kind is str:
            if field in _PROSE or field in _LINES:
                texts.append(Text((*route, _key(field)), value, markdown=False))
            elif field in _PEOPLE:
                names.append(Named((*route, _key(field)), value))
            elif field == "context":
                texts.append(Text((*route, field), value, markdown=True))
        elif kind is Citation:
            citations.append(Cited((*route, field), value))
            _walk(value, (*route, field), found)
        elif kind is tuple:
            _walk_items(field, value, (*route, _key(field)), found)
        elif kind is dict:
            for key, child in value.items():
                _walk(child, (*route, _key(field), key), found)
        elif isinstance(value, Record):
            _walk(value, (*route, _key(field)), found)


def _walk_items(
    field: str,
    items: tuple[object, ...],
    route: Route,
    found: tuple[list[Cited], list[Named], list[Text]],
) -> None:
    for index, item in enumerate(items):
        if isinstance(item, Record):
            _walk(item, (*route, index), found)
        elif field == "used_by":
            found[1].append(Named((*route, index), str(item)))
        elif field in ("unverified", "former_names", "also"):
            found[2].append(Text((*route, index), str(item), markdown=False))


def _key(field: str) -> str:
    return field.rstrip("_").replace("_", "-") if "_" in field else field
