"""The header section of a mail, read from its raw bytes within limits."""

import binascii
import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from bootpath.mail.charset import decoded

SECTION = 256 * 1024
"""Bytes of header section that are read; what follows is dropped with a warning."""

FIELDS = 1000
"""Header fields that are read."""

VALUE = 4096
"""Bytes of a value that are decoded as text, so that hostile ones stay cheap."""

_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")
_WORD = re.compile(rb"=\?([^?\s]{1,60})\?([BbQq])\?([^?]*)\?=")
_BRACKETED = re.compile(rb"<([^<>]+)>")


@dataclass(frozen=True, slots=True)
class Headers:
    """The fields of a header section in order: name in lower case, value unfolded, still bytes."""

    fields: tuple[tuple[str, bytes], ...] = ()

    def every(self, name: str) -> tuple[bytes, ...]:
        """The values of all fields of this name (given in lower case)."""
        return tuple(value for field, value in self.fields if field == name)

    def first(self, name: str) -> bytes:
        """The value of the first field of this name, empty when there is none."""
        return next((value for field, value in self.fields if field == name), b"")

    def text(self, name: str) -> str:
        """The first value of this name as one line of text."""
        return text_of(self.first(name))


class Parted(NamedTuple):
    """A mail or a part of one, divided at its first empty line."""

    headers: Headers
    content: bytes
    warnings: tuple[str, ...] = ()


def parted(data: bytes) -> Parted:
    """Divide a mail, or a part of one, into header section and content; never raises.

    A BOM, empty lines and an mbox `From ` line before the first field are passed over. The
    section ends at an empty line, or at the first line that can be no field.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    fields: list[tuple[str, list[bytes]]] = []
    warnings: list[str] = []
    at = 0
    while at < len(data):
        end = data.find(b"\n", at)
        after = len(data) if end < 0 else end + 1
        line = data[at:after].rstrip(b"\r\n")
        if not fields and (not line or line.startswith((b"From ", b">From "))):
            at = after
            continue
        if not line:
            at = after
            break
        field = _FIELD.match(line)
        if field is None and not (fields and line[:1] in b" \t"):
            warnings.append("the header section does not end with an empty line")
            break
        if at <= SECTION and len(fields) < FIELDS:
            if field is None:
                fields[-1][1].append(line)
            else:
                fields.append((field[1].decode("ascii").lower(), [line[field.end() :]]))
        elif not warnings:
            warnings.append("the header section is too large and was cut")
        at = after
    read = tuple((name, b"".join(lines).strip()) for name, lines in fields)
    return Parted(Headers(read), data[at:], tuple(warnings))


def text_of(value: bytes) -> str:
    """A value as one line of printable text, encoded words (RFC 2047) undone; never raises."""
    value = value[:VALUE]
    pieces: list[str] = []
    at = 0
    words: list[tuple[str, bytes]] = []
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        # white space between encoded words is not part of the text (RFC 2047, 6.2)
        if not words or between.strip():
            pieces += [_joined(words), decoded(between).text]
            words = []
        words.append((word[1].decode("latin-1").partition("*")[0].lower(), _word(word)))
        at = word.end()
    pieces += [_joined(words), decoded(value[at:]).text]
    return one_line("".join(pieces))


def one_line(text: str) -> str:
    """Text without control and format characters, white space collapsed, in NFC."""
    if text.isascii() and text.isprintable():  # nearly every header, and it is asked for often
        return " ".join(text.split())
    kept = (
        "" if unicodedata.category(char) == "Cf" else char if char.isprintable() else " "
        for char in text
    )
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def bracketed(value: bytes) -> tuple[str, ...]:
    """What stands in angle brackets in a value, in order, folding undone."""
    found = _BRACKETED.findall(value.translate(None, b"\r\n\t\0"))
    return tuple(_as_text(ident.strip()) for ident in found if ident.strip())


def bare(value: bytes) -> str:
    """A value that should have been in angle brackets, without its white space."""
    return _as_text(value.translate(None, b"\r\n\t\0<>").strip())


def _as_text(ident: bytes) -> str:
    try:
        return ident.decode("utf-8")
    except UnicodeDecodeError:
        return ident.decode("latin-1")


def _word(word: re.Match[bytes]) -> bytes:
    if word[2] in b"Qq":
        return binascii.a2b_qp(word[3], header=True)
    return base64_bytes(word[3])


def base64_bytes(data: bytes) -> bytes:
    """Decode base64 as far as it goes, forgiving white space and lost padding."""
    digits = re.sub(rb"[^A-Za-z0-9+/]", b"", data.partition(b"=")[0])
    digits = digits[: len(digits) - (len(digits) % 4 == 1)]
    return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))


def _joined(words: list[tuple[str, bytes]]) -> str:
    # a character may be divided between two words: join the bytes before decoding
    return "".join(
        decoded(b"".join(data for _, data in run), charset).text
        for charset, run in groupby(words, key=lambda word: word[0])
    )
