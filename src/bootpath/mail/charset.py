"""Bytes to text: the declared charset, then UTF-8, then Latin-1 with a warning."""

import codecs
import re
from typing import NamedTuple

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{0,39}", re.ASCII)

# Codecs that are no charset of mail: they run escapes, or take quadratic time.
_NO_CHARSET = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "charmap"}

# What mail calls Latin-1 or ASCII is the Windows form (WHATWG Encoding Standard, 4.2): its
# typographic quotes stand where Latin-1 has control characters.
_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252"}


class Decoded(NamedTuple):
    """Text, and a sentence when it may not be what the sender wrote."""

    text: str
    warning: str | None = None


def decoded(data: bytes, declared: str = "") -> Decoded:
    """Read bytes in the charset that was declared for them; never raises.

    When the declared charset is unknown or does not fit, UTF-8 is tried, then Latin-1, in which
    every byte is a character. Either is a guess and gives a warning; ASCII that turns out to be
    UTF-8 is common and gives none.
    """
    name = _codec(declared or "ascii")
    if name not in (None, "ascii", "cp1252"):
        text = _strictly(data, name)
        if text is not None:
            return Decoded(text)
    if name == "cp1252" and declared:
        text = _strictly(data, "cp1252")
        return Decoded(data.decode("cp1252", "replace") if text is None else text)
    warning = None
    if name != "ascii":
        warning = f"the charset {declared[:40]!r} is unknown or does not fit, read as UTF-8"
    text = _strictly(data, "utf-8")
    if text is not None:
        return Decoded(text, warning)
    said = f"charset {declared[:40]!r}" if declared else "no charset"
    return Decoded(
        data.decode("cp1252", "replace"),
        f"{said} was declared and the bytes are not UTF-8, read as Latin-1",
    )


def _codec(declared: str) -> str | None:
    given = declared.strip().strip("\"'")
    if not _NAME.fullmatch(given):
        return None
    try:
        name = codecs.lookup(given).name
    except (LookupError, ValueError, ImportError):
        return None
    if name.replace("_", "-") in _NO_CHARSET:
        return None
    return "ascii" if name == "ascii" else _WINDOWS.get(name, name)


def _strictly(data: bytes, name: str | None) -> str | None:
    try:
        return data.decode(name or "utf-8")
    except (LookupError, UnicodeError, ValueError, OverflowError):
        return None
