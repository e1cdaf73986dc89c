"""Rules about positions: who may be said to have held what, and on which evidence."""

from collections.abc import Hashable, Iterable, Iterator

from bootpath.record import Position, Stance
from bootpath.rules.case import Case
from bootpath.rules.rule import ERROR, WARNING, rule
from bootpath.shape import quoted
from bootpath.source import Finding, Route

FOR: frozenset[Stance] = frozenset({"supports", "conditional"})
AGAINST: frozenset[Stance] = frozenset({"objects", "blocks"})

VOTES: dict[Stance, tuple[int, ...]] = {
    "supports": (1, 2),
    "conditional": (0, 1),
    "neutral": (0,),
    "objects": (-2, -1),
    "blocks": (-2,),
    "asks": (),
    "withdrawn": (),
}
"""The votes that fit a stance (Xen Project governance: +2 and +1 agree, -1 and -2 disagree)."""


def takes_both_sides(case: Case) -> bool:
    """Whether somebody was for and somebody against an option: only then can they contradict."""
    return not (case.stances.isdisjoint(FOR) or case.stances.isdisjoint(AGAINST))


def contradictions(read: Iterable[tuple[Hashable, int, Stance]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions on the same matter, of which one is for and the other against.

    Each position comes as its matter, its index and its stance, and is set against the first one
    of the other side only: of many contradictions nobody needs every pair.
    """
    first: dict[tuple[Hashable, bool], int] = {}
    for matter, index, stance in read:
        if stance in FOR or stance in AGAINST:
            side = stance in FOR
            if (matter, not side) in first:
                yield first[matter, not side], index
            first.setdefault((matter, side), index)


@rule(ERROR)
def position_without_citation(case: Case) -> Iterator[Finding]:
    """A position is recorded without the mail in which it was taken.

    Nobody can check it, and nobody can correct it.

    Bad:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.}
    Good:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: ada1@example.org}}
    """
    for index, position in enumerate(case.decision.positions):
        if position.cite is None:
            yield case.finding(
                ("positions", index, "person"),
                f"a position of {quoted(position.person)} without a citation",
                "add cite: with mail: or url: and quote:",
                needs=(("positions", index, "cite"),),
            )


@rule(ERROR)
def conditional_without_condition(case: Case) -> Iterator[Finding]:
    """A stance is conditional, and the condition is not said.

    Bad:
        positions:
          - {person: ada, date: 2016-04-02, stance: conditional, option: drop, says: Maybe.,
             cite: {mail: ada1@example.org}}
    Good:
        positions:
          - {person: ada, date: 2016-04-02, stance: conditional, option: drop, says: Maybe.,
             condition: The new path works everywhere., cite: {mail: ada1@example.org}}
    """
    for index, position in enumerate(
        case.decision.positions if "conditional" in case.stances else ()
    ):
        if (
            position.stance == "conditional"
            and position.condition is None
            and position.milestone is None
        ):
            here: Route = ("positions", index)
            yield case.finding(
                (*here, "stance"),
                "a conditional stance without its condition",
                "add condition: with what it depends on, or milestone: with what it waits for",
                needs=((*here, "stance"), (*here, "condition"), (*here, "milestone")),
            )


@rule(ERROR)
def contradictory_positions(case: Case) -> Iterator[Finding]:
    """One person is for and against the same option on one day.

    People change their minds, but then the later position has a later day. On one day one of the
    two is a misreading, or belongs to another option.

    Bad:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: ada1@example.org}}
          - {person: ada, date: 2016-04-02, stance: objects, option: drop, says: Wants it kept.,
             cite: {mail: ada2@example.org}}
    Good:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: ada1@example.org}}
          - {person: ada, date: 2016-04-03, stance: objects, option: drop, says: Wants it kept.,
             cite: {mail: ada2@example.org}}
    """
    if not takes_both_sides(case):
        return
    positions = case.decision.positions
    read = (
        ((one.person, one.date, one.option), index, one.stance)
        for index, one in enumerate(positions)
    )
    for before, index in contradictions(read):
        position = positions[index]
        here, there = ("positions", index, "stance"), ("positions", before, "stance")
        yield case.finding(
            here,
            f"{quoted(position.person)} is for and against {quoted(position.option)}"
            f" on {position.date}",
            "take the misread one out, or correct its date or option",
            related=((there, f"{positions[before].stance} here"),),
            needs=tuple(
                ("positions", at, field)
                for at in (before, index)
                for field in ("person", "date", "stance", "option")
            ),
        )


@rule(ERROR)
def vote_differs_from_stance(case: Case) -> Iterator[Finding]:
    """A vote on the Xen project's scale says something else than the stance.

    +2 and +1 agree, 0 takes no side, -1 and -2 disagree.

    Bad:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, vote: -1, option: drop,
             says: Wants it gone., cite: {mail: ada1@example.org}}
    Good:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, vote: +1, option: drop,
             says: Wants it gone., cite: {mail: ada1@example.org}}
    """
    for index, position in enumerate(case.decision.positions):
        if position.vote is not None and position.vote not in VOTES[position.stance]:
            fitting = VOTES[position.stance]
            here: Route = ("positions", index, "vote")
            stance: Route = ("positions", index, "stance")
            shown = " or ".join(f"{vote:+d}" if vote else "0" for vote in fitting)
            yield case.finding(
                here,
                f"the vote {position.vote:+d} does not fit the stance {position.stance}",
                f"a person who {_VERBS[position.stance]} votes {shown}"
                if fitting
                else f"{_VERBS[position.stance]}: delete the vote",
                related=((stance, f"{position.stance} here"),),
                needs=(here, stance),
            )


_VERBS = {
    "supports": "supports",
    "conditional": "agrees on a condition",
    "neutral": "is neutral",
    "objects": "objects",
    "blocks": "blocks",
    "asks": "a question takes no side",
    "withdrawn": "who takes a position back votes no more",
}


@rule(ERROR)
def withdrawal_without_position(case: Case) -> Iterator[Finding]:
    """A position is taken back that the person did not hold.

    A withdrawal is an entry of its own, later than the position: same person, same option. The
    position stays where it is, as what the person held before.

    Bad:
        positions:
          - {person: ada, date: 2016-04-09, stance: withdrawn, option: drop, says: Takes it back.,
             cite: {mail: ada2@example.org}}
    Good:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: ada1@example.org}}
          - {person: ada, date: 2016-04-09, stance: withdrawn, option: drop, says: Takes it back.,
             cite: {mail: ada2@example.org}}
    """
    if "withdrawn" not in case.stances:
        return
    positions = case.decision.positions
    latest: dict[tuple[str, str], int] = {}
    for index in sorted(range(len(positions)), key=lambda at: positions[at].date):
        position = positions[index]
        before = latest.get((position.person, position.option))
        latest[position.person, position.option] = index
        if position.stance != "withdrawn":
            continue
        message = f"{quoted(position.person)} takes back a position on {quoted(position.option)}"
        if before is None:
            yield case.finding(
                ("positions", index, "stance"),
                f"{message} that is not recorded",
                "record the position first, with its earlier day and its mail",
                needs=(("positions",),),
            )
        elif positions[before].stance == "withdrawn":
            yield case.finding(
                ("positions", index, "stance"),
                f"{message} twice",
                "delete the later of the two",
                related=((("positions", before, "stance"), "taken back here"),),
                needs=(("positions",),),
            )


@rule(WARNING)
def accepted_over_a_block(case: Case) -> Iterator[Finding]:
    """An option was accepted while somebody blocked it.

    It may be what happened. Then say so in the entry, and allow it here.

    Bad:
        positions:
          - {person: ada, date: 2016-04-02, stance: blocks, option: drop, says: Not in this form.,
             cite: {mail: ada1@example.org}}
        status:
          - {is: open, date: 2016-04-01}
          - {is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}
    Good:
        positions:
          - {person: ada, date: 2016-04-02, stance: blocks, option: drop, says: Not in this form.,
             cite: {mail: ada1@example.org}}
          - {person: ada, date: 2016-04-19, stance: neutral, option: drop, says: Stands aside.,
             cite: {mail: ada2@example.org}}
        status:
          - {is: open, date: 2016-04-01}
          - {is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}
    """
    for index, entry in enumerate(case.decision.status if "blocks" in case.stances else ()):
        if entry.is_ != "accepted" or entry.outcome is None:
            continue
        latest: dict[str, tuple[int, Position]] = {}
        for at, position in enumerate(case.decision.positions):
            held = latest.get(position.person)
            said = position.option == entry.outcome and position.date <= entry.date
            if said and (held is None or position.date >= held[1].date):
                latest[position.person] = (at, position)
        for at, position in latest.values():
            if position.stance == "blocks":
                here, there = ("status", index, "is"), ("positions", at, "stance")
                yield case.finding(
                    here,
                    f"{quoted(entry.outcome)} is accepted although"
                    f" {quoted(position.person)} blocked it",
                    "say what became of the block, as a later position or in the entry",
                    related=((there, "blocked here"),),
                    needs=(here, there, ("status", index, "date"), ("positions", at, "date")),
                )


RULES = (
    position_without_citation,
    conditional_without_condition,
    contradictory_positions,
    vote_differs_from_stance,
    withdrawal_without_position,
    accepted_over_a_block,
)
