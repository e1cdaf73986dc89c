"""Random edits of a small tracker, and of all that stands around it: whatever may befall a site."""

import os
from collections.abc import Callable
from typing import TypeAlias

from bootpath.app.reading import read
from bootpath.evidence import Checked, Lock, Outcome, Seen
from bootpath.evidence.lock import NAME as LOCK
from bootpath.evidence.lock import written
from drawn import (
    DAYS,
    LATER,
    LISTS,
    MUST,
    OPTIONS,
    PLAIN,
    SHARED,
    SLUGS,
    Dice,
    Fields,
    decision,
    option,
    tracker,
)
from repository import git
from tracker_trial import Trial

Edit: TypeAlias = Callable[[Trial, Dice], None]

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="9"></svg>'
OWN = ("about.html.j2", "own.css", "icon.svg")


def begin(trial: Trial, d: Dice) -> None:
    """Write a tracker of a few decisions."""
    trial.write("_tracker.yaml", tracker(d))
    for name, (keys, make) in SHARED.items():
        trial.write(name, {key: make(d) for key in keys})
    trial.path("logo.svg").write_text(LOGO.format(9))
    for slug in SLUGS[: d.number(2, 5)]:
        trial.write(f"{slug}.yaml", decision(d))


def _decision(trial: Trial, d: Dice) -> str:
    if not trial.decisions:
        trial.write("alpha.yaml", decision(d))
    return d.one(trial.decisions)


def plain_field(trial: Trial, d: Dice) -> None:
    name = _decision(trial, d)
    field = d.one(tuple(PLAIN))
    fields = dict(trial.files[name])
    if field in fields and field not in MUST and d.yes(3):
        del fields[field]
    else:
        fields[field] = PLAIN[field](d)
    trial.write(name, fields)


def one_title(trial: Trial, d: Dice) -> None:
    name = _decision(trial, d)
    trial.write(name, trial.files[name] | {"title": d.line()})


def listed_entry(trial: Trial, d: Dice) -> None:
    name = _decision(trial, d)
    field = d.one(tuple(LISTS))
    trial.write(
        name, trial.files[name] | {field: _list(d, trial.files[name].get(field, []), LISTS[field])}
    )


def _list(d: Dice, old: list[Fields], make: Callable[[Dice], Fields]) -> list[Fields]:
    how = d.one(("add", "change", "remove", "first", "turn")) if old else "add"
    at = d.number(0, len(old) - 1) if old else 0
    if how == "change":
        return [*old[:at], _changed(d, old[at], make), *old[at + 1 :]]
    if how == "remove":
        return [*old[:at], *old[at + 1 :]]
    if how == "turn":
        return old[::-1]
    return [make(d), *old] if how == "first" else [*old, make(d)]


def _changed(d: Dice, old: Fields, make: Callable[[Dice], Fields]) -> Fields:
    fresh = make(d)
    field = d.one(sorted({*old, *fresh}))
    rest = {name: value for name, value in old.items() if name != field}
    return rest | ({field: fresh[field]} if field in fresh else {})


def status_moved(trial: Trial, d: Dice) -> None:
    name = _decision(trial, d)
    word = d.one(("draft", "open", "accepted", "settled", "superseded", "withdrawn"))
    fields = trial.files[name]
    last: Fields = {"is": word, "date": d.one(DAYS)}
    if word in ("accepted", "settled"):
        last["outcome"] = d.one(OPTIONS)
    trial.write(name, fields | {"status": [*fields.get("status", [])[: d.number(0, 2)], last]})


def options(trial: Trial, d: Dice) -> None:
    name = _decision(trial, d)
    old = dict(trial.files[name].get("options", {}))
    key = d.one(OPTIONS)
    if key in old and d.yes(3):
        del old[key]
    elif d.yes(4):
        old = dict(reversed(old.items()))
    else:
        old[key] = option(d)
    trial.write(name, trial.files[name] | {"options": old})


def superseded(trial: Trial, d: Dice) -> None:
    name = _decision(trial, d)
    links = {kind: to for kind, to in trial.files[name].get("links", {}).items() if d.yes(2)}
    trial.write(name, trial.files[name] | {"links": links | {"supersedes": [d.one(SLUGS)]}})


def added(trial: Trial, d: Dice) -> None:
    trial.write(f"{d.one(SLUGS)}.yaml", decision(d))


def removed(trial: Trial, d: Dice) -> None:
    if trial.decisions:
        trial.remove(d.one(trial.decisions))


def renamed(trial: Trial, d: Dice) -> None:
    name, to = _decision(trial, d), f"{d.one(SLUGS)}.yaml"
    fields = trial.files[name]
    trial.remove(name)
    trial.write(to, fields | {"aliases": [name.removesuffix(".yaml")]} if d.yes() else fields)


BROKEN = ("title: [", "title: {", "title: one\ntitle: two\n", "")


def broken(trial: Trial, d: Dice) -> None:
    name = _decision(trial, d)
    trial.path(name).write_text(d.one(BROKEN))


def broken_again(trial: Trial, d: Dice) -> None:
    """As somebody who saves what is still broken, in another way."""
    names = [name for name in trial.decisions if trial.path(name).read_text() in BROKEN]
    trial.path(d.one(names) if names else _decision(trial, d)).write_text(d.one(BROKEN))


def mended(trial: Trial, _: Dice) -> None:
    for name, fields in dict(trial.files).items():
        trial.write(name, fields)


def shared_entry(trial: Trial, d: Dice) -> None:
    name = d.one(tuple(SHARED))
    keys, make = SHARED[name]
    old = dict(trial.files.get(name, {}))
    key = d.one(keys)
    if key not in old:
        old[key] = make(d)
    elif d.yes(5):
        del old[key]
    else:
        old[key] = _changed(d, old[key], make)
    if old:
        trial.write(name, old)
    elif name in trial.files:
        trial.remove(name)


def shared_file_gone(trial: Trial, d: Dice) -> None:
    name = d.one(("_tracker.yaml", *SHARED))
    if name in trial.files:
        trial.remove(name)


def tracker_field(trial: Trial, d: Dice) -> None:
    trial.write(
        "_tracker.yaml",
        _changed(d, trial.files.get("_tracker.yaml", {}), tracker) | {"title": d.line()},
    )


def logo(trial: Trial, d: Dice) -> None:
    trial.path("logo.svg").write_text(LOGO.format(d.number(1, 99)))


def verified(trial: Trial, d: Dice) -> None:
    evidence = read(trial.records, "decisions").evidence
    claims = sorted(evidence.live)
    found = {
        claim: Checked(d.one(tuple(Outcome)), ("Ada Lovelace",) if d.yes() else ())
        for claim in claims[:20]
    }
    day = d.one(("Fri, 01 Jan 2016 10:00:00 +0000", "yesterday"))
    seen = Seen("list.mbox", d.one(("Ada Lovelace", "Somebody")), day, d.line(), ("a" * 64,))
    mails = {claim.source: seen for claim in claims if d.yes()}
    trial.path(LOCK).write_bytes(written(Lock(found, mails, d.one(("", *LATER)))))


def unverified(trial: Trial, _: Dice) -> None:
    trial.path(LOCK).unlink(missing_ok=True)


def touched(trial: Trial, d: Dice) -> None:
    path = trial.path(_decision(trial, d))
    path.write_bytes(path.read_bytes())


def hidden_change(trial: Trial, d: Dice) -> None:
    """Other bytes, with the size and the time that there were."""
    name = _decision(trial, d)
    path, fields = trial.path(name), trial.files[name]
    status = path.stat()
    title = fields["title"]
    trial.write(name, fields | {"title": title[:-1] + ("x" if title[-1] != "x" else "y")})
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def swapped(trial: Trial, _: Dice) -> None:
    """Two records change their names, and so do their times and numbers."""
    if len(trial.decisions) > 1:
        one, other = trial.decisions[0], trial.decisions[-1]
        trial.path(one).rename(trial.path("x"))
        trial.path(other).rename(trial.path(one))
        trial.path("x").rename(trial.path(other))
        trial.files[one], trial.files[other] = trial.files[other], trial.files[one]


def another_day(trial: Trial, d: Dice) -> None:
    from datetime import date

    trial.today = date.fromisoformat(
        d.one(("2016-01-01", "2016-06-01", "2017-03-01", "2026-11-22"))
    )


def own_template(trial: Trial, d: Dice) -> None:
    own = trial.place / "own"
    own.mkdir(exist_ok=True)
    trial.templates = own
    name = d.one(OWN)
    if name.endswith(".j2"):
        text = (
            '{% extends "bootpath/about.html.j2" %}{% block main %}'
            f"{d.number(1, 9)}"
            "{% endblock %}"
        )
    else:
        text = f"/* {d.number(1, 9)} */"
    path = own / name
    times = path.stat() if path.exists() else None
    path.write_text(text)
    if times and d.yes(3):
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def no_own_template(trial: Trial, d: Dice) -> None:
    own = trial.place / "own"
    if d.yes() and own.exists():
        for path in list(own.iterdir())[:1]:
            path.unlink()
    else:
        trial.templates = None


def upgraded(trial: Trial, d: Dice) -> None:
    trial.version = d.number(0, 2)


def committed(trial: Trial, d: Dice) -> None:
    if not (trial.place / ".git").exists():
        git(trial.place, "init", "-q", "-b", "main")
        (trial.place / ".gitignore").write_text("site\ncache\n")
    git(trial.place, "add", "-A")
    git(trial.place, "commit", "-q", "--allow-empty", "-m", d.line())


def branched(trial: Trial, d: Dice) -> None:
    """Go to another branch, as a work tree without changes has it."""
    committed(trial, d)
    name = d.one(("main", "one", "two"))
    exists = name in git(trial.place, "branch", "--format=%(refname:short)").split()
    git(trial.place, "checkout", "-q", *(() if exists else ("-b",)), name)
    trial.load()


OF_RECORDS: tuple[Edit, ...] = (
    *(plain_field,) * 4,
    one_title,
    *(listed_entry,) * 4,
    *(status_moved,) * 2,
    options,
    superseded,
    added,
    removed,
    renamed,
    broken,
    *(broken_again,) * 2,
    mended,
    *(shared_entry,) * 3,
    shared_file_gone,
    *(tracker_field,) * 2,
    logo,
    verified,
    unverified,
    touched,
    hidden_change,
    swapped,
    another_day,
    own_template,
    no_own_template,
    upgraded,
    committed,
    branched,
)
"""What people do to records, and to what a site is made with."""
