"""The page of a decision."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from bootpath.corpus import Entry
from bootpath.standing import Standing
from bootpath.views import feed, linked_data, outlook, related, sharing, verification
from bootpath.views.almanac import Almanac
from bootpath.views.answer import answer_of
from bootpath.views.asof import Control, control
from bootpath.views.attention import UNANSWERED, Notice, matters, notice
from bootpath.views.bar import Bar, bar
from bootpath.views.clockline import Clockline, clockline
from bootpath.views.history import HistoryItem, history
from bootpath.views.library import record_file
from bootpath.views.neighbourhood import Neighbourhood, neighbourhood
from bootpath.views.outlook import Asked, Clockwork, Condition, Expected, Happened
from bootpath.views.page import Frame, Jump, Page, Ref
from bootpath.views.related import Relation, Source
from bootpath.views.stance import Matrix, OptionPart, PersonCard, stances
from bootpath.views.vantage import Vantage
from bootpath.views.words import StanceCount, Tag, listed, stance_counts


class FactItem(NamedTuple):
    """One value of a fact: words with or without a link, and a day in ISO 8601."""

    text: str
    href: str | None = None
    day: str | None = None


class Fact(NamedTuple):
    """A line of the summary list: its label, its values, and the day before which it does not hold.

    `role` tells the script which lines say something else on an earlier day.
    """

    label: str
    items: tuple[FactItem, ...]
    since: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """What `decision.html.j2` gets.

    - `frame`: the page's frame
    - `slug`, `title`, `question`: the decision's own
    - `crumbs`: links to its components
    - `asof`: the line with the date slider; `superseded`: since when something took its place
    - `tag`: its status; `answer`: the answer in one line
    - `facts`: the summary list; `notices`: what is wrong or overdue; `successors`: what took its
      place
    - `counts`: people by stance
    - `summary`: where it stands, in a sentence or two
    - `options`, `matrix`, `cards`: who stands where
    - `context`: the background, from Markdown
    - `share`: the bar of people by stance
    - `conditions`, `clock`: what it waits for; `line`: the same as a line of time
    - `expectations`, `questions`, `events`, `history`: the dated entries
    - `relations`: other decisions by kind of link; `around`: the drawing of them
    - `sources`: each source once; `evidence`: its quotations by how they were checked
    - `unverified`: what the record does not know
    - `absent`: the kinds of entry that the record does not have, in words
    - `contents`: links to the sections
    - `file`: the record's file; `data`: the record as JSON
    """

    frame: Frame
    slug: str
    title: str
    question: str
    crumbs: tuple[Ref, ...]
    asof: Control | None
    superseded: str | None
    tag: Tag
    answer: str
    facts: tuple[Fact, ...]
    notices: tuple[Notice, ...]
    successors: tuple[Ref, ...]
    counts: tuple[StanceCount, ...]
    summary: Markup | None
    options: tuple[OptionPart, ...]
    matrix: Matrix | None
    share: Bar | None
    cards: tuple[PersonCard, ...]
    context: Markup | None
    conditions: tuple[Condition, ...]
    clock: Clockwork | None
    line: Clockline | None
    expectations: tuple[Expected, ...]
    questions: tuple[Asked, ...]
    events: tuple[Happened, ...]
    history: tuple[HistoryItem, ...]
    relations: tuple[Relation, ...]
    around: Neighbourhood | None
    sources: tuple[Source, ...]
    evidence: Ref | None
    unverified: tuple[Markup, ...]
    absent: str | None
    contents: tuple[Jump, ...]
    file: str
    data: str


def page(vantage: Vantage, entry: Entry, days: Almanac) -> Page:
    """The page of a decision, seen from the folder of decisions."""
    decision, slug = entry.decision, entry.slug
    path = f"decisions/{slug}.html"
    standing = vantage.library.standings[slug]
    reading = vantage.reading()  # asked for texts in the order of the page
    summary = reading.prose(decision.summary)
    said = stances(reading, entry, standing)
    context = reading.block(decision.context)
    past, entries = days.pasts[slug], days.entries(slug)
    answer = answer_of(entry, standing)
    conditions = outlook.conditions(reading, standing)
    clock = outlook.clockwork(reading, entry, standing)
    expectations = outlook.expectations(reading, entry)
    questions = outlook.questions(reading, entry)
    events = outlook.events(reading, entry)
    relations = related.relations(vantage, entry)
    counts = stance_counts(standing)
    sections = {
        "conditions": bool(conditions or clock),
        "expectations": bool(expectations),
        "questions": bool(questions),
        "events": bool(events),
        "related": bool(relations),
    }
    value = DecisionPage(
        frame=vantage.frame(
            path,
            decision.title,
            sharing.description(vantage.library, entry),
            part="index.html",
            feed=feed.of_decision(vantage.library, entry),
            preview=sharing.of_decision(vantage.library, entry),
            linked=linked_data.decision(vantage.library, entry),
        ),
        slug=slug,
        title=decision.title,
        question=decision.question,
        crumbs=tuple(map(vantage.component, dict.fromkeys(decision.components))),
        asof=control(vantage, days, slug),
        superseded=past.superseded,
        tag=vantage.status(entry),
        answer=answer,
        facts=tuple(_facts(vantage, entry, standing, past.superseded)),
        notices=tuple(
            notice(vantage, entry, matter)
            for matter in matters(vantage.library, entry, standing)
            if matter.kind != UNANSWERED
        ),
        successors=tuple(map(vantage.decision, standing.superseded_by)),
        counts=counts,
        summary=summary,
        options=said.options,
        matrix=said.matrix,
        share=bar(standing, counts),
        cards=said.cards,
        context=context,
        conditions=conditions,
        clock=clock,
        line=clockline(vantage, standing),
        expectations=expectations,
        questions=questions,
        events=events,
        history=history(reading, entries, standing.awaited),
        relations=relations,
        around=neighbourhood(vantage, entry),
        sources=related.sources(vantage, entry, entries),
        evidence=verification.summary(vantage, slug),
        unverified=tuple(filter(None, map(reading.prose, decision.unverified))),
        absent=_absent(sections),
        contents=_contents({**sections, "background": bool(decision.context)}),
        file=record_file(entry),
        data=f"{vantage.root}api/decisions/{slug}.json",
    )
    return Page(path, "decision.html.j2", value)


def _facts(
    vantage: Vantage, entry: Entry, standing: Standing, superseded_since: str | None
) -> list[Fact]:
    links = entry.decision.links
    asked, due = vantage.day(standing.asked), standing.clock_due
    started = standing.clock_started
    found: tuple[tuple[str, tuple[FactItem, ...], str | None, str | None], ...] = (
        ("Component", _items(vantage.component, entry.decision.components), None, None),
        ("Tags", _items(vantage.tag, dict.fromkeys(entry.decision.tags)), None, None),
        ("Asked", _day(asked), asked, None),
        (standing.word.capitalize(), _day(vantage.day(standing.decided)), None, "decided"),
        ("Last activity", _day(vantage.day(standing.last_activity)), None, "last"),
        ("Supersedes", _items(vantage.decision, links.supersedes), None, None),
        (
            "Superseded by",
            _items(vantage.decision, standing.superseded_by),
            superseded_since,
            None,
        ),
        ("Depends on", _items(vantage.decision, links.depends_on), None, None),
        ("Waits for", tuple(_awaited(vantage, standing)), None, None),
        (
            "Clock ends",
            _day(due.isoformat() if due else None),
            started.isoformat() if started else None,
            None,
        ),
    )
    return [Fact(*fact) for fact in found if fact[1]]


def _items(link: Callable[[str], Ref], keys: Iterable[str]) -> tuple[FactItem, ...]:
    return tuple(FactItem(*link(key)) for key in keys)


def _day(day: str | None) -> tuple[FactItem, ...]:
    return (FactItem("", None, day),) if day else ()


def _awaited(vantage: Vantage, standing: Standing) -> list[FactItem]:
    items = []
    for one in standing.awaited:
        milestone = vantage.milestone(one.milestone)
        met = one.met.isoformat() if one.met else None
        items.append(FactItem(milestone.text, milestone.href, met))
    return items


_ABSENT = {
    "conditions": "a condition or a clock",
    "expectations": "an expectation",
    "questions": "a question",
    "events": "anything that happened since",
    "related": "a link to another decision",
}
"""What a record without a section has no note of."""


def _absent(sections: dict[str, bool]) -> str | None:
    missing = [_ABSENT[key] for key, there in sections.items() if not there]
    if not missing:
        return None
    return f"The record holds no note of {listed(missing).replace(' and ', ' or ')}."


_CONTENTS = (
    Jump("Options", "options"),
    Jump("Who stands where", "positions"),
    Jump("Background", "background"),
    Jump("What it waits for", "conditions"),
    Jump("What was expected", "expectations"),
    Jump("Questions", "questions"),
    Jump("What happened since", "events"),
    Jump("History", "history"),
    Jump("Related decisions", "related"),
    Jump("Sources", "sources"),
    Jump("Cite and correct", "cite"),
)
"""The sections in their order."""


def _contents(sections: dict[str, bool]) -> tuple[Jump, ...]:
    return tuple(one for one in _CONTENTS if sections.get(one.place, True))
