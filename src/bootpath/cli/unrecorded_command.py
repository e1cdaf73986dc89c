"""`bootpath unrecorded`."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from bootpath.cli import exits
from bootpath.cli.archive_options import archive_option, mail_places
from bootpath.cli.options import DayParam, locate, records_option, traceback_option
from bootpath.cli.unread import say_unread

if TYPE_CHECKING:  # start-up is the reason: most of what a help text needs is click
    from bootpath.app.gathering import Listable
    from bootpath.app.unrecorded import CitedThread, Unrecorded
    from bootpath.mail.summary import Summary
    from bootpath.record import MailPlace

_WIDTH = 80
_AUTHOR = 20


@click.command(
    "unrecorded",
    epilog="\b\nExample:\n  bootpath unrecorded --archive xen-devel.mbox --since 2016-04-13",
)
@archive_option
@click.option(
    "--since", type=DayParam(), metavar="DATE", help="Only mails of this day and later ones."
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print them.",
)
@records_option
@traceback_option
def command(given: tuple[str, ...], since: date | None, format_name: str, records: str) -> int:
    """List later mails in cited threads that no record mentions.

    Reads every mail of the archives once, so it asks for an mbox, a Maildir or a clone of a
    public-inbox; a public-inbox on the network cannot be listed.
    """
    from bootpath.app.reading import read
    from bootpath.app.unrecorded import unrecorded
    from bootpath.disk.fault import printable

    directory = locate(records)
    reading = read(directory, records)
    archives = list(_listable(mail_places(reading.corpus.tracker, given, directory)))
    found = unrecorded(reading, archives, since)
    if format_name == "json":
        import json

        click.echo(json.dumps(_as_json(found), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(printable(line) for line in _lines(found)))
    for fault in found.faults:
        click.echo(printable(f"bootpath: {fault.message}"), err=True)
    say_unread(reading)
    return exits.CANNOT_READ_OR_WRITE if found.faults else exits.CLEAN


def _listable(places: "Sequence[MailPlace]") -> "Iterator[Listable]":
    from bootpath.app.gathering import listable
    from bootpath.disk.fault import printable

    found = [(place, listable(place)) for place in places]
    if not any(archive for _, archive in found):
        raise click.UsageError(
            "a public-inbox on the network cannot be listed; name a clone of it with --archive"
        )
    for place, archive in found:
        if archive is not None:
            yield archive
            continue
        why = "an archive on the network has no list of its mails"
        click.echo(printable(f"bootpath: {place.public_inbox} is left out: {why}"), err=True)


def _lines(found: "Unrecorded") -> "Iterator[str]":
    from bootpath.report.wrapping import wrapped

    for thread in found.threads:
        yield _clipped(thread.subject or "(no subject)", _WIDTH)
        cited = ", ".join(thread.cited_by)
        for line in wrapped(f"cited by {cited}; {thread.recorded} recorded", _WIDTH - 2):
            yield f"  {line}"
        for mail in thread.mails:
            author = _clipped(_author(mail), _AUTHOR)
            day = str(mail.day or "no date")
            yield _clipped(f"  {day:10}  {_padded(author)}  {mail.subject}", _WIDTH)
            yield f"              {_name(mail) or '(it has no Message-ID)'}"
        yield ""
    count = sum(len(thread.mails) for thread in found.threads)
    of = f"{_counted(found.cited, 'cited thread')} in {_counted(found.read, 'mail')}"
    if not found.cited:
        yield f"none of {_counted(found.read, 'mail')} is in a thread that a record cites"
    elif not count:
        yield f"no later mail without a record: {of}"
    else:
        among = _counted(len(found.threads), "thread")
        yield f"{_counted(count, 'mail')} in {among} that no record mentions ({of})"


def _as_json(found: "Unrecorded") -> dict[str, Any]:
    return {
        "mails-read": found.read,
        "cited-threads": found.cited,
        "threads": [_thread_as_json(thread) for thread in found.threads],
    }


def _thread_as_json(thread: "CitedThread") -> dict[str, Any]:
    return {
        "subject": thread.subject,
        "cited-by": list(thread.cited_by),
        "first-cited": str(thread.first) if thread.first else None,
        "recorded": thread.recorded,
        "mails": [
            {
                "day": str(mail.day) if mail.day else None,
                "author": _author(mail),
                "subject": mail.subject,
                "id": mail.ids[0] if mail.ids else None,
                "address": f"https://{mail.addresses[0]}" if mail.addresses else None,
            }
            for mail in thread.mails
        ],
    }


def _author(mail: "Summary") -> str:
    """The name; an address that stands in its place is not shown, as nowhere else."""
    import re

    return "(no name)" if not mail.author or re.search(r"\S@\S", mail.author) else mail.author


def _name(mail: "Summary") -> str:
    return mail.ids[0] if mail.ids else f"https://{mail.addresses[0]}" if mail.addresses else ""


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _padded(text: str) -> str:
    from bootpath.report.glyph import cells

    return text + " " * (_AUTHOR - cells(text))


def _clipped(text: str, room: int) -> str:
    from bootpath.report.glyph import cells

    text = text[: 4 * room]  # a subject may have thousands of characters
    while cells(text) > room:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return text
