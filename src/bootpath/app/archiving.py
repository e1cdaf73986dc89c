"""Archives opened: where mails are read, as the command line or the tracker names the places."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bootpath.mail.archives import Archive, ArchivesInOrder
from bootpath.mail.archives.cache import CachedArchive
from bootpath.mail.archives.git import GitArchive
from bootpath.mail.archives.http import Clock, HttpArchive
from bootpath.mail.archives.local import MaildirArchive, MboxArchive
from bootpath.mail.archives.offline import Offline
from bootpath.mail.archives.own_addresses import OwnAddresses
from bootpath.record import MailPlace, Tracker


def place(named: str) -> MailPlace:
    """The place that a user means: an address, a Maildir, a git repository, else a file of mails.

    Raises ValueError with a sentence when nothing is there.
    """
    if named.startswith(("https://", "http://")):
        return MailPlace.model_validate({"public-inbox": named})
    path = Path(named)
    if not path.exists():
        raise ValueError(f"there is no file or directory '{named}'")
    if not path.is_dir():
        return MailPlace(mbox=named)
    if (path / "cur").is_dir() and (path / "new").is_dir():
        return MailPlace(maildir=named)
    if any((path / inside).exists() for inside in (".git", "HEAD", "git", "0.git")):
        return MailPlace(git=named)
    raise ValueError(f"'{named}' is neither a Maildir nor a clone of a public-inbox")


def archives(
    places: Sequence[MailPlace],
    clock: Clock,
    *,
    offline: bool = False,
    cache: Path | None = None,
    step: Callable[[], None] = lambda: None,
) -> ArchivesInOrder:
    """The archives at these places, tried in this order.

    With `offline` no network is used, only what the cache has. `step` is called after each mail
    that was asked for over the network. Raises ValueError with a sentence
    for an address that is none.
    """
    return ArchivesInOrder(
        tuple(
            archive
            for one in places
            for archive in _archives(one, clock, step, offline=offline, cache=cache)
        )
    )


def _archives(
    one: MailPlace,
    clock: Clock,
    step: Callable[[], None],
    *,
    offline: bool,
    cache: Path | None,
) -> Iterator[Archive]:
    if one.mbox is not None:
        yield MboxArchive(Path(one.mbox))
    if one.maildir is not None:
        yield MaildirArchive(Path(one.maildir))
    if one.git is not None:
        yield GitArchive(Path(one.git))
    if one.public_inbox is not None:
        archive: Archive = HttpArchive(one.public_inbox, clock, step)
        if offline:
            archive = Offline(archive.name)
        if cache is not None:
            archive = CachedArchive(cache, archive)
        yield OwnAddresses(one.public_inbox, archive)


def places(tracker: Tracker, given: Sequence[str], records: Path) -> list[MailPlace]:
    """The places to read: those given, or else the tracker's own, which lie beside its records.

    Raises ValueError with a sentence when a given place is none.
    """
    if given:
        return [place(named) for named in given]
    return [_beside(one, records) for one in tracker.mail]


def _beside(one: MailPlace, records: Path) -> MailPlace:
    paths = {"mbox": one.mbox, "maildir": one.maildir, "git": one.git}
    given = {kind: path for kind, path in paths.items() if path is not None}
    return one.model_copy(
        update={kind: str(records / Path(path).expanduser()) for kind, path in given.items()}
    )
