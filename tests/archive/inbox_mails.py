"""The mails of a public-inbox of our own: one thread of nested quotations, and every odd Message-ID."""

import base64
import quopri
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.header import Header
from email.utils import format_datetime
from typing import NamedTuple

LIST = "console-devel@lists.example.org"
LONGEST = 244
"""Bytes of the longest Message-ID that a public-inbox keeps (its MAX_MID_SIZE)."""

_START = datetime(2016, 4, 4, 9, 30, tzinfo=timezone(timedelta(hours=2)))


class Writer(NamedTuple):
    """Somebody who writes to the list."""

    key: str
    name: str
    address: str


AGNES = Writer("agnes", "Agnes Lindqvist", "agnes@north.example.org")
THOR = Writer("thor", "Böðvar Þórsson", "thor@fjord.example.org")
CHIARA = Writer("chiara", "Chiara D'Ambròsio", "chiara@mare.example.org")
OLENIN = Writer("olenin", "Дмитрий Оленин", "olenin@neva.example.org")
WRITERS = (AGNES, THOR, CHIARA, OLENIN)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as its writer sends it; `encoding` is that of the body, which is UTF-8."""

    ident: str
    writer: Writer
    sent: datetime
    text: str
    subject: str = "Serial console before paging"
    answers: str = ""
    encoding: str = "8bit"
    kind: str = "text/plain; charset=utf-8"

    @property
    def day(self) -> str:
        """The day in the writer's own zone, YYYY-MM-DD."""
        return self.sent.date().isoformat()

    @property
    def data(self) -> bytes:
        """The bytes that reach the list."""
        name = self.writer.name
        shown = f'"{name}"' if name.isascii() else Header(name, "utf-8").encode()
        fields = {
            "From": f"{shown} <{self.writer.address}>",
            "To": LIST,
            "Subject": self.subject,
            "Date": format_datetime(self.sent),
            "Message-ID": f"<{self.ident}>",
            **({"In-Reply-To": f"<{self.answers}>"} if self.answers else {}),
            "MIME-Version": "1.0",
            "Content-Type": self.kind,
            "Content-Transfer-Encoding": self.encoding,
        }
        head = "".join(f"{field}: {value}\n" for field, value in fields.items())
        return head.encode() + b"\n" + self._body

    @property
    def _body(self) -> bytes:
        plain = self.text.encode()
        if self.encoding == "base64":
            return base64.encodebytes(plain)
        if self.encoding == "quoted-printable":
            return quopri.encodestring(plain)
        return plain


def _hours(count: int) -> datetime:
    return _START + timedelta(hours=count)


def _attribution(mail: Mail) -> str:
    return (
        f"On {mail.sent:%a, %d %b %Y at %H:%M}, {mail.writer.name} <{mail.writer.address}> wrote:"
    )


def _quoted(text: str) -> str:
    return "".join(
        f">{line}\n" if line.startswith(">") else f"> {line}".rstrip() + "\n"
        for line in text.splitlines()
    )


def _answer(mail: Mail, words: str) -> str:
    return f"{_attribution(mail)}\n{_quoted(mail.text)}\n{words}\n"


AGNES_SAYS = "The console must print its first line before paging is switched on."
THOR_SAYS = "Naïve drivers would fault there; give them one fixed mapping instead."
CHIARA_SAYS = "A fixed mapping costs a page on every board, già troppo for the small ones."
OLENIN_SAYS = "One page is cheap beside a boot that dies without a word."

FIRST = Mail("20160404093000.1@north.example.org", AGNES, _hours(0), f"Hello,\n\n{AGNES_SAYS}\n")
SECOND = Mail(
    "fjord-2=encoded@fjord.example.org", THOR, _hours(5), _answer(FIRST, THOR_SAYS),
    answers=FIRST.ident, encoding="base64",
)  # fmt: skip
THIRD = Mail(
    "third.qp@mare.example.org", CHIARA, _hours(9), _answer(SECOND, CHIARA_SAYS),
    answers=SECOND.ident, encoding="quoted-printable",
)  # fmt: skip
FOURTH = Mail(
    "fourth_flowed@neva.example.org", OLENIN, _hours(30),
    _answer(THIRD, OLENIN_SAYS.replace("beside ", "beside \n")),
    answers=THIRD.ident, kind="text/plain; charset=utf-8; format=flowed",
)  # fmt: skip
THREAD = (FIRST, SECOND, THIRD, FOURTH)

FROM_LINES = Mail(
    "from-lines@north.example.org", AGNES, _hours(31),
    "The log says:\n\nFrom here on nothing is printed at all.\n\n"
    "From agnes@north.example.org Mon Apr  4 09:30:00 2016\n"
    ">From there the second core stays silent.\n>>From outside no reset arrives.\n"
    "And this stands below all of them.\n",
    subject="Lines that begin like an mbox",
)  # fmt: skip
TWICE = "used-twice@mare.example.org"
TWICE_FIRST = Mail(
    TWICE, CHIARA, _hours(33), "The early buffer holds four lines.\n", "Early buffer"
)
TWICE_AGAIN = Mail(TWICE, CHIARA, _hours(57), "The early buffer holds nine lines.\n", "Late buffer")

_ODD = (
    "slash/inside/@odd.example.org",
    "percent%2Fsign%@odd.example.org",
    "plus+and+plus@odd.example.org",
    "question?and=equals&amp@odd.example.org",
    "hash#mark@odd.example.org",
    "space in the middle@odd.example.org",
    "all/%+?# &=;@odd.example.org",
    "a/raw@odd.example.org/raw",
    "../../up/T/@odd.example.org",
    "quote\"apostrophe'(brackets)[]{}|\\^`~@odd.example.org",
    "dot-at-the-end@odd.example.org.",
    "no-at-sign",
    "ümläut-ß-Ж@odd.example.org",
    "Case-Kept@ODD.example.org",
    "long-".ljust(LONGEST - len("@odd.example.org"), "x") + "@odd.example.org",
)
ODD = tuple(
    Mail(ident, WRITERS[number % 4], _hours(60 + number), f"Odd id number {number} has arrived.\n",
         f"Odd id {number}")
    for number, ident in enumerate(_ODD)
)  # fmt: skip
TOO_LONG = Mail(
    "longer-".ljust(LONGEST, "x") + "@odd.example.org", AGNES, _hours(80),
    "An id beyond the limit has arrived.\n", "Too long an id",
)  # fmt: skip
"""A mail that a public-inbox keeps under an id of its own making."""

FETCHED = (*THREAD, FROM_LINES, TWICE_FIRST, TWICE_AGAIN, *ODD)
IDS = tuple(dict.fromkeys(mail.ident for mail in FETCHED))
"""Every id under which the server has mails."""

MAILS = (*FETCHED, TOO_LONG)
MISSING = "never-sent@north.example.org"
