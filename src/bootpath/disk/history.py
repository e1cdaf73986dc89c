"""Records as they were: the files of a directory at a revision, read from git and nowhere else."""

from pathlib import Path
from typing import NamedTuple

from bootpath.diagnostic import Diagnostic, Place, Severity, Span
from bootpath.disk.fault import DiskFault, printable
from bootpath.disk.git import GitFault, asked
from bootpath.disk.logo import absent, too_large
from bootpath.disk.records import LIMIT, LOCK_LIMIT, RawFile
from bootpath.record.logo import LOGO_LIMIT, logo_kind
from bootpath.record.unshowable import Unshowable

_REGULAR = (b"100644", b"100755")
_START = Span(1, 1, 1, 1)


class UnknownRevision(DiskFault):
    """A revision that a user names does not exist, or this clone does not have it."""


class Past(NamedTuple):
    """The records at a commit: its full hash, its day (committer's, ISO 8601), files, the lock."""

    commit: str
    day: str
    files: list[RawFile]
    lock: bytes | None


def past(directory: Path, shown: str, revision: str, lock: str) -> Past:
    """The records of a directory as they were at a revision; the work tree is not touched.

    `lock` is the name of the file that keeps what was verified. Raises UnknownRevision when the
    revision names no commit that is here, and DiskFault when the directory lies in no repository.
    """
    top, prefix = _repository(directory, shown)
    commit = _commit(directory, revision)
    day = _text(asked(directory, "show", "-s", "--format=%cs", commit))
    listing = asked(top, "ls-tree", "-z", "--full-tree", commit, prefix or "./")
    blobs: dict[str, str] = {}
    files: list[RawFile] = []
    for row in filter(None, listing.split(b"\0")):
        about, _, entry = row.partition(b"\t")
        mode, kind, blob = about.split()[:3]
        name = entry.rpartition(b"/")[2]
        wanted = name.endswith(b".yaml") and not name.startswith(b".")
        if kind != b"blob" or not (wanted or name == lock.encode()):
            continue
        text = printable(name.decode("utf-8", "surrogateescape"))
        if mode in _REGULAR:
            blobs[text] = _text(blob)
        elif wanted:
            files.append(_refused(f"{_folder(shown)}{text}", "not-a-regular-file"))
    data = dict(zip(blobs, contents(top, list(blobs.values())), strict=True))
    kept = data.pop(lock, None)
    for stem, content in data.items():
        path = f"{_folder(shown)}{stem}"
        if len(content) > LIMIT:
            files.append(_refused(path, "file-too-large"))
        else:
            files.append(RawFile(path, content, None))
    files.sort(key=lambda file: file.path)
    return Past(commit, day, files, kept if kept is None or len(kept) <= LOCK_LIMIT else None)


def past_logo(directory: Path, commit: str, path: str) -> bytes:
    """The bytes of the tracker's logo as it was at a commit, by its path below the records.

    Raises Unshowable for a path that no logo may have, and when no regular file of at most the
    limit stood there; DiskFault when the repository does not answer.
    """
    logo_kind(path)
    try:
        # Literally, relative to the directory: `*` and a leading `:` have no meaning here.
        listing = asked(
            directory, "--literal-pathspecs", "ls-tree", "-z", "-l", commit, f"./{path}"
        )
    except GitFault as fault:
        raise DiskFault(f"the repository cannot be read: {fault}") from None
    about = listing.split(b"\t")[0].split()
    if not about:
        raise absent()
    mode, _, blob, size = about
    if mode not in _REGULAR:
        raise Unshowable("was no regular file at that revision", "name another revision")
    if int(size) > LOGO_LIMIT:
        raise too_large()
    (data,) = contents(directory, [_text(blob)])
    return data


def _repository(directory: Path, shown: str) -> tuple[Path, str]:
    """The top of the work tree, and where the directory lies in it, with a slash at the end."""
    try:
        top = _text(asked(directory, "rev-parse", "--show-toplevel"))
        prefix = _text(asked(directory, "rev-parse", "--show-prefix"))
    except GitFault as fault:
        message = f"the history of {printable(shown or directory)} cannot be read: {fault}"
        raise DiskFault(message, "records at a revision are read from a git repository") from None
    return Path(top), prefix


def _commit(directory: Path, revision: str) -> str:
    try:
        named = f"{revision}^{{commit}}"
        found = asked(directory, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
        return _text(found).rpartition("\n")[2]
    except GitFault:
        shown = printable(revision)
        try:
            shallow = _text(asked(directory, "rev-parse", "--is-shallow-repository")) == "true"
        except GitFault:
            shallow = False
        hint = "name a commit, a branch or a tag that git log shows"
        if shallow:
            hint = "this clone is shallow and may lack it: git fetch --unshallow"
        raise UnknownRevision(f"there is no revision '{shown}' here", hint) from None


def contents(directory: Path, hashes: list[str]) -> list[bytes]:
    """The contents of blobs by their hashes, in that order.

    Raises DiskFault when the repository does not answer, UnknownRevision when it lacks one.
    """
    if not hashes:
        return []
    given = "".join(f"{one}\n" for one in hashes).encode()
    try:
        data = asked(directory, "cat-file", "--batch", given=given)
    except GitFault as fault:
        raise DiskFault(f"the repository cannot be read: {fault}") from None
    found, at = [], 0
    for _ in hashes:
        end = data.index(b"\n", at)
        fields = data[at:end].split()
        if fields[-1] == b"missing":
            message = "the repository lacks a file of that revision"
            raise UnknownRevision(message, "it may be a partial clone: git fetch --refetch")
        size = int(fields[2])
        found.append(data[end + 1 : end + 1 + size])
        at = end + 1 + size + 1
    return found


def _refused(path: str, code: str) -> RawFile:
    messages = {
        "not-a-regular-file": f"{path} was a symbolic link at that revision and is not read",
        "file-too-large": f"{path} had more than {LIMIT:,} bytes at that revision",
    }
    place = Place(path, _START)
    hint = "name another revision, or leave the record out"
    return RawFile(path, None, Diagnostic(code, Severity.ERROR, place, messages[code], hint))


def _folder(shown: str) -> str:
    return shown.rstrip("/") + "/" if shown else ""


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape").strip()
