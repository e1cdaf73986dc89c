"""Rules about one person in two records: positions that cannot both be right."""

from collections.abc import Iterator
from datetime import date

from bootpath.corpus import Choice, Entry
from bootpath.mail.identity import mail_key
from bootpath.record import Decision, Position
from bootpath.rules.case import Case
from bootpath.rules.conflicts import conflicts, linked
from bootpath.rules.positions import AGAINST, FOR
from bootpath.rules.rule import ERROR, WARNING, rule
from bootpath.shape import quoted
from bootpath.source import Finding, Route, Spot

_UNDECIDED = ("draft", "open", "deferred")
_READ = {
    "supports": "supporting",
    "conditional": "supporting on a condition",
    "objects": "objecting to",
    "blocks": "blocking",
}


@rule(WARNING)
def conflicting_positions(case: Case) -> Iterator[Finding]:
    """One person supports two options, of two decisions, that exclude each other.

    Both are what the person said last on the option, and neither decision had been made when the
    later of the two was said. One of them is misread, or was taken back and the record does not
    say so. A conditional stance does not count: its condition may be what makes the two agree.

    Bad:
        links: {conflicts-with: [keep-the-new-path]}
        options:
          drop: {title: Drop it, excludes: [{decision: keep-the-new-path, option: keep}]}
        positions:
          - {person: ada, date: 2016-04-09, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: ada1@example.org}}
    Good:
        links: {conflicts-with: [keep-the-new-path]}
        options:
          drop: {title: Drop it, excludes: [{decision: keep-the-new-path, option: keep}]}
        positions:
          - {person: ada, date: 2016-04-09, stance: conditional, option: drop, says: Maybe later.,
             condition: The new path works everywhere., cite: {mail: ada1@example.org}}
    """
    for _, other in conflicts(case):
        theirs = _live(other.decision)
        for at, mine in _live(case.decision).values():
            for choice in case.corpus.exclusions.get(Choice(case.entry.slug, mine.option), ()):
                held = theirs.get((mine.person, choice.option))
                if (
                    held
                    and choice.slug == other.slug
                    and _is_contradiction(case, mine, other, held)
                ):
                    yield _clash(
                        case,
                        at,
                        other,
                        held[0],
                        f"{quoted(mine.person)} supports {quoted(mine.option)} here and"
                        f" {quoted(choice.option)} in {quoted(other.slug)}: they exclude each other",
                        "read both mails again; for what was taken back add a later entry with"
                        " stance: withdrawn",
                    )


def _live(decision: Decision) -> dict[tuple[str, str], tuple[int, Position]]:
    """The last position of each person on each option, with its place."""
    found: dict[tuple[str, str], tuple[int, Position]] = {}
    for at, one in enumerate(decision.positions):
        before = found.get((one.person, one.option))
        if before is None or one.date >= before[1].date:
            found[one.person, one.option] = at, one
    return found


def _is_contradiction(case: Case, mine: Position, other: Entry, held: tuple[int, Position]) -> bool:
    """Whether both are supported, in two mails, with the other decision still to be made."""
    theirs = held[1]
    if not (mine.stance == theirs.stance == "supports") or _is_of_one_mail(mine, theirs):
        return False
    if mine.date >= theirs.date:
        return _is_undecided(other.decision, mine.date)
    return _is_undecided(case.decision, theirs.date)


def _is_undecided(decision: Decision, day: date) -> bool:
    """Whether a decision was still to be made on a day."""
    said = [one.is_ for one in decision.status if one.date <= day]
    return not said or said[-1] in _UNDECIDED


def _is_of_one_mail(one: Position, other: Position) -> bool:
    source = _mail(one)
    return bool(source) and source == _mail(other)


def _mail(position: Position) -> str:
    cite = position.cite
    return mail_key(cite.mail or cite.url or "") if cite else ""


def _clash(case: Case, at: int, other: Entry, there: int, message: str, hint: str) -> Finding:
    here: Route = ("positions", at, "stance")
    found = case.finding(here, message, hint, needs=(("positions",), ("options",), ("links",)))
    if other.shaped.lacks(("positions",)) or other.shaped.lacks(("options",)):
        return found
    spot = Spot(other.path, ("positions", there, "stance"))
    return found._replace(related=((spot, "the other position"),))


@rule(ERROR)
def same_mail_opposite_stances(case: Case) -> Iterator[Finding]:
    """Two records read one mail of one person as the opposite of each other.

    It is read as support for two options that exclude each other; or as for and as against an
    option that a decision has in common with the one it amends or supersedes, under the same key.
    That one mail supports an option here and objects to another one there is no contradiction.

    Bad:
        links: {amends: [keep-the-new-path]}
        positions:
          - {person: ada, date: 2016-04-02, stance: objects, option: keep, says: Wants it gone.,
             cite: {mail: keep1@example.org}}
    Good:
        links: {amends: [keep-the-new-path]}
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: keep, says: Wants it kept.,
             cite: {mail: keep1@example.org}}
    """
    excluding = [(other, _exclude) for _, other in conflicts(case)]
    common = [(other, _differ) for _, other in linked(case, "amends", "supersedes")]
    for other, is_opposite in (*excluding, *common):
        read: dict[tuple[str, str], list[int]] = {}
        for there, position in enumerate(other.decision.positions):
            read.setdefault((position.person, _mail(position)), []).append(there)
        for at, mine in enumerate(case.decision.positions):
            for there in read.get((mine.person, _mail(mine)), ()) if _mail(mine) else ():
                theirs = other.decision.positions[there]
                if is_opposite(case, mine, other, theirs):
                    yield _clash(
                        case,
                        at,
                        other,
                        there,
                        f"one mail of {quoted(mine.person)} is read as"
                        f" {_READ[mine.stance]} {quoted(mine.option)} here and as"
                        f" {_READ[theirs.stance]} {quoted(theirs.option)} in {quoted(other.slug)}",
                        "read it again, and keep the reading that is right",
                    )
                    break


def _exclude(case: Case, mine: Position, other: Entry, theirs: Position) -> bool:
    """Whether both positions support options that exclude each other."""
    others = case.corpus.exclusions.get(Choice(case.entry.slug, mine.option), ())
    supported = mine.stance == theirs.stance == "supports"
    return supported and Choice(other.slug, theirs.option) in others


def _differ(_case: Case, mine: Position, _other: Entry, theirs: Position) -> bool:
    """Whether the positions are for and against one option."""
    sides = {mine.stance in FOR, theirs.stance in FOR}
    taken = all(one.stance in FOR or one.stance in AGAINST for one in (mine, theirs))
    return taken and len(sides) > 1 and mine.option == theirs.option


RULES = (
    conflicting_positions,
    same_mail_opposite_stances,
)
