"""The pages of milestones and expectations; `terms` has that of the words in use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from bootpath.record import Fact, Milestone
from bootpath.views import anchor
from bootpath.views.cite import Cite
from bootpath.views.glance import foreseen
from bootpath.views.outlook import Expected, expected
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.vantage import Vantage
from bootpath.views.waiting import Awaited, Waiting, waiting
from bootpath.views.words import counted

EXPECTATIONS = 60
"""So many expectations of a kind stand on their page."""

WAITING = 20
"""So many decisions stand with a milestone that they wait for, or that a stance names."""

LINKS = 400
"""So many of them on the whole page, as far as each milestone can still have a few."""

_FEW = 3


class Reached(NamedTuple):
    """A milestone: its anchor, title and meaning, the fact that counts, and who waits for it.

    `word` says what the fact is (`Met`, `Given up`, `Expected`), `day` when, `says` and `cite`
    the record's words and evidence, `corrected` why it was changed later. `more` counts the decisions left out of `waiting` and `named`.
    """

    place: str
    title: str
    text: Markup | None
    word: str | None
    day: str | None
    says: Markup | None
    cite: Cite | None
    corrected: Markup | None
    waiting: tuple[Ref, ...]
    named: tuple[Ref, ...]
    more: str | None


class MilestoneGroup(NamedTuple):
    """Milestones in the same state: a key, a heading, what to say when there is none."""

    key: str
    title: str
    empty: str
    milestones: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class MilestonesPage:
    """What `milestones.html.j2` gets: the frame, the drawing of what waits, the milestones by state if any."""

    frame: Frame
    waiting: Waiting | None
    groups: tuple[MilestoneGroup, ...]


class Awaiting(NamedTuple):
    """An expectation and the decision it is about."""

    decision: Ref
    expected: Expected


class ExpectationGroup(NamedTuple):
    """Expectations with the same fate: a key, a heading, an empty state, how many are left out."""

    key: str
    title: str
    empty: str
    expectations: tuple[Awaiting, ...]
    left_out: str | None


@dataclass(frozen=True, slots=True)
class ExpectationsPage:
    """What `expectations.html.j2` gets: the frame, and the expectations by what came of them, if any."""

    frame: Frame
    groups: tuple[ExpectationGroup, ...]


def milestones(vantage: Vantage) -> Page:
    """The page of milestones, those still to come first."""
    groups: dict[str, list[tuple[str, Reached]]] = {"ahead": [], "met": [], "abandoned": []}
    known = vantage.library.corpus.milestones
    limit = max(_FEW, min(WAITING, LINKS // max(len(known), 1)))
    for key, milestone in known.items():
        state, fact, word = _state(milestone, vantage.library.today)
        groups[state].append((key, _reached(vantage, key, milestone, fact, word, limit)))
    # Those still to come and those given up by title; those met by their day.
    ahead = [one for _, one in sorted(groups["ahead"], key=lambda pair: pair[1].title)]
    met = [one for _, one in sorted(groups["met"], key=lambda pair: (pair[1].day or "", pair[0]))]
    gone = [one for _, one in sorted(groups["abandoned"], key=lambda pair: pair[1].title)]
    value = MilestonesPage(
        frame=vantage.frame(
            "milestones.html",
            "Milestones",
            "What has to come true in the world, and which decisions wait for it.",
            part="milestones.html",
        ),
        waiting=_waiting({"met": met, "abandoned": gone, "ahead": ahead}),
        groups=()
        if not known
        else (
            MilestoneGroup("ahead", "Still to come", "Nothing is awaited.", tuple(ahead)),
            MilestoneGroup("met", "Met", "No milestone has been met.", tuple(met)),
            MilestoneGroup("abandoned", "Given up", "No milestone was given up.", tuple(gone)),
        ),
    )
    return Page("milestones.html", "milestones.html.j2", value)


def _waiting(groups: dict[str, list[Reached]]) -> Waiting | None:
    """The drawing of milestones by state; none where a page lists only some of those that wait."""
    found = [(state, one) for state, held in groups.items() for one in held]
    if any(one.more for _, one in found):
        return None
    return waiting(
        [
            Awaited(
                state,
                Ref(one.title, f"#{one.place}"),
                f"{one.word} {one.day}" if one.word and one.day else "Not yet",
                one.waiting,
            )
            for state, one in found
        ]
    )


def _state(milestone: Milestone, today: date) -> tuple[str, Fact | None, str | None]:
    if milestone.met and milestone.met.date <= today:
        return "met", milestone.met, "Met"
    if milestone.abandoned and milestone.abandoned.date <= today:
        return "abandoned", milestone.abandoned, "Given up"
    return "ahead", milestone.expected, "Expected" if milestone.expected else None


def _reached(
    vantage: Vantage,
    key: str,
    milestone: Milestone,
    fact: Fact | None,
    word: str | None,
    limit: int,
) -> Reached:
    waiting = vantage.library.waiting.get(key, ())
    slugs = {entry.slug for entry in waiting}
    named = [
        slug
        for slug in vantage.library.corpus.citing_milestones.get(key, ())
        if slug in vantage.library.published and slug not in slugs
    ]
    more = max(len(waiting) - limit, 0) + max(len(named) - limit, 0)
    return Reached(
        place=key,
        title=milestone.title,
        text=vantage.prose(milestone.says),
        word=word,
        day=fact.date.isoformat() if fact else None,
        says=vantage.prose(fact.says) if fact else None,
        cite=vantage.cite(fact.cite) if fact else None,
        corrected=vantage.prose(fact.corrects) if fact else None,
        waiting=tuple(vantage.decision(entry.slug, "conditions") for entry in waiting[:limit]),
        named=tuple(map(vantage.decision, named[:limit])),
        more=counted(more, "more decision") if more else None,
    )


def expectations(vantage: Vantage) -> Page:
    """The page of expectations, by what came of them."""
    found: dict[str, list[tuple[date, str, int]]] = {}
    for entry in vantage.library.entries:
        for one in foreseen(vantage.library, entry):
            found.setdefault(one.fate, []).append((one.day, entry.slug, one.at))
    groups = (
        ("overdue", "Past due, and nobody has said what came", "Nothing is past due."),
        ("open", "Open", "Nothing is expected at present."),
        ("missed", "Missed", "No expectation was missed."),
        ("held", "Held", "No expectation is recorded as having held."),
    )
    value = ExpectationsPage(
        frame=vantage.frame(
            "expectations.html",
            "Expectations",
            "What people said would be the case by a day or a release, and what then was.",
            part="expectations.html",
        ),
        groups=tuple(
            _expectation_group(vantage, key, title, empty, found.get(key, []))
            for key, title, empty in groups
            if found
        ),
    )
    return Page("expectations.html", "expectations.html.j2", value)


def _expectation_group(
    vantage: Vantage,
    key: str,
    title: str,
    empty: str,
    found: list[tuple[date, str, int]],
) -> ExpectationGroup:
    found.sort(key=lambda one: (-one[0].toordinal(), one[1], one[2]))
    by_slug = vantage.library.corpus.by_slug
    left_out = len(found) - EXPECTATIONS
    return ExpectationGroup(
        key,
        title,
        empty,
        tuple(
            Awaiting(
                vantage.decision(slug, anchor.expectation(at)),
                expected(vantage, by_slug[slug].course.expectations[at], at),
            )
            for _, slug, at in found[:EXPECTATIONS]
        ),
        counted(left_out, "older one") if left_out > 0 else None,
    )


def pages(vantage: Vantage) -> Iterator[Page]:
    """The two pages, seen from the root of the site."""
    yield milestones(vantage)
    yield expectations(vantage)
