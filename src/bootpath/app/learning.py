"""When a record learned what: the commits that touched the records, the latest ones in words."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from bootpath.app.reading import read_files
from bootpath.corpus import Corpus
from bootpath.difference import State, differences
from bootpath.disk import log as git
from bootpath.disk.fault import DiskFault
from bootpath.disk.history import contents
from bootpath.disk.records import LIMIT, RawFile
from bootpath.views import changes
from bootpath.views.told import Names

IN_WORDS = 20
"""So many commits are told in words; of older ones the page lists the files."""

FILES = 12
"""A commit that touches more records than this is told by its files: it is a sweep, or the first."""

ALL_FILES = 60
"""So many records are read for it altogether, which keeps a build as fast as it was."""


def learned(
    records: Path, corpus: Corpus, today: date, revision: str = "HEAD"
) -> changes.Log | None:
    """The commits up to a revision that touched the records; None when git cannot tell.

    What a commit changed is what differs between the files it touched before and after it, by what
    is dated up to the day. The rest of the records is taken as it is now.
    """
    known = git.log(records, revision)
    if known is None:
        return None
    chosen = _in_words(known.commits)
    blobs = _blobs(records, chosen)
    commits = tuple(
        _commit(one, corpus, today, blobs if one in chosen else None) for one in known.commits
    )
    return changes.Log(commits, known.more, known.shallow)


def _in_words(commits: Iterable[git.Commit]) -> list[git.Commit]:
    """The latest commits, as long as there is not too much to read."""
    found: list[git.Commit] = []
    room = ALL_FILES
    for commit, _ in zip(commits, range(IN_WORDS), strict=False):
        files = sum(_is_record(file.path) for file in commit.files)
        if 0 < files <= FILES:
            room -= files
            if room < 0:
                break
            found.append(commit)
    return found


def _blobs(records: Path, commits: Iterable[git.Commit]) -> dict[str, bytes]:
    """The contents of the records that some commits touched, before and after, by their hashes."""
    wanted = {
        blob
        for commit in commits
        for file in commit.files
        for blob in (file.old, file.new)
        if blob and _is_record(file.path)
    }
    ordered = sorted(wanted)
    try:
        return dict(zip(ordered, contents(records, ordered), strict=True))
    except DiskFault:  # a partial clone has the commits and not all that they touched
        return {}


def _is_record(path: str) -> bool:
    return path.endswith(".yaml") and not path.startswith(".") and "/" not in path


def _commit(
    commit: git.Commit, corpus: Corpus, today: date, blobs: dict[str, bytes] | None
) -> changes.Commit:
    plain = changes.Commit(
        commit.commit,
        commit.day,
        commit.subject,
        commit.author,
        tuple(changes.FileChange(file.path, _how(file), file.before) for file in commit.files),
    )
    if not blobs:
        return plain
    before = _corpus(corpus, ((file.before or file.path, file.old) for file in commit.files), blobs)
    after = _corpus(corpus, ((file.path, file.new) for file in commit.files), blobs)
    found = differences(State(before, today), State(after, today))
    return plain._replace(changes=found, names=Names(before, after))


def _how(file: git.Touched) -> str:
    if file.before:
        return "changed"
    return "added" if file.old is None else "removed" if file.new is None else "changed"


def _corpus(
    now: Corpus, files: Iterable[tuple[str, str | None]], blobs: dict[str, bytes]
) -> Corpus:
    """The records that a commit touched, as they were; what they share else is as it is now."""
    then = read_files(list(_raw(files, blobs))).corpus
    return Corpus(then.entries, then.unread, {**now.files, **then.files})


def _raw(files: Iterable[tuple[str, str | None]], blobs: dict[str, bytes]) -> Iterator[RawFile]:
    for path, blob in files:
        if blob in blobs and _is_record(path) and len(blobs[blob]) <= LIMIT:
            yield RawFile(path, blobs[blob], None)
