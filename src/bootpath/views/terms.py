"""The page of terms: the words of the discussion, and what people meant by each."""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from bootpath.record import Term
from bootpath.views import linked_data
from bootpath.views.cite import Cite
from bootpath.views.glance import uses
from bootpath.views.library import Library
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import counted

USES = 6
"""So many decisions stand with a word that their prose uses."""


class SensePart(NamedTuple):
    """What some people meant by a word: the sense, who used it so, and where."""

    means: Markup | None
    people: tuple[Ref, ...]
    cite: Cite | None


class TermPart(NamedTuple):
    """A word of the discussion.

    - `place`: its anchor; `word`, and `also`: its other forms
    - `text`: the confusion seen; `contested`: whether it has more than one sense
    - `senses`: what people meant by it; `prefer`: the better wording
    - `uses`: the decisions whose prose has the word, most often first; `more` counts those left out
    """

    place: str
    word: str
    also: tuple[str, ...]
    text: Markup | None
    contested: bool
    senses: tuple[SensePart, ...]
    prefer: Markup | None
    uses: tuple[Ref, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class TermsPage:
    """What `terms.html.j2` gets: the frame, and the words by letter, those with several senses first."""

    frame: Frame
    terms: tuple[TermPart, ...]


def page(vantage: Vantage) -> Page:
    """The page of words with the senses people gave them."""
    used = _uses(vantage.library)
    found = sorted(vantage.library.corpus.terms.items(), key=_rank)
    value = TermsPage(
        frame=vantage.frame(
            "terms.html",
            "Terms",
            "Words of the discussion, and the different things people meant by them.",
            part="terms.html",
            linked=linked_data.terms(vantage.library),
        ),
        terms=tuple(_term(vantage, key, term, used.get(key, [])) for key, term in found),
    )
    return Page("terms.html", "terms.html.j2", value)


def _rank(item: tuple[str, Term]) -> tuple[bool, str, str]:
    key, term = item
    return len(term.senses) == 1, term.word.casefold(), key


def _term(vantage: Vantage, key: str, term: Term, used: list[str]) -> TermPart:
    more = len(used) - USES
    return TermPart(
        key,
        term.word,
        term.also,
        vantage.prose(term.says),
        len(term.senses) > 1,
        tuple(
            SensePart(
                vantage.prose(sense.means),
                vantage.people(sense.used_by),
                vantage.cite(sense.cite),
            )
            for sense in term.senses
        ),
        vantage.prose(term.prefer),
        tuple(map(vantage.decision, used[:USES])),
        counted(more, "more decision") if more > 0 else None,
    )


def _uses(library: Library) -> dict[str, list[str]]:
    """The decisions that use each term, those that use it most often first."""
    often: dict[str, list[tuple[int, str]]] = {}
    for entry in library.entries:
        for key, times in uses(library, entry):
            often.setdefault(key, []).append((-times, entry.slug))
    return {key: [slug for _, slug in sorted(found)] for key, found in often.items()}
