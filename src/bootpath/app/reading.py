"""Records read: a directory becomes a corpus, and every problem of loading and shape is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from bootpath.app.situation import Situation
from bootpath.corpus import SHARED, Corpus, Entry, SharedFile, SharedKind
from bootpath.diagnostic import Diagnostic, Place, Related, Severity, Span
from bootpath.disk.history import past, past_logo
from bootpath.disk.listing import raw_files
from bootpath.disk.logo import logo_bytes
from bootpath.disk.records import RawFile, lock_bytes
from bootpath.disk.store import digest
from bootpath.evidence import BrokenLock, Evidence, Lock
from bootpath.evidence.lock import NAME as LOCK
from bootpath.evidence.lock import read as read_lock
from bootpath.record import Decision, Tracker
from bootpath.record.logo import logo_at
from bootpath.shape import Shaped, fitting, packed, shape
from bootpath.source import Composed, Finding, Flaw, compose, decode, sound
from bootpath.source import Mapping as Tree

SECTIONS = ("components", "archives", "repositories")

_NOTHING = Shaped(None)


class Texts(Mapping[str, str]):
    """The texts of files by path; one that was not read yet is read when it is asked for."""

    def __init__(self, read: dict[str, str], later: dict[str, Callable[[], str]]) -> None:
        self._read = read
        self._later = later

    def __getitem__(self, path: str) -> str:
        if path not in self._read:
            self._read[path] = self._later[path]()
        return self._read[path]

    def __contains__(self, path: object) -> bool:
        return path in self._read or path in self._later

    def __iter__(self) -> Iterator[str]:
        yield from self._read
        yield from (path for path in self._later if path not in self._read)

    def __len__(self) -> int:
        return len(self._read.keys() | self._later.keys())

    def at_hand(self, path: str) -> str:
        """A text that was read already; of another nothing."""
        return self._read.get(path, "")


class Unread(NamedTuple):
    """The slugs of decisions that could not be read at all, and whether all else was, completely."""

    slugs: frozenset[str] = frozenset()
    whole: bool = True


@dataclass(frozen=True)
class Reading:
    """A corpus with the texts it was read from.

    `problems` are those that have a place already (from the disk and the loader), `findings`
    those of the shape stage, which have a route. `lock` is the file of what was verified, as it was
    read. `digests` tell the bytes of files apart, by name, where that was asked for; a file known
    from an earlier run has no problem, no finding and no allowance. `earlier` is a decision as an
    earlier run read it, by its digest; None where that is not known any more. `situation` is how
    the records lay, where a later run can know that they lie so still.
    """

    corpus: Corpus
    texts: Texts
    problems: tuple[Diagnostic, ...]
    findings: tuple[Finding, ...]
    evidence: Evidence
    lock: bytes | None
    digests: Mapping[str, str] = field(default_factory=dict)
    earlier: Callable[[str], Decision | None] = lambda _: None
    situation: Situation | None = None

    @cached_property
    def decisions(self) -> dict[str, str]:
        """The digests of the decisions' files, by slug, of those that could be read."""
        by_slug = self.corpus.by_slug
        return {
            slug: digest
            for name, digest in self.digests.items()
            if (slug := name.removesuffix(".yaml")) in by_slug
        }

    @property
    def unread(self) -> Unread:
        """What of the records could not be read."""
        return Unread(self.corpus.unread, self.corpus.whole)

    @cached_property
    def besides(self) -> bytes:
        """Sixteen bytes that differ where what decisions share does, or where they lie."""
        corpus = self.corpus
        told = (
            [self.digests.get(f"_{kind}.yaml") for kind in SHARED],
            corpus.logo,
            sorted({entry.path.rpartition("/")[0] for entry in corpus.entries}),
        )
        return digest(self.lock or b"", repr(told).encode(errors="surrogateescape"))


@dataclass(frozen=True, slots=True)
class FileRead:
    """What was read of the bytes of one file, and of nothing else.

    `text` is None when there were no bytes. `keys` is what a shared file defines.
    """

    text: str | None = None
    problems: tuple[Diagnostic, ...] = ()
    shaped: Shaped = _NOTHING
    keys: dict[str, frozenset[str]] | None = None


def read_file(path: str, data: bytes) -> FileRead:
    """Read one file; `path` is how messages name it, and its name says what it holds.

    It depends on its arguments alone, so that it can be asked in another process, or not at all
    where the answer is known.
    """
    text, flaws = decode(data)
    kind = kind_of(path)
    if not flaws and kind not in SHARED and (tree := sound(text)) and (fits := fitting(kind, tree)):
        return FileRead(text, shaped=fits)
    composed = Composed(None, flaws) if flaws else compose(text)
    problems = tuple(_problem(path, flaw) for flaw in composed.flaws)
    if composed.tree is None:
        return FileRead(text, problems)
    shaped = shape(kind, path, composed.tree)
    return FileRead(text, problems, shaped, _keys(composed.tree) if kind in SHARED else None)


def packed_file(data: bytes) -> bytes | None:
    """The bytes of a file in the form that `unpacked` takes; None where anything in it is refused.

    Whether it is a record is found when it is unpacked.
    """
    text, flaws = decode(data)
    tree = None if flaws else sound(text)
    return None if tree is None else packed(tree)


def read(root: Path, shown: str, step: Callable[[], None] = lambda: None) -> Reading:
    """Read every record of a directory; `shown` is how the user named it.

    Raises DiskFault when there is no such directory. `step` is called once for each file.
    """
    logo = partial(logo_bytes, root)
    return read_files(raw_files(root, shown), step, lock_bytes(root, LOCK), shown, logo)


def read_past(root: Path, shown: str, revision: str) -> tuple[Reading, str]:
    """Read the records as they were at a git revision, with the full hash of its commit.

    Raises UnknownRevision and DiskFault.
    """
    then = past(root, shown, revision, LOCK)
    logo = partial(past_logo, root, then.commit)
    return read_files(then.files, lock=then.lock, shown=shown, logo=logo), then.commit


def read_files(
    files: Iterable[RawFile],
    step: Callable[[], None] = lambda: None,
    lock: bytes | None = None,
    shown: str = "",
    logo: Callable[[str], bytes] | None = None,
) -> Reading:
    """Read records, and what was verified of their citations, from bytes already in memory.

    `logo` gets the bytes of the tracker's logo; without it the logo is not looked for.
    """
    return gathered(map(_found, files), step, lock, shown, logo)


def _found(file: RawFile) -> "Found":
    return Found(file, None if file.data is None else read_file(file.path, file.data))


class Found(NamedTuple):
    """A file with what was read of it; None where there was nothing to read."""

    file: RawFile
    read: FileRead | None


class Known(NamedTuple):
    """A sound decision, whose text nobody has to look at, and how to come by that."""

    entry: Entry
    text: Callable[[], str]


def gathered(
    files: Iterable[Found | Known],
    step: Callable[[], None],
    lock: bytes | None,
    shown: str,
    logo: Callable[[str], bytes] | None,
    digests: Mapping[str, str] | None = None,
) -> Reading:
    """What was read of all files, together; the arguments are those of `read_files`."""
    texts: dict[str, str] = {}
    later: dict[str, Callable[[], str]] = {}
    problems: list[Diagnostic] = []
    findings: list[Finding] = []
    entries: list[Entry] = []
    shared: dict[SharedKind, SharedFile] = {}
    unread: set[str] = set()
    for one in files:
        step()
        if isinstance(one, Known):
            later[one.entry.path] = one.text
            entries.append(one.entry)
            continue
        file, read = one.file, one.read or FileRead()
        if file.problem is not None:
            problems.append(file.problem)
        stem, kind = stem_of(file.path), kind_of(file.path)
        if read.text is not None:
            texts[file.path] = read.text
        problems += read.problems
        findings += read.shaped.findings
        if kind in SHARED:
            shared[kind] = SharedFile(file.path, read.keys, read.shaped)
        elif read.shaped.record is not None:
            entries.append(Entry(stem, file.path, read.shaped))
        elif file.problem is None or file.problem.severity is Severity.ERROR:
            unread.add(stem)
    entries.sort(key=lambda entry: entry.slug)
    tracker = shared["tracker"].shaped.record if "tracker" in shared else None
    path = tracker.logo if isinstance(tracker, Tracker) else None
    shown_logo = logo_at(path, logo) if path else None
    corpus = Corpus(tuple(entries), frozenset(unread), shared, shown_logo)
    known, broken = _lock(lock, f"{shown.rstrip('/')}/{LOCK}" if shown else LOCK)
    return Reading(
        corpus,
        Texts(texts, later),
        (*problems, *broken),
        tuple(findings),
        Evidence(corpus, known),
        lock,
        digests or {},
    )


def _lock(data: bytes | None, path: str) -> tuple[Lock | None, tuple[Diagnostic, ...]]:
    if data is None:
        return None, ()
    try:
        return read_lock(data), ()
    except BrokenLock as broken:
        place = Place(path, Span(broken.line, broken.column, broken.line, broken.column + 1))
        message = f"what was verified cannot be read: {broken.message}"
        hint = "restore it from git, or run bootpath verify to write it anew"
        return None, (Diagnostic("broken-lock", Severity.ERROR, place, message, hint),)


def kind_of(path: str) -> str:
    """What a file holds, by its name: a shared file, else a decision."""
    stem = stem_of(path)
    return stem[1:] if stem.startswith("_") and stem[1:] in SHARED else "decision"


def stem_of(path: str) -> str:
    """The name of a record's file without its ending: a decision's slug."""
    return path.rpartition("/")[2].removesuffix(".yaml")


def _problem(path: str, flaw: Flaw) -> Diagnostic:
    related = tuple(Related(Place(path, span), text) for span, text in flaw.related)
    place = Place(path, flaw.span)
    return Diagnostic(flaw.code, Severity.ERROR, place, flaw.message, flaw.hint, related)


def _keys(tree: Tree) -> dict[str, frozenset[str]]:
    """What a shared file defines: its own keys, and those of the tracker's sections."""
    keys = {"": frozenset(tree.entries)}
    for section in SECTIONS:
        entry = tree.entries.get(section)
        if entry is not None and isinstance(entry[1], Tree):
            keys[section] = frozenset(entry[1].entries)
    return keys
