"""People in mail: a name and an address read from text, and whether two names are one person."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

_ANGLED = re.compile(
    r"[<\[(]\s*(?:mailto:)?([^<>()\[\]\s]+@[^<>()\[\]\s]+)\s*[>\])]", re.IGNORECASE
)
_BARE = re.compile(r"[^\s<>()\[\]\"',;:]+@[^\s<>()\[\]\"',;:]+")
_COMMENT = re.compile(r"\(([^()]*)\)")
_VIA = re.compile(r"\s+\(?via\s+\S.*$")
_HIDDEN = re.compile(r"@[x*]{3,}[x*.]*$", re.IGNORECASE)
_LENGTH = 100


class Mailbox(NamedTuple):
    """A name and an address as a header or an attribution line gives them; either may be empty."""

    name: str
    address: str
    via: bool = False


class Likeness(StrEnum):
    """What comparing names can tell."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


def address_hash(address: str) -> str:
    """SHA-256 of an address in lower case, as hexadecimal digits."""
    return hashlib.sha256(address.strip().lower().encode("utf-8", "replace")).hexdigest()


def mailbox(text: str) -> Mailbox:
    """Read `Name <address>`, `address (Name)`, `Name [mailto:address]` or a name alone.

    `Name via List` (how Mailman rewrites senders whose domain forbids lists) loses the list and
    is marked. An address that an archive has blotted out (`x@xxxxx`) counts as none.
    """
    text = text[: 4 * _LENGTH]
    angled = _ANGLED.search(text) or _BARE.search(text)
    address = "" if angled is None else angled[angled.re.groups]
    rest = text if angled is None else text[: angled.start()] + " " + text[angled.end() :]
    comment = _COMMENT.search(rest)
    if comment and not _COMMENT.sub("", rest).strip(" ,<>"):
        rest = comment[1]
    name = re.sub(r"\\(.)", r"\1", rest.strip(" \t,;<>")).strip("\"' *")
    cut = _VIA.sub("", name).strip("\"' ") if _VIA.search(name) else name
    return Mailbox(
        " ".join(cut.split())[:_LENGTH],
        "" if _HIDDEN.search(address) else address,
        cut != name,
    )


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the record knows them: every name, and hashes of addresses.

    A hash is that of `address_hash`; no address is kept in clear.
    """

    names: tuple[str, ...]
    address_hashes: frozenset[str] = frozenset()

    def likeness(self, name: str, hashed: str | None = None) -> Likeness:
        """Whether somebody of this name, with this hash of an address, is the person.

        The same words are the same name, in any order (`Dunlap, George`), whatever their case
        and the dots after initials. A name that is only a part of another (`Jan`), that lacks an
        initial, or that differs in accents leaves it open: it is never taken for certain.
        """
        if hashed is not None and hashed in self.address_hashes:
            return Likeness.SAME
        words = _words(name)
        if not words:
            return Likeness.UNSURE
        known = [_words(own) for own in self.names if own.strip()]
        if any(sorted(words) == sorted(own) for own in known):
            return Likeness.SAME
        if any(_may_be(words, own) for own in known):
            return Likeness.UNSURE
        return Likeness.OTHER


def initials(name: str) -> str:
    """The first letters of a name's words, in upper case: `LRR` for Luis R. Rodriguez."""
    return "".join(word[0] for word in _words(name)).upper()


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFC", _COMMENT.sub(" ", name)).casefold()
    return re.sub(r"[.,\"\s]+", " ", plain).split()


def _may_be(name: list[str], own: list[str]) -> bool:
    """Whether every word of the shorter name has a counterpart, perhaps an initial."""
    if "\ufffd" in "".join(name):  # a letter was lost on the way
        return True
    short, long = sorted(([_plain(word) for word in words] for words in (name, own)), key=len)
    given = _plain(own[0])
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        match = next((one for one in left if one == word), None) or next(
            (one for one in left if 1 in (len(one), len(word)) and one[0] == word[0]), None
        )
        if match is None:
            return False
        left.remove(match)
    # a given name that is not there at all makes it somebody else of the family
    return len(short) == 1 or given not in left


def _plain(word: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare or word
