"""The text of a mail: MIME structure, transfer encodings and charsets undone, within limits."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bootpath.mail import hypertext
from bootpath.mail.charset import decoded
from bootpath.mail.flowed import unflowed
from bootpath.mail.headers import Headers, base64_bytes, parted

NESTING = 20
"""Levels of multipart that are opened."""

PARTS = 200
"""Parts of a mail that are looked at."""

LENGTH = 2 * 1024 * 1024
"""Characters of text that are kept."""

_PARAMETER = re.compile(r";\s*([A-Za-z0-9_*-]+)\s*=\s*(\"[^\"]*\"|[^;\s]*)")
_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " ")
del _CONTROLS[0x09], _CONTROLS[0x0A]
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]*={0,2}[ \t\r]*")


@dataclass(frozen=True, slots=True)
class Body:
    """Text with lines ended by LF, without control characters, and what was lost on the way."""

    text: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Leaf:
    kind: str
    text: str = ""
    warnings: tuple[str, ...] = ()


def body(headers: Headers, content: bytes) -> Body:
    """The text that a reader of the mail sees first; never raises.

    Of alternatives the plain one is taken. Attached files and attached mails are somebody
    else's words or none, and are left out.
    """
    leaves = list(_leaves(headers, content, NESTING, iter(range(PARTS))))
    warnings = dict.fromkeys(warning for leaf in leaves for warning in leaf.warnings)
    text = "\n".join(leaf.text for leaf in leaves if leaf.text.strip())
    if len(text) > LENGTH:
        text = text[:LENGTH]
        warnings["the text is too long and was cut"] = None
    return Body(text, tuple(warnings))


def _leaves(
    headers: Headers, content: bytes, nesting: int, tickets: Iterator[int]
) -> Iterator[_Leaf]:
    kind, parameters = _content_type(headers)
    if next(tickets, None) is None:
        yield _Leaf(kind, warnings=(f"there are more than {PARTS} parts, the rest is not read",))
    elif headers.text("content-disposition").lower().startswith("attachment"):
        yield _Leaf("attachment")
    elif kind == "text/html":
        yield _html(headers, content, parameters)
    elif kind == "text/plain":
        yield _plain(headers, content, parameters)
    elif kind == "message/rfc822":
        yield _Leaf(kind, warnings=("an attached mail is not read",))
    elif kind.startswith("multipart/"):
        yield from _multipart(kind, content, parameters.get("boundary", ""), nesting, tickets)
    else:
        yield _Leaf(kind)


def _multipart(
    kind: str, content: bytes, boundary: str, nesting: int, tickets: Iterator[int]
) -> Iterator[_Leaf]:
    if nesting == 0:
        yield _Leaf(kind, warnings=(f"parts nested deeper than {NESTING} are not read",))
        return
    parts = list(islice(_divided(content, boundary), PARTS))
    if not parts:
        yield _plain(Headers(), content, {})
        yield _Leaf(kind, warnings=("the parts cannot be told apart, read as one text",))
        return
    children = [
        list(_leaves(part.headers, part.content, nesting - 1, tickets))
        for part in map(parted, parts)
    ]
    if kind == "multipart/alternative":
        yield from max(children, key=_preference)
        return
    plain_before = False
    for leaf in (leaf for child in children for leaf in child):
        # a plain part followed by its own HTML says the same twice
        if not (leaf.kind == "text/html" and plain_before):
            yield leaf
        plain_before |= leaf.kind == "text/plain" and bool(leaf.text.strip())


def _preference(child: list[_Leaf]) -> int:
    kinds = {leaf.kind for leaf in child if leaf.text.strip()}
    return 2 if "text/plain" in kinds else 1 if "text/html" in kinds else 0


def _divided(content: bytes, boundary: str) -> Iterator[bytes]:
    """The parts between boundary lines (RFC 2046, 5.1.1)."""
    if not boundary:
        return
    mark = re.escape(boundary.encode("utf-8", "replace"))
    start = None
    for line in re.finditer(rb"(?:\A|\n)--" + mark + rb"(--)?[ \t]*\r?(?=\n|\Z)", content):
        if start is not None:
            yield content[start : line.start()]
        if line[1]:
            return
        start = line.end() + 1
    if start is not None:
        yield content[start:]


def _content_type(headers: Headers) -> tuple[str, dict[str, str]]:
    value = headers.text("content-type")
    kind = value.partition(";")[0].strip().lower()
    found = {name.lower(): given.strip('"') for name, given in _PARAMETER.findall(value)}
    # an unreadable type is plain text (RFC 2045, 5.2); the bare `text` is an old form of it
    return (kind if "/" in kind else "text/plain"), found


def _plain(headers: Headers, content: bytes, parameters: dict[str, str]) -> _Leaf:
    text, warnings = _text(headers, content, parameters)
    if parameters.get("format", "").lower() == "flowed":
        text = unflowed(text, delsp=parameters.get("delsp", "").lower() == "yes")
    return _Leaf("text/plain", text, warnings)


def _html(headers: Headers, content: bytes, parameters: dict[str, str]) -> _Leaf:
    text, warnings = _text(headers, content, parameters)
    if len(text) > hypertext.LENGTH:
        warnings = (*warnings, "the HTML is too long and was cut")
    return _Leaf("text/html", hypertext.text_of(text).translate(_CONTROLS), warnings)


def _text(
    headers: Headers, content: bytes, parameters: dict[str, str]
) -> tuple[str, tuple[str, ...]]:
    data, lost = _transferred(headers, content)
    text, guessed = decoded(data, parameters.get("charset", ""))
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    return text, tuple(warning for warning in (lost, guessed) if warning)


def _transferred(headers: Headers, content: bytes) -> tuple[bytes, str | None]:
    encoding = headers.text("content-transfer-encoding").lower().partition(";")[0].strip()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(content), None
    if encoding == "base64":
        return _base64(content)
    if encoding in ("", "7bit", "8bit", "binary"):
        return content, None
    return content, f"the transfer encoding {encoding[:40]!r} is unknown, read as 8bit"


def _base64(content: bytes) -> tuple[bytes, str | None]:
    digits: list[bytes] = []
    for line in content.split(b"\n"):
        if not _BASE64_LINE.fullmatch(line):
            # lists append their footer to an encoded text without encoding it
            return base64_bytes(b"".join(digits)), "what follows the base64 text is not read"
        digits.append(line)
    return base64_bytes(b"".join(digits)), None
