"""What changed in what decisions share: milestones, people, terms and the tracker itself."""

from collections.abc import Iterator
from datetime import date

from bootpath.corpus import Corpus, SharedKind
from bootpath.difference.change import Change, Kind
from bootpath.difference.pairing import parts
from bootpath.difference.state import State
from bootpath.record import Fact, Milestone, Person, Role
from bootpath.record.by_day import milestone_by, person_by


def shared_changes(before: State, after: State) -> Iterator[Change]:
    """The changes of each shared file that both states can read."""
    yield from _milestones(before, after)
    yield from _people(before, after)
    yield from _terms(before, after)
    if _readable(before.corpus, after.corpus, "tracker"):
        for name in parts(before.corpus.tracker, after.corpus.tracker):
            yield Change(kind="reworded", field=name)


def _milestones(before: State, after: State) -> Iterator[Change]:
    old = {key: milestone_by(one, before.day) for key, one in before.corpus.milestones.items()}
    new = {key: milestone_by(one, after.day) for key, one in after.corpus.milestones.items()}
    if not _readable(before.corpus, after.corpus, "milestones"):
        return
    for key, one in sorted(new.items()):
        was = old.get(key)
        if was is None:
            yield Change(kind="milestone-added", milestone=key, about=one.title)
        yield from _reached(key, was, one)
        for name in parts(was, one, "met", "abandoned") if was else ():
            yield Change(kind="reworded", milestone=key, field=name)
    for key, one in sorted(old.items()):
        if key not in new:
            yield Change(kind="milestone-removed", milestone=key, about=one.title)


def _reached(key: str, old: Milestone | None, new: Milestone) -> Iterator[Change]:
    met, gone = (old.met, old.abandoned) if old else (None, None)
    yield from _fact("milestone-met", key, met, new.met)
    yield from _fact("milestone-abandoned", key, gone, new.abandoned)
    if met and not new.met:
        yield Change(kind="milestone-not-met", milestone=key, before=met.date.isoformat())


def _fact(kind: Kind, key: str, old: Fact | None, new: Fact | None) -> Iterator[Change]:
    if new and old is None:
        yield Change(kind=kind, milestone=key, day=new.date, text=new.says, cite=new.cite)
    elif new and old and old != new:
        yield Change(
            kind="entry-corrected",
            milestone=key,
            field=kind.removeprefix("milestone-"),
            day=new.date,
            parts=parts(old, new),
            before=old.date.isoformat(),
            after=new.date.isoformat(),
            reason=new.corrects,
            cite=new.cite,
        )


def _people(before: State, after: State) -> Iterator[Change]:
    if not _readable(before.corpus, after.corpus, "people"):
        return
    old = {key: person_by(one, before.day) for key, one in before.corpus.people.items()}
    new = {key: person_by(one, after.day) for key, one in after.corpus.people.items()}
    for key, one in sorted(new.items()):
        was = old.get(key)
        if was is None:
            yield Change(kind="person-added", person=key, about=one.name)
            continue
        yield from _roles(key, was, one)
        for name in parts(was, one, "roles", "affiliations"):
            yield Change(kind="reworded", person=key, field=name)
    for key, one in sorted(old.items()):
        if key not in new:
            yield Change(kind="person-removed", person=key, about=one.name)


def _roles(key: str, old: Person, new: Person) -> Iterator[Change]:
    was, now = _held(old), _held(new)
    for title, (since, until, role) in now.items():
        cite = role.cite if role else None
        if title not in was:
            yield Change(kind="role-began", person=key, day=since, after=title, cite=cite)
        if until and (title not in was or was[title][1] is None):
            yield Change(kind="role-ended", person=key, day=until, before=title, cite=cite)
    for title, (since, until, _) in was.items():
        if title not in now:
            yield Change(kind="entry-removed", person=key, field="roles", day=since, before=title)
        elif until and now[title][1] is None:
            yield Change(kind="reworded", person=key, field="roles")


def _held(person: Person) -> dict[str, tuple[date | None, date | None, Role | None]]:
    """What a person was, by its words: whom they worked for, and what they were responsible for."""
    held: dict[str, tuple[date | None, date | None, Role | None]] = {
        one.name: (one.from_, one.until, None) for one in person.affiliations
    }
    return held | {one.title: (one.from_, one.until, one) for one in person.roles}


def _terms(before: State, after: State) -> Iterator[Change]:
    old, new = before.corpus.terms, after.corpus.terms
    if not _readable(before.corpus, after.corpus, "terms"):
        return
    for key, one in sorted(new.items()):
        if key not in old:
            yield Change(kind="term-added", term=key, about=one.word)
        for name in parts(old[key], one) if key in old else ():
            yield Change(kind="reworded", term=key, field=name)
    for key, one in sorted(old.items()):
        if key not in new:
            yield Change(kind="term-removed", term=key, about=one.word)


def _readable(before: Corpus, after: Corpus, kind: SharedKind) -> bool:
    """Whether both states know what the file holds: an unreadable one has lost nothing."""
    return before.keys(kind) is not None and after.keys(kind) is not None
