"""Importing: one thread of mails becomes the draft of a record."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bootpath.app.acquaintance import acquaintances
from bootpath.app.drafting import Heading, Part, source_of, text_of, title
from bootpath.app.gathering import Listable, every_mail, summaries
from bootpath.corpus import Corpus
from bootpath.disk.fault import DiskFault, printable
from bootpath.disk.starter import write_new
from bootpath.mail.fragment import fragments
from bootpath.mail.identity import mail_key, message_id
from bootpath.mail.message import Message, message
from bootpath.mail.summary import Summary, summary
from bootpath.mail.thread import Thread, threads
from bootpath.shape import quoted

MAILS = 500
"""Mails of a thread that are drafted."""

_ROOTS = 20


class SeveralThreads(ValueError):  # noqa: N818 - an answer: no program is at fault
    """The mails are of several threads, or of none that was asked for; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a record: its title and text, the people to add, and remarks in sentences."""

    title: str
    text: str
    people: str
    remarks: tuple[str, ...]


def draft(
    source: Listable, wanted: str | None, corpus: Corpus, component: str | None, today: date
) -> Draft:
    """Draft a record from the thread of a source, or from the thread of the mail `wanted`.

    Raises SeveralThreads when it is not clear which thread is meant, and DiskFault when the
    source cannot be read or holds no mail.
    """
    kept = list(summaries(source, set()))
    if not kept:
        raise DiskFault(
            f"{printable(source.name)} holds no mail",
            "give an mbox, a Maildir or a mail with its headers",
        )
    thread = _chosen(threads(kept), kept, wanted)
    first_ones = sorted((post.mail for post in thread.posts), key=lambda at: _order(kept[at], at))
    numbers = {at: number for number, at in enumerate(first_ones[:MAILS], 1)}
    bodies = _bodies(source, {kept[at] for at in numbers})
    # a mail may have been moved away since its headers were read
    posts = [one for one in thread.posts if one.mail in numbers and kept[one.mail] in bodies]
    mails = [bodies[kept[post.mail]] for post in posts]
    authors = acquaintances(mails, corpus.people, corpus.keys("people") or ())
    parts = [
        Part(
            post,
            numbers[post.mail],
            author,
            mail.day,
            mail.ids,
            mail.archived_at,
            mail.complete,
            fragments(mail),
        )
        for post, mail, author in zip(posts, mails, authors.authors, strict=True)
    ]
    components = tuple(corpus.tracker.components)
    chosen = (component,) if component else components if len(components) == 1 else ()
    name = title(kept[thread.posts[0].mail].subject) or "FILL IN"
    days = [day for at in first_ones if (day := kept[at].day) and day <= today]
    left = len(thread.posts) - len(numbers)
    heading = Heading(name, chosen, components, days[0] if days else today, left)
    text = text_of(heading, parts, corpus.tracker)
    return Draft(
        name, text, authors.unknown, tuple(_remarks(parts, left, corpus, dated=bool(days)))
    )


def write(corpus: Corpus, directory: Path, slug: str, text: str) -> Path:
    """Write the draft as a new decision; raises DiskFault when its name is taken."""
    if corpus.knows(slug):
        raise DiskFault(f"there is a decision {quoted(slug)} already", "give another --slug")
    path = directory / f"{slug}.yaml"
    write_new(path, text)
    return path


def _chosen(found: Sequence[Thread], mails: Sequence[Summary], wanted: str | None) -> Thread:
    if wanted is None:
        if len(found) == 1:
            return found[0]
        raise SeveralThreads(f"there are {len(found)} threads; say which:\n{_roots(found, mails)}")
    keys = {mail_key(wanted)}
    with suppress(ValueError):
        keys.add(message_id(wanted))
    for thread in found:
        if not keys.isdisjoint(thread.absent) or any(
            not keys.isdisjoint(mails[post.mail].keys) for post in thread.posts
        ):
            return thread
    raise SeveralThreads(
        f"no thread has the mail {quoted(wanted)}; it is one of:\n{_roots(found, mails)}"
    )


def _roots(found: Sequence[Thread], mails: Sequence[Summary]) -> str:
    """The largest threads with what each is about, and how it is named on the command line."""
    lines = []
    for thread in sorted(found, key=lambda one: -len(one.posts))[:_ROOTS]:
        root = mails[thread.posts[0].mail]
        names = (name for post in thread.posts for name in _names(mails[post.mail]))
        name = next(names, "")
        count = f"{len(thread.posts)} mail" + ("s" if len(thread.posts) > 1 else "")
        lines.append(f"  {root.day or 'no date   '}  {count:>9}  {root.subject or '(no subject)'}")
        lines.append(f"    --thread '{name}'" if name else "    none of its mails has a Message-ID")
    if len(found) > _ROOTS:
        lines.append(f"  and {len(found) - _ROOTS} more, none of them larger")
    return "\n".join(lines)


def _names(mail: Summary) -> tuple[str, ...]:
    return mail.ids + tuple(f"https://{address}" for address in mail.addresses)


def _bodies(source: Listable, wanted: set[Summary]) -> dict[Summary, Message]:
    found: dict[Summary, Message] = {}
    for data in every_mail(source):
        key = summary(data)
        if key in wanted:
            found.setdefault(key, message(data))
            if len(found) == len(wanted):
                break
    return found


def _remarks(parts: Sequence[Part], left: int, corpus: Corpus, *, dated: bool) -> list[str]:
    nameless = sum(not source_of(part, corpus.tracker) for part in parts)
    cut = sum(not part.complete for part in parts)
    remarks = []
    if left:
        remarks.append(f"the thread has {left + len(parts)} mails; the first {MAILS} are drafted")
    if nameless:
        remarks.append(f"mails that nothing names, so that they cannot be cited: {nameless}")
    if cut:
        remarks.append(f"mails of which only a part is here: {cut}")
    if not dated:
        remarks.append("no mail has a readable date: the draft has the current day")
    return remarks


def _order(mail: Summary, at: int) -> tuple[bool, int, int]:
    return mail.moment is None, mail.moment or 0, at
