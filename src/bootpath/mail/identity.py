"""Message-IDs and archive addresses: their normal forms, and every way in which people paste them."""

import re
from ipaddress import ip_address
from urllib.parse import parse_qs, quote, unquote, urlsplit

LENGTH = 998
"""Characters in the longest line of a mail (RFC 5322, 2.1.1), so in the longest Message-ID."""

_LEFT_ALONE = "-._~!$&'()*+,;=:@"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_FIELD = re.compile(
    r"(?:message-id|in-reply-to|references|link|closes|archived-at)\s*:\s*", re.IGNORECASE
)
_SCHEME = re.compile(r"(?:id|mid|i):(?://)?", re.IGNORECASE)
_BRACKETED = re.compile(r"<([^<>]+)>")
_ADDRESS = re.compile(r"https?://\S", re.IGNORECASE)
_SHOWN = 80


def message_id(text: str) -> str:
    """The Message-ID that a person pasted, without angle brackets.

    Understood are the bare id, `<id>`, `id:` and `mid:` (RFC 2392, percent-decoded), a header
    line, and addresses of lore and every other public-inbox, msgid.link, patchew, patchwork and
    marc. Raises ValueError with a sentence when the text names no Message-ID.
    """
    given = text.strip()
    if field := _FIELD.match(given):
        given = given[field.end() :]
    bracketed = _BRACKETED.search(given)
    inner = bracketed[1].strip() if bracketed else given
    if _ADDRESS.match(inner):
        return _from_address(inner)
    if scheme := _SCHEME.match(inner):
        return _checked(unquote(inner[scheme.end() :].strip("<> ")), text)
    if not bracketed and ("@" not in inner or re.search(r"\s", inner)):
        raise ValueError(f"no Message-ID in {_shown(text)}")
    return _checked(inner, text)


def normal_id(text: str) -> str:
    """The form in which Message-IDs are compared: no brackets, no folding, case kept."""
    return _CONTROL.sub("", text).strip().removeprefix("<").removesuffix(">").strip()


def is_address(text: str) -> bool:
    """Whether a mail is named by the address of an archive rather than by its Message-ID."""
    return bool(_ADDRESS.match(text.strip().removeprefix("<")))


def address_key(address: str) -> str:
    """The form in which archive addresses are compared: no scheme, fragment or last slash.

    An archive that moved from http to https still has the same mail at the same place.
    """
    bare = _CONTROL.sub("", address).strip().removeprefix("<").removesuffix(">").strip()
    rest = re.sub(r"^https?://", "", bare.partition("#")[0], flags=re.IGNORECASE).rstrip("/")
    host, slash, path = rest.partition("/")
    return host.lower() + slash + path


def mail_key(text: str) -> str:
    """The form in which a mail is looked up, whether by Message-ID or by an archive's address."""
    return address_key(text) if is_address(text) else normal_id(text)


def address(base: str, ident: str, leaf: str = "raw") -> str:
    """The address of a mail below a public-inbox: `<base>/<Message-ID>/<leaf>`.

    Everything but the characters of a path segment (RFC 3986, 3.3) is percent-encoded as UTF-8.
    Raises ValueError for an id of dots only, which a server would read as a step up.
    """
    if not ident.strip("."):
        raise ValueError(f"the Message-ID {_shown(ident)} cannot stand in an address")
    return f"{base.rstrip('/')}/{quote(ident, safe=_LEFT_ALONE)}/{leaf}"


def checked_base(base: str) -> None:
    """Raise ValueError with a sentence unless a public-inbox may stand at this address.

    That is an https address without user, query or fragment, or an http one of this machine.
    """
    try:
        parts = urlsplit(base)
        host, _ = parts.hostname or "", parts.port
    except ValueError as broken:
        raise ValueError(f"{base!r} is no address: {broken}") from None
    if not host or parts.username is not None or parts.query or parts.fragment:
        raise ValueError(f"{base!r} is no base address of an archive")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(host)):
        raise ValueError(f"{base!r} must begin with https://")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _from_address(pasted: str) -> str:
    try:
        parts = urlsplit(pasted)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        raise ValueError(f"no Message-ID in {_shown(pasted)}") from None
    if host == "marc.info":
        # marc writes local-part () host ! example ! org
        given = parse_qs(parts.query).get("i", [""])[0]
        return _checked(given.replace(" () ", "@").replace(" ! ", "."), pasted)
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    # patchew gives the series first and the mail last; elsewhere there is only one
    named = [segment for segment in segments if "@" in segment]
    if not named and host in ("lore.kernel.org", "msgid.link", "patch.msgid.link"):
        place = 1 if host == "lore.kernel.org" else 0
        named = segments[place : place + 1]
    return _checked(named[-1] if named else "", pasted)


def _checked(ident: str, pasted: str) -> str:
    found = normal_id(ident)
    if not found or len(found) > LENGTH or "<" in found or ">" in found:
        raise ValueError(f"no Message-ID in {_shown(pasted)}")
    return found


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
