"""Rules about the order of what happened, on whatever day they are asked."""

from collections.abc import Iterator

from bootpath.record import CHOSEN
from bootpath.rules.case import Case, FileCase
from bootpath.rules.positions import AGAINST, FOR
from bootpath.rules.rule import ERROR, NOTE, WARNING, rule
from bootpath.shape import quoted
from bootpath.source import Finding, Route, Spot
from bootpath.standing import standing

_NAMED = 3


@rule(WARNING)
def judged_before_due(case: Case) -> Iterator[Finding]:
    """An expectation is called missed before its day has come.

    What was expected by a day can still come on that day. It may be called held earlier.

    Bad:
        expectations:
          - {person: ada, date: 2016-04-02, expects: The old path is gone., due: 2020-01-01,
             cite: {mail: e@example.org},
             outcome: {is: missed, date: 2019-06-01, cite: {commit: "linux@0123456789ab"}}}
    Good:
        expectations:
          - {person: ada, date: 2016-04-02, expects: The old path is gone., due: 2020-01-01,
             cite: {mail: e@example.org},
             outcome: {is: held, date: 2019-06-01, cite: {commit: "linux@0123456789ab"}}}
    """
    for at, one in enumerate(case.decision.expectations):
        verdict = one.outcome
        if verdict and one.due and verdict.is_ == "missed" and verdict.date < one.due:
            here: Route = ("expectations", at)
            day, due, judgement = (
                (*here, "outcome", "date"),
                (*here, "due"),
                (*here, "outcome", "is"),
            )
            yield case.finding(
                day,
                f"missed on {verdict.date} already, although it was expected by {one.due}",
                "judge it on its day or later, or correct the day by which it was to come",
                related=((due, "expected by this day"),),
                needs=(day, due, judgement),
            )


@rule(NOTE)
def position_older_than_supersession(case: Case) -> Iterator[Finding]:
    """Somebody took a side on a superseded decision, and no position of theirs on the successor.

    What they hold dates from before the supersession, and silence is no consent. It is a warning
    where a block that stood is passed over so.

    Bad:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: ada1@example.org}}
        status:
          - {is: open, date: 2016-04-01}
          - {is: superseded, date: 2016-05-01}
        # file: keep-the-new-path.yaml
        links: {supersedes: [drop-the-old-path]}
        status:
          - {is: open, date: 2016-04-10}
          - {is: accepted, date: 2016-05-01, outcome: keep, cite: {mail: yes@example.org}}
        positions:
          - {person: bob, date: 2016-04-12, stance: supports, option: keep, says: Wants it.,
             cite: {mail: keep2@example.org}}
    Good:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: ada1@example.org}}
        status:
          - {is: open, date: 2016-04-01}
          - {is: superseded, date: 2016-05-01}
        # file: keep-the-new-path.yaml
        links: {supersedes: [drop-the-old-path]}
        status:
          - {is: open, date: 2016-04-10}
          - {is: accepted, date: 2016-05-01, outcome: keep, cite: {mail: yes@example.org}}
    """
    status = case.decision.status
    if "supersedes" not in case.link_kinds or not status or status[-1].is_ not in CHOSEN:
        return
    day = status[-1].date
    spoke = {position.person for position in case.decision.positions}
    for link in case.links:
        target = case.corpus.entry(link.target) if link.kind == "supersedes" else None
        if target is None or target is case.entry or target.shaped.lacks(("positions",)):
            continue
        held = [
            stand.position
            for stand in standing(case.corpus, target, day).stands
            if stand.position.stance in FOR | AGAINST and stand.position.person not in spoke
        ]
        if held:
            names = list(dict.fromkeys(quoted(position.person) for position in held))
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            found = case.finding(
                ("links", "supersedes", link.at),
                f"{', '.join(names[:_NAMED])}{more} took a side on {quoted(target.slug)},"
                f" and no position on what superseded it on {day}",
                "ask them, and record what they say",
                needs=(("positions",), ("status",)),
            )
            first = target.decision.positions.index(held[0])
            at = target.shaped.in_file(("positions", first, "stance"))
            related = ((Spot(target.path, at), f"{held[0].stance} here"),)
            blocked = any(position.stance == "blocks" for position in held)
            yield found._replace(related=related, severity=WARNING if blocked else NOTE)


@rule(ERROR)
def milestone_met_without_evidence(case: FileCase) -> Iterator[Finding]:
    """A milestone is called met, and nothing shows it.

    Decisions wait for it and clocks start on its day: a commit, release, document or mail has to
    say so.

    Bad:
        # file: keep-the-new-path.yaml
        status: [{is: rejected, date: 2016-04-20, cite: {mail: no@example.org}}]
        # file: _milestones.yaml
        new-path-stable:
          title: The new path is stable
          expected: {date: 2018-01-01}
          met: {date: 2018-05-01}
    Good:
        # file: _milestones.yaml
        new-path-stable: {title: The new path is stable, expected: {date: 2099-01-01}}
    """
    file = case.corpus.files.get("milestones")
    if file is None or case.path != file.path:
        return
    for key, milestone in case.corpus.milestones.items():
        if milestone.met and milestone.met.cite is None:
            yield case.finding(
                (key, "met"),
                f"met on {milestone.met.date} without a citation",
                "add cite: with the commit, release, document or mail that shows it",
                key=True,
                needs=((key, "met"),),
            )


@rule(ERROR)
def accepted_waits_for_abandoned_milestone(case: Case) -> Iterator[Finding]:
    """An accepted decision waits for a milestone that was given up.

    What it waits for will not come, so it will never be carried out.

    Bad:
        conditions: [new-path-stable]
        status:
          - {is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}
        # file: _milestones.yaml
        new-path-stable:
          title: The new path is stable
          abandoned: {date: 2018-05-01, cite: {mail: no@example.org}}
    Good:
        conditions: [new-path-stable]
        status:
          - {is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}
          - {is: rejected, date: 2018-06-01, cite: {mail: no@example.org}}
        # file: _milestones.yaml
        new-path-stable:
          title: The new path is stable
          abandoned: {date: 2018-05-01, cite: {mail: no@example.org}}
    """
    status = case.decision.status
    if not status or status[-1].is_ != "accepted":
        return
    for at, key in enumerate(case.decision.conditions):
        milestone = case.corpus.milestones.get(key)
        gone = milestone.abandoned if milestone and not milestone.met else None
        if gone:
            found = case.finding(
                ("conditions", at),
                f"{quoted(key)} was given up on {gone.date}, and the decision is accepted",
                "say what the decision waits for now, or what became of it",
                needs=(("status",), ("conditions", at)),
            )
            spot = Spot(case.corpus.files["milestones"].path, (key, "abandoned"), key=True)
            yield found._replace(related=((spot, "given up here"),))


RULES = (
    judged_before_due,
    position_older_than_supersession,
    accepted_waits_for_abandoned_milestone,
)
FILE_RULES = (milestone_met_without_evidence,)
