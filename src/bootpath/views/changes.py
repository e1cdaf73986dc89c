"""The page of what the records learned when: the commits of git that touched them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bootpath.difference import Change
from bootpath.views.finding import shown
from bootpath.views.library import Library
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.told import Names, sentence
from bootpath.views.vantage import Vantage
from bootpath.views.words import clipped, counted, listed

PATH = "changes.html"

DECISIONS = 20
"""So many decisions stand with one commit."""

SENTENCES = 6
"""So many sentences stand with one decision of a commit."""

_SUBJECT = 160
_SENTENCE = 220
_NAME = 80
_SHORT_HASH = 12
_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_SHARED = {
    "_citations.lock": "what was verified",
    "_milestones.yaml": "milestones",
    "_people.yaml": "people",
    "_terms.yaml": "terms",
    "_tracker.yaml": "the tracker",
}


class FileChange(NamedTuple):
    """A file that a commit touched: its path below the records, its former one, what became of it.

    `how` is `added`, `changed` or `removed`; a renamed file has its former path in `before`.
    """

    path: str
    how: str
    before: str | None = None


class Commit(NamedTuple):
    """A commit that touched the records.

    `day` is ISO 8601, or empty where git has none. `changes` is what it changed in the decisions
    and in what they share, with the `names` to tell it by; both are left out of older commits.
    """

    commit: str
    day: str
    subject: str
    author: str
    files: tuple[FileChange, ...]
    changes: tuple[Change, ...] = ()
    names: Names | None = None


class Log(NamedTuple):
    """The commits that touched the records, newest first, and whether there are older ones.

    `shallow` says that the clone the site was built from lacks older ones.
    """

    commits: tuple[Commit, ...]
    more: bool
    shallow: bool


class Learned(NamedTuple):
    """What a commit changed in a decision, or in what decisions share.

    - `subject`: a link to the decision, or a word; `how`: what became of the record as a whole
    - `says`: what changed, a sentence each; `more`: how many are left out, in words
    """

    subject: Ref
    how: str | None
    says: tuple[str, ...]
    more: str | None


class Lesson(NamedTuple):
    """A commit as readers see it.

    - `day`: ISO 8601, where git has one; `title`: its subject; `who`: the author's name
    - `commit`: its hash, shortened
    - `learned`: the decisions it changed; `more`: how many are left out, in words
    - `shared`: what it changed of what they share
    """

    day: str | None
    title: str
    who: str
    commit: str
    learned: tuple[Learned, ...]
    more: str | None
    shared: Learned | None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What `changes.html.j2` gets.

    - `frame`: the page's frame
    - `known`: whether git could be asked; `shallow`, `older`: what is missing at the end
    - `pending`: whether files were changed since the newest commit
    - `lessons`: the commits, newest first
    """

    frame: Frame
    known: bool
    shallow: bool
    older: bool
    pending: bool
    lessons: tuple[Lesson, ...]


def page(vantage: Vantage, log: Log | None) -> Page:
    """What the records learned when, seen from the root of the site."""
    library = vantage.library
    found = (_lesson(vantage, commit) for commit in log.commits) if log else ()
    value = ChangesPage(
        frame=vantage.frame(
            PATH, "Changes to the records", "When a record learned what: by day, author and commit."
        ),
        known=log is not None,
        shallow=log.shallow if log else False,
        older=log.more if log else False,
        pending=bool(library.revision and library.revision.changed),
        lessons=tuple(one for one in found if one),
    )
    return Page(PATH, "changes.html.j2", value)


def _lesson(vantage: Vantage, commit: Commit) -> Lesson | None:
    """A commit; None for one that touched nothing but drafts, which are not published."""
    learned, shared = tuple(_decisions(vantage, commit)), _shared(commit)
    if not learned and not shared:
        return None
    more = len(learned) - DECISIONS
    return Lesson(
        day=commit.day or None,
        title=_visible(commit.subject, _SUBJECT) or "A change without a subject",
        who=_name(commit.author),
        commit=commit.commit[:_SHORT_HASH],
        learned=learned[:DECISIONS],
        more=counted(more, "more decision") if more > 0 else None,
        shared=shared,
    )


def _visible(text: str, limit: int) -> str:
    """A text of git's in one line of visible characters, without mail addresses in it."""
    return shown(_ADDRESS.sub("…", text), limit)


def _name(author: str) -> str:
    """The name of an author; of one who gives an address instead, what stands before the `@`."""
    name = shown(_ADDRESS.sub("", author), _NAME)
    return name or shown(author.partition("@")[0], _NAME) or "somebody"


def _decisions(vantage: Vantage, commit: Commit) -> Iterator[Learned]:
    library = vantage.library
    said: dict[str, list[str]] = {}
    for one in commit.changes:
        if commit.names and one.decision:
            said.setdefault(one.decision, []).append(_told(commit.names, one))
    for file in commit.files:
        slug = _slug(file.path)
        if slug is None or _is_unpublished(library, slug):
            continue
        says, more = _cut(said.get(slug, []))
        before = _slug(file.before) if file.before else None
        how = f"renamed from {before}" if before else file.how
        yield Learned(
            vantage.decision(slug),
            how if not says else None,
            says,
            more,
        )


def _shared(commit: Commit) -> Learned | None:
    names = sorted(_SHARED[file.path] for file in commit.files if file.path in _SHARED)
    if not names:
        return None
    told = [
        _told(commit.names, one) for one in commit.changes if commit.names and one.decision is None
    ]
    words = listed(names)
    return Learned(Ref(words[:1].upper() + words[1:]), None, *_cut(told))


def _cut(says: list[str]) -> tuple[tuple[str, ...], str | None]:
    more = len(says) - SENTENCES
    return tuple(says[:SENTENCES]), counted(more, "more change") if more > 0 else None


def _told(names: Names, change: Change) -> str:
    return clipped(sentence(names, change), _SENTENCE)


def _slug(path: str) -> str | None:
    """The decision that a file holds; None for any other file."""
    stem = path.removesuffix(".yaml")
    return None if stem == path or path.startswith(("_", ".")) or "/" in path else stem


def _is_unpublished(library: Library, slug: str) -> bool:
    entry = library.corpus.entry(slug)
    return entry is not None and entry.slug not in library.published
