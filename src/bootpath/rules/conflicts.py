"""Rules about decisions that conflict: which options exclude each other, and what was chosen."""

from collections.abc import Iterator

from bootpath.corpus import Choice, Corpus, Entry, Link, LinkKind
from bootpath.record import CHOSEN
from bootpath.rules.case import Case
from bootpath.rules.rule import ERROR, rule
from bootpath.shape import hint_for, quoted
from bootpath.source import Finding, Route, Spot


@rule(ERROR)
def dangling_exclusion(case: Case) -> Iterator[Finding]:
    """An option excludes something that is no option of a conflicting decision.

    `conflicts-with` says that two questions cannot be answered independently; `excludes` under an
    option says which answers rule each other out. It is written on one side, and counts for both.

    Bad:
        links: {conflicts-with: [keep-the-new-path]}
        options:
          drop: {title: Drop it, excludes: [{decision: keep-the-new-path, option: dorp}]}
    Good:
        links: {conflicts-with: [keep-the-new-path]}
        options:
          drop: {title: Drop it, excludes: [{decision: keep-the-new-path, option: drop}]}
    """
    for key, option in case.decision.options.items():
        for at, one in enumerate(option.excludes):
            here: Route = ("options", key, "excludes", at)
            target = case.corpus.entry(one.decision)
            if target is None:
                if not case.corpus.knows(one.decision):
                    yield case.finding(
                        (*here, "decision"),
                        f"no decision is named {quoted(one.decision)}",
                        hint_for(one.decision, case.corpus.slugs),
                        needs=((*here, "decision"),),
                    )
            elif target.slug not in _opposed(case):
                yield case.finding(
                    (*here, "decision"),
                    f"{quoted(one.decision)} is not said to conflict with this decision",
                    f"write 'conflicts-with: [{target.slug}]' under links:",
                    needs=((*here, "decision"), ("links",)),
                )
            elif one.option not in target.decision.options and not _lacks(target, "options"):
                yield case.finding(
                    (*here, "option"),
                    f"{quoted(target.slug)} has no option {quoted(one.option)}",
                    hint_for(one.option, tuple(target.decision.options)),
                    needs=((*here, "option"),),
                )


def _lacks(entry: Entry, key: str) -> bool:
    return entry.shaped.lacks((key,))


def _opposed(case: Case) -> set[str]:
    """The decisions that this one is said to conflict with, whichever side says so."""
    back = case.corpus.backlinks.get(case.entry.slug, ())
    found = {link.source for link in back if link.kind == "conflicts-with"}
    return found | {other.slug for _, other in linked(case, "conflicts-with")}


def linked(case: Case, *kinds: LinkKind) -> Iterator[tuple[Link, Entry]]:
    """The links of these kinds that the decision writes, with the decisions they lead to."""
    for link in () if case.link_kinds.isdisjoint(kinds) else case.links:
        target = case.corpus.entry(link.target) if link.kind in kinds else None
        if target and target is not case.entry:
            yield link, target


def conflicts(case: Case) -> Iterator[tuple[Link, Entry]]:
    """The conflicts of a decision; one that both sides write belongs to the first by name."""
    for link, other in linked(case, "conflicts-with"):
        names = {one.target for one in other.links() if one.kind == "conflicts-with"}
        if case.entry.slug < other.slug or case.entry.slug not in names:
            yield link, other


@rule(ERROR)
def conflicting_outcomes(case: Case) -> Iterator[Finding]:
    """Two decisions that conflict were both accepted or settled, with outcomes that exclude each other.

    Where no option of the two is said to exclude one of the other, any two outcomes do. A decision
    that an accepted one supersedes counts no more.

    Bad:
        links: {conflicts-with: [keep-the-new-path]}
        options:
          drop: {title: Drop it, excludes: [{decision: keep-the-new-path, option: keep}]}
        status: [{is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}]
        # file: keep-the-new-path.yaml
        status: [{is: settled, date: 2016-05-20, outcome: keep, cite: {mail: so@example.org}}]
    Good:
        links: {conflicts-with: [keep-the-new-path]}
        options:
          drop: {title: Drop it, excludes: [{decision: keep-the-new-path, option: drop}]}
        status: [{is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}]
        # file: keep-the-new-path.yaml
        status: [{is: settled, date: 2016-05-20, outcome: keep, cite: {mail: so@example.org}}]
    """
    opposed = list(conflicts(case))
    mine = _outcome(case.corpus, case.entry) if opposed else None
    if mine is None:
        return
    for link, target in opposed:
        theirs = _outcome(case.corpus, target)
        if theirs is None:
            continue
        named = any(
            other.slug == target.slug
            for key in case.decision.options
            for other in case.corpus.exclusions.get(Choice(case.entry.slug, key), ())
        )
        if named and theirs not in case.corpus.exclusions.get(mine, ()):
            continue
        here = ("status", len(case.decision.status) - 1, "outcome")
        there = ("status", len(target.decision.status) - 1, "outcome")
        needs = (here, ("links", "conflicts-with", link.at), ("options",))
        found = case.finding(
            here,
            f"{quoted(mine.option)} was chosen here and {quoted(theirs.option)} in"
            f" {quoted(target.slug)}, and they cannot be had together"
            if named
            else f"this is said to conflict with {quoted(target.slug)}, and both are decided",
            "open one of the two again, or let one supersede the other"
            if named
            else "say which options exclude each other: excludes: under the option",
            needs=needs,
        )
        if not _lacks(target, "status") and not _lacks(target, "options"):
            spot = Spot(target.path, there)
            yield found._replace(related=((spot, f"{quoted(theirs.option)} was chosen here"),))


def _outcome(corpus: Corpus, entry: Entry) -> Choice | None:
    """What a decision chose, unless it was superseded."""
    last = entry.decision.status[-1] if entry.decision.status else None
    if last is None or last.is_ not in CHOSEN or last.outcome is None:
        return None
    successors = (corpus.by_slug[slug].decision for slug in corpus.successors(entry.slug))
    if any(one.status and one.status[-1].is_ in CHOSEN for one in successors):
        return None
    return Choice(entry.slug, last.outcome)


RULES = (dangling_exclusion, conflicting_outcomes)
