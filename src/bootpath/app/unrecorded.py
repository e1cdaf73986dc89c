"""Unrecorded: later mails in the threads that the records cite, which no record mentions."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from bootpath.app.gathering import Listable, Seen, summaries
from bootpath.app.reading import Reading
from bootpath.disk.fault import DiskFault
from bootpath.mail.identity import mail_key, message_id
from bootpath.mail.summary import Summary
from bootpath.mail.thread import Thread, threads


@dataclass(frozen=True, slots=True)
class CitedThread:
    """A thread with mails that no record mentions.

    `cited_by` are the decisions that cite it (and the shared files, by name), `first` is the day of
    the first cited mail when it is known, `recorded` counts the mails that are cited, and `mails`
    are the others in the order of their time.
    """

    subject: str
    cited_by: tuple[str, ...]
    first: date | None
    recorded: int
    mails: tuple[Summary, ...]


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """What a look through the archives found.

    `read` counts mails, `cited` the cited threads that were met, also those with nothing new;
    `faults` say which archive could not be read to its end.
    """

    threads: tuple[CitedThread, ...]
    read: int
    cited: int
    faults: tuple[DiskFault, ...]


def unrecorded(
    reading: Reading, archives: Iterable[Listable], since: date | None = None
) -> Unrecorded:
    """Look through archives once for mails that no citation of any record file names.

    Listed are those of cited threads, dated on the day of the first cited mail or later, and not
    before `since`. A mail without a readable date is listed unless `since` is given.
    """
    citing = _citing(reading)
    seen: Seen = set()
    kept: list[Summary] = []
    faults: list[DiskFault] = []
    for archive in archives:
        try:
            kept.extend(summaries(archive, seen))
        except DiskFault as fault:
            faults.append(fault)
    found = [_cited(thread, kept, citing) for thread in threads(kept)]
    cited = [thread for thread in found if thread is not None]
    later = [_from(thread, since) for thread in cited]
    return Unrecorded(
        tuple(thread for thread in later if thread.mails), len(kept), len(cited), tuple(faults)
    )


def _citing(reading: Reading) -> dict[str, set[str]]:
    """For each mail that is cited anywhere, in every form of its name, the files that cite it."""
    citing: dict[str, set[str]] = {}
    for path, statement in reading.evidence.statements:
        address = statement.address or ""
        keys = {mail_key(address)}
        with suppress(ValueError):  # many archives have the Message-ID in their addresses
            keys.add(message_id(address))
        for key in keys:
            citing.setdefault(key, set()).add(PurePosixPath(path).stem)
    return citing


def _cited(
    thread: Thread, mails: Sequence[Summary], citing: Mapping[str, set[str]]
) -> CitedThread | None:
    """A thread with all its mails that nobody cites; None when nobody cites any."""
    files: set[str] = set()
    for ident in thread.absent:
        files |= citing.get(ident, set())
    recorded: list[Summary] = []
    others: list[tuple[int, Summary]] = []
    for post in thread.posts:
        mail = mails[post.mail]
        named = [citing[key] for key in mail.keys if key in citing]
        if named:
            recorded.append(mail)
            files.update(*named)
        else:
            others.append((post.mail, mail))
    if not files:
        return None
    first = min((mail.day for mail in recorded if mail.day), default=None)
    others.sort(key=lambda one: (one[1].moment is None, one[1].moment or 0, one[0]))
    subject = mails[thread.posts[0].mail].subject
    ordered = tuple(mail for _, mail in others)
    return CitedThread(subject, tuple(sorted(files)), first, len(recorded), ordered)


def _from(thread: CitedThread, since: date | None) -> CitedThread:
    """The thread with those of its mails that are late enough."""
    start = max((day for day in (thread.first, since) if day), default=None)
    mails = tuple(
        mail
        for mail in thread.mails
        if (since is None if mail.day is None else start is None or mail.day >= start)
    )
    return CitedThread(thread.subject, thread.cited_by, thread.first, thread.recorded, mails)
