"""Rules that hold records to their past: what `bootpath check --since REVISION` compares."""

from collections.abc import Iterator
from typing import Any

from bootpath.corpus import Entry
from bootpath.evidence import Claim, Statement, statements
from bootpath.record import Decision, Record
from bootpath.rules.dated import Dated, Listed, lists
from bootpath.rules.earlier import Change, Revised
from bootpath.rules.pairing import is_corrected, is_kept, pairs
from bootpath.rules.rule import ERROR, rule
from bootpath.rules.status import TRANSITIONS
from bootpath.shape import quoted
from bootpath.source import Finding, Route, Spot


@rule(ERROR)
def rewritten_history(case: Revised) -> Iterator[Finding]:
    """A dated entry says something else than at the earlier commit, or is gone.

    The lists of status, positions, questions with their answers, expectations and events are
    append-only, and so is what a milestone says of having been met or given up. An entry keeps
    who, when and where: person, date, source of its citation, and stance, option, vote, status,
    outcome, days and milestone where it has them. Its prose may be reworded, what it did not say
    may be added (an outcome, an answer, a citation), and the order of a list may change.

    A mistake may be put right: `corrects:` in the changed entry gives the reason in one sentence,
    and the site shows it with the entry. Each correction needs a reason of its own. An entry does
    not go away: what a person took back is a later entry with the stance `withdrawn`.

    Found by `bootpath check --since REVISION` only. At the earlier commit

        - {person: ada, date: 2016-04-02, stance: objects, option: drop, says: Wants it kept.,
           cite: {mail: ada1@example.org}}

    cannot become

        - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
           cite: {mail: ada1@example.org}}

    unless it says why:

        - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
           cite: {mail: ada1@example.org}, corrects: The double negation was misread.}
    """
    for then, now in _revised_lists(case):
        yield from _rewritten(case, then, now)


def _revised_lists(case: Revised) -> Iterator[tuple[Listed, Listed]]:
    """The lists of a file then and now; none where nothing was changed."""
    if case.before != case.shaped.record:
        now = {one.route: one for one in lists(case.shaped.record)}
        for then in lists(case.before):
            yield then, now.get(then.route, Listed(then.route, ()))


def _rewritten(case: Revised, then: Listed, now: Listed) -> Iterator[Finding]:
    for pair in pairs(then, now):
        if pair.now is None:
            yield _gone(case, pair.then, now.route)
            continue
        if not is_kept(pair.then, pair.now) and not is_corrected(pair.then, pair.now):
            yield _changed(case, pair.then, pair.now)
        for inner, inner_now in zip(pair.then.inner, pair.now.inner, strict=True):
            yield from _rewritten(case, inner, inner_now)


def _gone(case: Revised, then: Dated, route: Route) -> Finding:
    told = [one.words for one in then.statements if one.name not in ("person", "date")]
    what = f"it {_joined(told)} in" if told else "it stood in"
    return case.finding(
        route,
        f"{then.called} is gone: {what} {case.then.commit}",
        "put it back: what is no longer so is followed by a later entry, it does not go away",
        key=True,
        needs=(route,),
    )


def _changed(case: Revised, then: Dated, now: Dated) -> Finding:
    states = {one.name: one for one in now.statements}
    other = [
        one
        for one in then.statements
        if one.name not in states or states[one.name].value != one.value
    ]
    here = states.get(other[0].name)
    old = " again" if now.corrects else ""
    return case.finding(
        (*now.route, *here.route) if here else now.route,
        f"{then.called} {_joined([one.words for one in other])} in {case.then.commit}",
        f"put that back, or say in one sentence why it is changed{old}: corrects: in this entry",
        needs=(now.route,),
    )


def _joined(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


@rule(ERROR)
def forbidden_transition_since(case: Revised) -> Iterator[Finding]:
    """The status was taken back, and what it is now could not have followed it.

    The entry that was last at the earlier commit is gone from the list, which hides a move that
    the table of moves does not have: from `rejected` straight to `accepted`, or anything after
    `superseded`.

    Found by `bootpath check --since REVISION` only. At the earlier commit

        status:
          - {is: open, date: 2016-04-01}
          - {is: rejected, date: 2016-04-20, cite: {mail: no@example.org}}

    cannot become

        status:
          - {is: open, date: 2016-04-01}
          - {is: accepted, date: 2016-05-01, outcome: drop, cite: {mail: yes@example.org}}
    """
    now = case.shaped.record
    if not isinstance(case.before, Decision) or not isinstance(now, Decision) or not now.status:
        return
    for listed, listed_now in _revised_lists(case):
        if listed.route == ("status",) and listed.entries:
            last = listed.entries[-1]
            if any(pair.then is last and pair.now for pair in pairs(listed, listed_now)):
                return
            before, after = case.before.status[-1].is_, now.status[-1].is_
            allowed = TRANSITIONS[before]
            if after != before and after not in allowed:
                here = ("status", len(now.status) - 1, "is")
                yield case.finding(
                    here,
                    f"{after} cannot follow {before}, the status in {case.then.commit}",
                    f"what may follow it: {', '.join(allowed) or 'nothing'}",
                    needs=(("status",),),
                )


@rule(ERROR)
def quote_changed_after_verification(case: Revised) -> Iterator[Finding]:
    """Quoted words were found in their mail, and then changed in the record.

    `_citations.lock` of the earlier commit has them as the words of that person in that mail.
    What stands there now is another claim under the same name, and nobody has approved it.

    Where the first choice was a poor one, `corrects:` in the entry gives the reason.

    Found by `bootpath check --since REVISION` only.
    """
    lock = case.then.evidence.lock
    if lock is None or case.before == case.shaped.record:
        return
    then, now = list(statements(case.before)), list(statements(case.shaped.record))
    kept = {_words(one) for one in now}
    before = {_words(one) for one in then}
    others: dict[tuple[str, str, str], list[Statement]] = {}
    for one in now:
        if _words(one) not in before:
            others.setdefault(_about(one.claim), []).append(one)
    for one in then:
        checked = lock.claims.get(one.claim)
        verified = checked is not None and checked.outcome.is_verified and one.claim.quote
        replaced = others.get(_about(one.claim))
        if not verified or _words(one) in kept or not replaced:
            continue
        other = replaced.pop(0)
        reason, may_correct = _correction(case.shaped.record, other.route)
        if reason is not None and reason != _correction(case.before, one.route)[0]:
            continue
        yield case.finding(
            (*other.route, "quote"),
            f"the words verified in {case.then.commit} were {quoted(one.claim.quote)}",
            "put them back" + (", or say why: corrects: in this entry" if may_correct else ""),
            needs=(other.route,),
        )


def _about(claim: Claim) -> tuple[str, str, str]:
    return claim.source, claim.person, claim.day


def _words(one: Statement) -> tuple[tuple[str, str, str], str]:
    return _about(one.claim), one.claim.quote


def _correction(record: object, route: Route) -> tuple[str | None, bool]:
    """The correction of the innermost entry around a route, and whether it may have one."""
    node: Any = getattr(record, "root", record)
    found: tuple[str | None, bool] = None, False
    for step in route:
        node = getattr(node, str(step)) if isinstance(node, Record) else node[step]
        if isinstance(node, Record) and "corrects" in type(node).model_fields:
            found = node.__dict__["corrects"], True
    return found


@rule(ERROR)
def removed_decision(change: Change) -> Iterator[Finding]:
    """A decision that was there at the earlier commit has left nothing behind.

    Others cite its address and its name. A record that was renamed, or merged into another, goes
    on as an alias there, and its page redirects. One that came to nothing stays, with a last
    status that says so: `withdrawn` or `superseded`. The names it had before stay as well.

    Found by `bootpath check --since REVISION` only.
    """
    then, now = change.then.corpus, change.now
    # an alias may stand in what could not be read
    for slug, entry in then.by_slug.items() if now.whole else ():
        if not now.knows(slug):
            yield Finding(
                Spot(entry.path, ()),
                f"the decision {quoted(slug)} of {change.then.commit} is gone",
                f"{_heir(change, entry)}, or restore it{_tombstone(entry.decision)}",
            )
    for alias, slug in then.aliases.items() if now.whole else ():
        heir = now.entry(slug)
        if heir and not now.knows(alias):
            yield Finding(
                Spot(heir.path, ("aliases",), key=True),
                f"the former name {quoted(alias)} of {change.then.commit} is gone",
                f"write it under aliases: so that its address redirects here: [{alias}]",
            )


def _heir(change: Change, gone: Entry) -> str:
    """Where the alias belongs: a new record with the same title or question, else any."""
    alias, old = f"write 'aliases: [{gone.slug}]'", gone.decision
    for entry in change.now.entries:
        new = entry.decision
        same = new.question == old.question or new.title == old.title
        if same and not change.then.corpus.knows(entry.slug):
            return f"{alias} in {entry.path}, which asks the same"
    return f"{alias} in the record that it became part of"


def _tombstone(decision: Decision) -> str:
    last = decision.status[-1].is_ if decision.status else "open"
    ends = [end for end in ("withdrawn", "superseded") if end in (last, *TRANSITIONS[last])]
    return "" if last in ends else f" and end it as {' or '.join(ends)}"


REVISED_RULES = (rewritten_history, forbidden_transition_since, quote_changed_after_verification)
CHANGE_RULES = (removed_decision,)
