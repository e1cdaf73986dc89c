"""Invented list mails: threads with quoted replies, patches and attachments, the same for a seed."""

import base64
import binascii
import textwrap
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random

import prose
import words
from prose import Subject

_STOCK = 600  # paragraphs and hunks to choose from: what is new in a mail is their order
_LINE = 72
_DEEPEST = 4
_START = datetime(2013, 1, 1, tzinfo=UTC)
_HOSTS = ("mx1.example.org", "lists.example.org", "out-7.example.net", "mail.example.com")
_LIST_HEADERS = (
    "List-Id: Boot decisions <boot.lists.example.org>",
    "List-Post: <mailto:boot@lists.example.org>",
    "List-Unsubscribe: <mailto:boot-request@lists.example.org?subject=unsubscribe>",
    "Precedence: bulk",
    "MIME-Version: 1.0",
)

Chunk = tuple[int, str]
"""A paragraph and how often it is quoted."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail of a thread: what replies need of it, and its bytes."""

    ident: str
    references: tuple[str, ...]
    subject: str
    author: str
    date: str
    chunks: tuple[Chunk, ...]
    data: bytes


def mails(seed: int) -> Iterator[Mail]:
    """Mails without end. Most answer one of the last fifty, some begin a thread or are patches."""
    rng = Random(seed)
    maker = _Maker(rng)
    recent: deque[Mail] = deque(maxlen=50)
    moment = _START
    while True:
        moment += timedelta(seconds=rng.randint(60, 3600))
        parent = rng.choice(recent) if recent and rng.random() < 0.8 else None
        mail = maker.mail(moment, parent)
        recent.append(mail)
        yield mail


class _Maker:
    """The stock of paragraphs, hunks and names, and how mails are put together from it."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._names = [
            f"{first} {last}" for first in words.FIRST_NAMES for last in words.LAST_NAMES
        ]
        self._paragraphs = [self._paragraph() for _ in range(_STOCK)]
        self._hunks = [self._hunk() for _ in range(_STOCK)]

    def mail(self, moment: datetime, parent: Mail | None) -> Mail:
        """One mail, an answer when there is a parent."""
        rng = self._rng
        author, date = rng.choice(self._names), format_datetime(moment)
        subject = f"[PATCH] {rng.choice(words.THINGS)}"
        references: tuple[str, ...] = ()
        if parent:
            subject = f"Re: {parent.subject.removeprefix('Re: ')}"
            references = (*parent.references[-20:], parent.ident)
        ident = self._ident(moment)
        chunks = tuple(self._answer(parent) if parent else self._opening())
        headers = [
            *self._trace(moment),
            f"From: {_encoded(author)} <{_local(author)}@example.org>",
            *self._recipients(),
            f"Subject: {subject}",
            f"Date: {date}",
            f"{rng.choices(('Message-ID', 'Message-Id'), (7, 3))[0]}: <{ident}>",
            *_answered(references),
            *_LIST_HEADERS,
        ]
        content = self._content(_text(chunks, parent))
        data = "\n".join(headers).encode() + b"\n" + content
        return Mail(ident, references, subject, author, date, chunks, data)

    def _ident(self, moment: datetime) -> str:
        """An id as one of four programs makes them."""
        rng = self._rng
        day, number = f"{moment:%Y%m%d%H%M%S}", rng.getrandbits(48)
        return rng.choice(
            (
                f"{day}.{number % 32768}-{rng.randint(1, 30)}-{_local(rng.choice(self._names))}@example.org",
                f"{day}.GA{number % 32768}@{rng.choice(_HOSTS)}",
                f"CA{base64.urlsafe_b64encode(rng.randbytes(33)).decode()}@mail.example.com",
                f"{number:012X}.{rng.randint(10**6, 10**7)}@example.net",
            )
        )

    def _trace(self, moment: datetime) -> list[str]:
        """What the machines on the way put above a mail."""
        rng = self._rng
        received = [
            f"Received: from {rng.choice(_HOSTS)} ([192.0.2.{rng.randint(1, 254)}]) by"
            f" {rng.choice(_HOSTS)}\n\twith esmtps (TLS1.2:RSA_AES_256_CBC_SHA1:256)"
            f" id {rng.getrandbits(60):x}\n\tfor <boot@lists.example.org>;"
            f" {format_datetime(moment)}"
            for _ in range(rng.randint(2, 5))
        ]
        signature = textwrap.wrap(base64.b64encode(rng.randbytes(256)).decode(), 64)
        return [
            *received,
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s1;\n"
            "\th=from:to:cc:subject:date:message-id:in-reply-to:references;\n\tb="
            + "\n\t ".join(signature),
        ]

    def _recipients(self) -> list[str]:
        others = self._rng.sample(self._names, self._rng.randint(1, 6))
        copies = [f"{_encoded(name)} <{_local(name)}@example.org>" for name in others]
        return ["To: boot@lists.example.org", "Cc: " + ",\n\t".join(copies)]

    def _opening(self) -> Iterator[Chunk]:
        """Some paragraphs, in most cases above a patch."""
        rng = self._rng
        yield from ((0, rng.choice(self._paragraphs)) for _ in range(rng.randint(3, 12)))
        if rng.random() < 0.7:
            yield 0, "---"
            count = min(int(rng.lognormvariate(2.5, 0.8)) + 1, 60)
            yield from ((0, rng.choice(self._hunks)) for _ in range(count))
            yield 0, "-- \n2.7.4"

    def _answer(self, parent: Mail) -> Iterator[Chunk]:
        """Quotations of a part of the parent, with remarks between them."""
        rng = self._rng
        kept = [(depth + 1, text) for depth, text in parent.chunks if depth < _DEEPEST]
        first = rng.randrange(len(kept)) if kept and rng.random() < 0.4 else 0
        for at, chunk in enumerate(kept[first : first + rng.randint(4, 45)]):
            yield chunk
            if at % 4 == 3 or rng.random() < 0.2:
                yield 0, rng.choice(self._paragraphs)
        yield from ((0, rng.choice(self._paragraphs)) for _ in range(rng.randint(1, 5)))

    def _content(self, text: str) -> bytes:
        """The text as one of the usual encodings, some with an attachment; headers included."""
        plain = 'Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: '
        kind = self._rng.random()
        if kind < 0.72:
            return f"{plain}8bit\n\n{text}".encode()
        if kind < 0.87:
            return f"{plain}quoted-printable\n\n".encode() + binascii.b2a_qp(text.encode())
        if kind < 0.93:
            return f"{plain}base64\n\n".encode() + base64.encodebytes(text.encode())
        attached = base64.encodebytes(self._rng.randbytes(self._rng.randint(2_000, 18_000)))
        return (
            (
                'Content-Type: multipart/mixed; boundary="=_part"\n\n'
                f"--=_part\n{plain}8bit\n\n{text}\n--=_part\n"
                "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
            ).encode()
            + attached
            + b"--=_part--\n"
        )

    def _paragraph(self) -> str:
        rng = self._rng
        subject = Subject(rng.choice(words.THINGS), rng.choice(words.PLACES))
        sentences = rng.sample(words.SENTENCES, rng.randint(1, 5))
        text = textwrap.fill(
            " ".join(prose.filled(rng, each, subject) for each in sentences), _LINE
        )
        return f"From {subject.place} it looks so.\n{text}" if rng.random() < 0.05 else text

    def _hunk(self) -> str:
        rng = self._rng
        name, line = rng.choice(words.CODE), rng.randint(1, 4000)
        body = "\n".join(
            f"{rng.choices(' +-', (6, 3, 1))[0]}\t{rng.choice(words.CODE)} = {rng.getrandbits(16):#x};"
            for _ in range(rng.randint(6, 20))
        )
        return f"@@ -{line},8 +{line},12 @@ {name}\n{body}"


def _answered(references: tuple[str, ...]) -> Iterator[str]:
    if references:
        yield f"In-Reply-To: <{references[-1]}>"
        yield "References: " + "\n ".join(f"<{ident}>" for ident in references)


def _text(chunks: tuple[Chunk, ...], parent: Mail | None) -> str:
    """The body: an attribution when there is a parent, then each paragraph behind its marks."""
    shown = [text.replace("\n", "\n" + "> " * depth) for depth, text in chunks]
    body = "\n\n".join("> " * depth + text for (depth, _), text in zip(chunks, shown, strict=True))
    attribution = f"On {parent.date}, {parent.author} wrote:\n" if parent else ""
    return f"{attribution}{body}\n"


def _encoded(name: str) -> str:
    """A name as a header has it (RFC 2047)."""
    if name.isascii():
        return name
    return f"=?utf-8?b?{base64.b64encode(name.encode()).decode()}?="


def _local(name: str) -> str:
    return name.encode("ascii", "ignore").decode().replace(" ", ".").lower()
