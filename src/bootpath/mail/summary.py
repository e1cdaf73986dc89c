"""The header summary of a mail: what threads are made of, small enough to keep for every mail."""

import re
from calendar import timegm
from datetime import date
from email.utils import parsedate_tz
from typing import NamedTuple

from bootpath.mail.headers import SECTION
from bootpath.mail.message import message

_END = re.compile(rb"\n\r?\n")
_LAST = 9


class Summary(NamedTuple):
    """What the header section of a mail says.

    `addresses` are those of `Archived-At` as `address_key` writes them, `moment` is in seconds
    since 1970 (UTC). Of many references the first and the last few are kept: those that RFC 5322
    (3.6.4) wants to stay when the list grows too long.
    """

    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    author: str
    day: date | None
    moment: int | None
    subject: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything by which the mail can be named, Message-IDs first; may be empty."""
        return self.ids + self.addresses

    @property
    def is_mail(self) -> bool:
        """Whether any header of a mail was there at all."""
        return bool(self.keys or self.author or self.day or self.subject)


def summary(data: bytes) -> Summary:
    """Read the header section of a mail; any bytes give a value."""
    start = data[:SECTION].lstrip(b"\xef\xbb\xbf\r\n")
    end = _END.search(start)
    read = message(start[: end.end()] if end else start)
    references = read.references
    if len(references) > _LAST + 1:
        references = (references[0], *references[-_LAST:])
    return Summary(
        read.ids,
        read.archived_at,
        read.in_reply_to[:1],
        references,
        read.author,
        read.day,
        _moment(read.date_header),
        read.subject,
    )


def _moment(header: str) -> int | None:
    try:
        read = parsedate_tz(header)
        return None if read is None else timegm((*read[:6], 0, 1, 0)) - (read[9] or 0)
    except Exception:  # noqa: BLE001 - the parser raises whatever a hostile header makes it trip on
        return None
