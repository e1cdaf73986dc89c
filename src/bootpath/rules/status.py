"""Rules about the status list: which moves there are, and what each entry must bring with it."""

from collections.abc import Iterator

from bootpath.record import CHOSEN, Status
from bootpath.rules.case import Case
from bootpath.rules.rule import ERROR, WARNING, rule
from bootpath.source import Finding, Route

TRANSITIONS: dict[Status | None, tuple[Status, ...]] = {
    None: ("draft", "open", "accepted", "rejected", "deferred", "settled"),
    "draft": ("open", "withdrawn"),
    "open": ("accepted", "rejected", "deferred", "settled", "withdrawn", "superseded"),
    "accepted": ("open", "rejected", "deferred", "settled", "superseded"),
    "deferred": ("open", "accepted", "rejected", "settled", "withdrawn", "superseded"),
    "rejected": ("open", "superseded"),
    "settled": ("open", "superseded"),
    "withdrawn": ("open",),
    "superseded": (),
}
"""From each status those that may follow it; None is the start of the list."""


@rule(ERROR)
def no_status(case: Case) -> Iterator[Finding]:
    """A decision has no status entry at all.

    Bad:
        status: []
    Good:
        status: [{is: open, date: 2016-04-01}]
    """
    if not case.decision.status:
        yield case.finding(
            ("status",),
            "the decision has no status",
            "add the day it was first discussed: status: [{is: open, date: YYYY-MM-DD}]",
            needs=(("status",),),
        )


@rule(ERROR)
def status_out_of_order(case: Case) -> Iterator[Finding]:
    """A status entry is dated before the entry above it.

    The list is append-only: what came later stands lower.

    Bad:
        status:
          - {is: open, date: 2016-04-20}
          - {is: rejected, date: 2016-04-01, cite: {mail: no@example.org}}
    Good:
        status:
          - {is: open, date: 2016-04-01}
          - {is: rejected, date: 2016-04-20, cite: {mail: no@example.org}}
    """
    entries = case.decision.status
    for index in range(1, len(entries)):
        before, here = entries[index - 1], entries[index]
        if here.date < before.date:
            first, second = ("status", index - 1, "date"), ("status", index, "date")
            yield case.finding(
                second,
                f"{here.date} lies before {before.date}, the date of the entry above",
                "append entries in the order of their days",
                related=((first, "the entry above"),),
                needs=(first, second),
            )


@rule(ERROR)
def forbidden_transition(case: Case) -> Iterator[Finding]:
    """A status follows one that it cannot follow.

    A rejected decision is opened again before it is accepted; a superseded one is finished. The
    table of moves stands in the documentation and on the rules page.

    Bad:
        status:
          - {is: rejected, date: 2016-04-01, cite: {mail: no@example.org}}
          - {is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}
    Good:
        status:
          - {is: rejected, date: 2016-04-01, cite: {mail: no@example.org}}
          - {is: open, date: 2016-04-10}
          - {is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}
    """
    before: Status | None = None
    for index, entry in enumerate(case.decision.status):
        allowed = TRANSITIONS[before]
        if entry.is_ not in allowed and before != "superseded":
            here, above = ("status", index, "is"), ("status", index - 1, "is")
            if before is None:
                message = f"a decision cannot begin as {entry.is_}"
            elif before == entry.is_:
                message = f"the decision is {before} already"
            else:
                message = f"{entry.is_} cannot follow {before}"
            yield case.finding(
                here,
                message,
                f"what may stand here: {', '.join(allowed)}",
                related=((above, f"{before} here"),) if before else (),
                needs=(here, above) if before else (here,),
            )
        before = entry.is_


@rule(ERROR)
def entry_after_superseded(case: Case) -> Iterator[Finding]:
    """A status entry follows `superseded`.

    A superseded decision is finished; what happens now belongs to its successor.

    Bad:
        status:
          - {is: open, date: 2016-04-01}
          - {is: superseded, date: 2016-04-20}
          - {is: open, date: 2016-04-30}
        # file: keep-the-new-path.yaml
        links: {supersedes: [drop-the-old-path]}
        status:
          - {is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}
    Good:
        status:
          - {is: open, date: 2016-04-01}
          - {is: superseded, date: 2016-04-20}
        # file: keep-the-new-path.yaml
        links: {supersedes: [drop-the-old-path]}
        status:
          - {is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}
    """
    entries = case.decision.status
    for index in range(1, len(entries)):
        if entries[index - 1].is_ == "superseded":
            here, above = ("status", index, "is"), ("status", index - 1, "is")
            yield case.finding(
                here,
                "the decision is superseded and takes no more entries",
                "write the entry in its successor",
                related=((above, "superseded here"),),
                needs=(here, above),
            )


@rule(ERROR)
def accepted_without_outcome(case: Case) -> Iterator[Finding]:
    """A decision is accepted or settled without saying which option was chosen.

    Bad:
        status: [{is: accepted, date: 2016-04-20, cite: {mail: yes@example.org}}]
    Good:
        status: [{is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}]
    """
    for index, entry in enumerate(case.decision.status):
        if entry.is_ in CHOSEN and entry.outcome is None:
            here = ("status", index, "is")
            yield case.finding(
                here,
                f"{entry.is_} without the option that was chosen",
                "add outcome: with the key of an option",
                needs=(here, ("status", index, "outcome")),
            )


@rule(ERROR)
def accepted_without_citation(case: Case) -> Iterator[Finding]:
    """A decision is accepted, settled or rejected without evidence.

    Who says so, and where can it be read? A settled decision cites the commit, release or
    document that settled it.

    Bad:
        status: [{is: accepted, date: 2016-04-20, outcome: drop}]
    Good:
        status: [{is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}]
    """
    for index, entry in enumerate(case.decision.status):
        if entry.is_ in (*CHOSEN, "rejected") and entry.cite is None:
            here = ("status", index, "is")
            yield case.finding(
                here,
                f"{entry.is_} without a citation",
                "add cite: with the mail, commit or document that says so",
                needs=(here, ("status", index, "cite")),
            )


@rule(ERROR)
def deferred_without_until(case: Case) -> Iterator[Finding]:
    """A decision is deferred without a day on which it comes up again.

    Bad:
        status: [{is: deferred, date: 2016-04-20}]
    Good:
        status: [{is: deferred, date: 2016-04-20, until: 2096-10-20}]
    """
    for index, entry in enumerate(case.decision.status):
        here = ("status", index, "is")
        if entry.is_ == "deferred" and entry.until is None:
            yield case.finding(
                here,
                "deferred without a day",
                "add until: with the day it comes up again",
                needs=(here, ("status", index, "until")),
            )
        elif entry.until is not None and entry.until < entry.date:
            dates = (("status", index, "date"), ("status", index, "until"))
            yield case.finding(
                dates[1],
                f"{entry.until} lies before {entry.date}, the day of the deferral",
                "write a later day",
                needs=dates,
            )


@rule(WARNING)
def key_out_of_place(case: Case) -> Iterator[Finding]:
    """A key stands where it has no meaning: `outcome` on an open status, `until` on an accepted one.

    It says something that nobody will read, most often left over from an earlier state.

    Bad:
        status: [{is: open, date: 2016-04-20, outcome: drop}]
    Good:
        status: [{is: open, date: 2016-04-20}]
    """
    for index, entry in enumerate(case.decision.status):
        here = ("status", index, "is")
        if entry.outcome is not None and entry.is_ not in CHOSEN:
            yield _misplaced(case, (*here[:2], "outcome"), f"status is {entry.is_}", here)
        if entry.until is not None and entry.is_ != "deferred":
            yield _misplaced(case, (*here[:2], "until"), f"status is {entry.is_}", here)
    for index, position in enumerate(case.decision.positions):
        here = ("positions", index, "stance")
        if position.stance == "conditional":
            continue
        for key in ("condition", "milestone"):
            if getattr(position, key) is not None:
                stance = f"stance is {position.stance}"
                yield _misplaced(case, (*here[:2], key), stance, here)


def _misplaced(case: Case, route: Route, where: str, needed: Route) -> Finding:
    message = f"'{route[-1]}' means nothing where the {where}"
    return case.finding(route, message, "delete it", key=True, needs=(needed,))


RULES = (
    no_status,
    status_out_of_order,
    forbidden_transition,
    entry_after_superseded,
    accepted_without_outcome,
    accepted_without_citation,
    deferred_without_until,
    key_out_of_place,
)
