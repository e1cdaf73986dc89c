"""A mail of ours: plain text as a message of RFC 5322, and that message in an mboxrd."""

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import NamedTuple

LINE = 78
"""Characters of a line, as RFC 5322 (2.1.1) advises."""

_LONGEST = 254  # characters of an address (RFC 5321, 4.5.3.1.3, less the brackets)
_POLICY = EmailPolicy(linesep="\n", max_line_length=LINE, cte_type="7bit")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_SPEC = rf"{_ATOM}(?:\.{_ATOM})*+@{_LABEL}(?:\.{_LABEL})*"
_MAILBOX = re.compile(
    rf"(?P<bare>{_SPEC})|(?:\"(?P<quoted>[^\"\\]*)\"|(?P<name>[^\"<>(),;:@\\]*?))\s*<(?P<spec>{_SPEC})>"
)
_FROM = re.compile(rb"^(>*From )", re.MULTILINE)


class Envelope(NamedTuple):
    """Who sends a text to whom, under which subject, on which day (at midnight, UTC)."""

    sender: Address
    to: Sequence[Address]
    subject: str
    day: date


def address(text: str) -> Address:
    """Read `name@host` or `Name <name@host>`; raises ValueError with a sentence for another form."""
    found = _MAILBOX.fullmatch(text.strip()) if text.isprintable() else None
    if not found or len(text) > _LONGEST:
        raise ValueError(f"'{text}' is no mail address; write it as 'Name <name@example.org>'")
    name = found["quoted"] or found["name"] or ""
    return Address(name.strip(), addr_spec=found["bare"] or found["spec"])


def message(envelope: Envelope, body: str) -> EmailMessage:
    """The text as a message; its Message-ID is made from all that it says, so it stays the same."""
    made = EmailMessage(_POLICY)
    moment = datetime.combine(envelope.day, time(), UTC)
    made["From"] = envelope.sender
    if envelope.to:
        made["To"] = tuple(envelope.to)
    made["Subject"] = envelope.subject
    made["Date"] = moment
    made["Message-ID"] = _ident(envelope, body)
    fits = body.isascii() and max(map(len, body.split("\n"))) <= LINE
    cte = "7bit" if fits else "quoted-printable"
    made.set_content(body, charset="utf-8", cte=cte, params={"format": "fixed"})
    return made


def mboxrd(one: EmailMessage) -> bytes:
    """The message as the only one of an mbox, lines that look like separators escaped (mbox(5))."""
    moment = one["Date"].datetime
    sender = one["From"].addresses[0].addr_spec
    text = _FROM.sub(rb">\1", one.as_bytes())  # its last line is ended: set_content sees to it
    return f"From {sender} {moment.ctime()}\n".encode() + text + b"\n"


def _ident(envelope: Envelope, body: str) -> str:
    said = "\0".join((str(envelope.sender), *map(str, envelope.to), envelope.subject, body))
    mark = hashlib.sha256(f"{envelope.day}\0{said}".encode()).hexdigest()[:24]
    return f"<bootpath.{envelope.day:%Y%m%d}.{mark}@{envelope.sender.domain}>"
