"""One mail: the bytes of it read into a value."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_tz

from bootpath.mail.body import body
from bootpath.mail.headers import Headers, bare, bracketed, parted, text_of
from bootpath.mail.identity import LENGTH, address_key, normal_id
from bootpath.mail.person import Mailbox, address_hash, mailbox

SIZE = 5 * 1024 * 1024
"""Bytes of a mail that are read."""

_REFERENCES = 1000


@dataclass(frozen=True, slots=True)
class Message:
    """A mail as it was sent.

    `day` is the day the sender's own clock showed, `utc_day` that of the same moment in UTC;
    both are None when the header is unreadable. `address` is for comparing only: it is never
    printed, and `address_hash` is what may be stored.
    """

    ids: tuple[str, ...]
    archived_at: tuple[str, ...]
    author: str
    address: str = field(repr=False)
    date_header: str
    day: date | None
    utc_day: date | None
    subject: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    complete: bool
    text: str = field(repr=False)
    warnings: tuple[str, ...] = ()

    @property
    def address_hash(self) -> str | None:
        """SHA-256 of the author's address in lower case; None when there is no address."""
        return address_hash(self.address) if self.address else None

    @property
    def content_hash(self) -> str:
        """SHA-256 of who wrote, when and what, white space collapsed.

        Copies that reached an archive by different ways have different trace headers and the
        same content.
        """
        said = "\0".join((self.author, self.date_header, " ".join(self.text.split())))
        return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def message(data: bytes) -> Message:
    """Read one mail; any bytes give a value, and what was odd about them stands in `warnings`.

    Message-IDs are taken from the raw header: of each such field the first `<...>`, since a mail
    whose id was used twice carries several. `X-Complete: no` marks a mail that was cut.
    """
    warnings = () if len(data) <= SIZE else (f"only the first {SIZE} bytes are read",)
    headers, content, odd = parted(data[:SIZE])
    read = body(headers, content)
    ids = identities(headers)
    author = _author(headers)
    day, utc_day = _days(headers.text("date"))
    missing = [
        sentence
        for sentence, there in (
            ("there is no Message-ID", ids),
            ("there is no readable From", author.name or author.address),
            ("there is no readable Date", day),
        )
        if not there
    ]
    return Message(
        ids=ids,
        archived_at=addresses(headers),
        author=author.name,
        address=author.address,
        date_header=headers.text("date"),
        day=day,
        utc_day=utc_day,
        subject=headers.text("subject"),
        in_reply_to=_references(headers, "in-reply-to"),
        references=_references(headers, "references"),
        complete=all(text_of(v).lower() != "no" for v in headers.every("x-complete")),
        text=read.text,
        warnings=(*warnings, *odd, *missing, *read.warnings),
    )


def identities(headers: Headers) -> tuple[str, ...]:
    """The Message-IDs of a mail: the first `<...>` of every such field, or the bare value."""
    found = (
        normal_id(next(iter(bracketed(value)), "") or bare(value))
        for value in headers.every("message-id")
    )
    return tuple(dict.fromkeys(ident for ident in found if 0 < len(ident) <= LENGTH))


def addresses(headers: Headers) -> tuple[str, ...]:
    """The addresses at which archives say they keep the mail (RFC 5064), as `address_key`s."""
    values = headers.every("archived-at")
    found = (address_key(next(iter(bracketed(value)), "") or bare(value)) for value in values)
    return tuple(dict.fromkeys(address for address in found if address))


def _references(headers: Headers, name: str) -> tuple[str, ...]:
    found = (normal_id(ident) for value in headers.every(name) for ident in bracketed(value))
    return tuple(dict.fromkeys(found))[:_REFERENCES]


def _author(headers: Headers) -> Mailbox:
    sender = mailbox(headers.text("from"))
    if not sender.via:
        return sender
    replies = [mailbox(given) for given in headers.text("reply-to").split(",")]
    for reply in replies:
        if reply.address and reply.name.casefold() == sender.name.casefold():
            return reply
    others = [reply for reply in replies if reply.address and reply.address != sender.address]
    # the list's own address stands in From: it is nobody's
    return Mailbox(sender.name, others[0].address if len(others) == 1 else "", via=True)


def _days(header: str) -> tuple[date | None, date | None]:
    try:
        read = parsedate_tz(header)
        if read is None:
            return None, None
        moment = datetime(*read[:6], tzinfo=UTC)
        return moment.date(), (moment - timedelta(seconds=read[9] or 0)).date()
    except Exception:  # noqa: BLE001 - the parser raises whatever a hostile header makes it trip on
        return None, None
