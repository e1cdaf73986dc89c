"""The page of a decision."""

from dataclasses import dataclass
from itertools import chain
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
from bootpath.views.history import HistoryItem, dated, history
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
    entries = dated(entry, vantage.library.today)
    answer = answer_of(entry, standing)
    since = days.pasts[slug].superseded
    conditions = outlook.conditions(reading, standing)
    clock = outlook.clockwork(reading, entry, standing)
    expectations = outlook.expectations(reading, entry)
    questions = outlook.questions(reading, entry)
    events = outlook.events(reading, entry)
    relations = related.relations(vantage, entry)
    sections = {
        "conditions": ("What it waits for", bool(conditions or clock)),
        "expectations": ("What was expected", bool(expectations)),
        "questions": ("Questions", bool(questions)),
        "events": ("What happened since", bool(events)),
        "related": ("Related decisions", bool(relations)),
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
        superseded=since,
        tag=vantage.status(entry),
        answer=answer,
        facts=tuple(_facts(vantage, entry, standing, since)),
        notices=tuple(
            notice(vantage, entry, matter)
            for matter in matters(vantage.library, entry, standing)
            if matter.kind != UNANSWERED
        ),
        successors=tuple(map(vantage.decision, standing.superseded_by)),
        counts=stance_counts(standing),
        summary=summary,
        options=said.options,
        matrix=said.matrix,
        share=bar(standing),
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
        contents=_contents(sections, context=bool(decision.context)),
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
    found = [
        Fact("Component", tuple(map(_item, map(vantage.component, entry.decision.components)))),
        Fact("Tags", tuple(map(_item, map(vantage.tag, dict.fromkeys(entry.decision.tags))))),
        Fact("Asked", _day(asked), asked),
        Fact(standing.word.capitalize(), _day(vantage.day(standing.decided)), role="decided"),
        Fact("Last activity", _day(vantage.day(standing.last_activity)), role="last"),
        Fact("Supersedes", tuple(map(_item, map(vantage.decision, links.supersedes)))),
        Fact(
            "Superseded by",
            tuple(map(_item, map(vantage.decision, standing.superseded_by))),
            superseded_since,
        ),
        Fact("Depends on", tuple(map(_item, map(vantage.decision, links.depends_on)))),
        Fact("Waits for", tuple(_awaited(vantage, standing))),
        Fact(
            "Clock ends",
            _day(due.isoformat() if due else None),
            started.isoformat() if started else None,
        ),
    ]
    return [fact for fact in found if fact.items]


def _item(ref: Ref) -> FactItem:
    return FactItem(ref.text, ref.href)


def _day(day: str | None) -> tuple[FactItem, ...]:
    return (FactItem("", None, day),) if day else ()


def _awaited(vantage: Vantage, standing: Standing) -> list[FactItem]:
    items = []
    for one in standing.awaited:
        milestone = vantage.milestone(one.milestone)
        met = one.met.isoformat() if one.met else None
        items.append(FactItem(milestone.text, milestone.href, met))
    return items


def _absent(sections: dict[str, tuple[str, bool]]) -> str | None:
    names = {
        "conditions": "a condition or a clock",
        "expectations": "an expectation",
        "questions": "a question",
        "events": "anything that happened since",
        "related": "a link to another decision",
    }
    missing = [names[key] for key, (_, there) in sections.items() if not there]
    if not missing:
        return None
    return f"The record holds no note of {listed(missing).replace(' and ', ' or ')}."


def _contents(sections: dict[str, tuple[str, bool]], *, context: bool) -> tuple[Jump, ...]:
    background = [Jump("Background", "background")] if context else []
    there = [Jump(title, key) for key, (title, is_there) in sections.items() if is_there]
    return tuple(
        chain(
            (Jump("Options", "options"), Jump("Who stands where", "positions")),
            background,
            (one for one in there if one.place != "related"),
            (Jump("History", "history"),),
            (one for one in there if one.place == "related"),
            (Jump("Sources", "sources"), Jump("Cite and correct", "cite")),
        )
    )
