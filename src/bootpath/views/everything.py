"""All decisions on one page, for searching with the browser and for printing."""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.views import outlook, related
from bootpath.views.answer import answer_of
from bootpath.views.history import dated
from bootpath.views.outlook import Asked, Clockwork, Condition, Expected, Happened
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.related import Source
from bootpath.views.stance import OptionPart, PersonCard, stances
from bootpath.views.vantage import Vantage
from bootpath.views.words import Tag


class Digest(NamedTuple):
    """A decision in short.

    - `ref`: a link to its page; `place`: its anchor; `question`, `tag`, `answer`: what and whether
    - `summary`: where it stands; `options` and `cards`: who stands where
    - `conditions`, `clock`: what it waits for; `expectations`, `questions`, `events`: the rest
    - `sources`: each source once
    """

    ref: Ref
    place: str
    question: str
    tag: Tag
    answer: str
    summary: Markup | None
    options: tuple[OptionPart, ...]
    cards: tuple[PersonCard, ...]
    conditions: tuple[Condition, ...]
    clock: Clockwork | None
    expectations: tuple[Expected, ...]
    questions: tuple[Asked, ...]
    events: tuple[Happened, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class EverythingPage:
    """What `all.html.j2` gets: the frame, and the decisions by title."""

    frame: Frame
    decisions: tuple[Digest, ...]


def page(vantage: Vantage) -> Page:
    """All decisions, seen from the root of the site."""
    entries = sorted(
        vantage.library.entries, key=lambda entry: (entry.decision.title.casefold(), entry.slug)
    )
    value = EverythingPage(
        frame=vantage.frame(
            "all.html",
            "All decisions on one page",
            "Every decision with its positions, for searching and for printing.",
            part="index.html",
        ),
        decisions=tuple(_digest(vantage, entry) for entry in entries),
    )
    return Page("all.html", "all.html.j2", value)


def _digest(vantage: Vantage, entry: Entry) -> Digest:
    standing = vantage.library.standings[entry.slug]
    said = stances(vantage, entry, standing)
    return Digest(
        ref=vantage.decision(entry.slug),
        place=entry.slug,
        question=entry.decision.question,
        tag=vantage.status(entry),
        answer=answer_of(entry, standing),
        summary=vantage.prose(entry.decision.summary),
        options=said.options,
        cards=said.cards,
        conditions=outlook.conditions(vantage, standing),
        clock=outlook.clockwork(vantage, entry, standing),
        expectations=outlook.expectations(vantage, entry),
        questions=outlook.questions(vantage, entry),
        events=outlook.events(vantage, entry),
        sources=related.sources(vantage, entry, dated(entry, vantage.library.today)),
    )
