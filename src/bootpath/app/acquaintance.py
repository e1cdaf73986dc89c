"""Acquaintances: the authors of a thread, as _people.yaml knows them or is to know them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bootpath.app.starting import slug_of
from bootpath.edit import document
from bootpath.evidence.person import person
from bootpath.mail.message import Message
from bootpath.mail.person import Likeness
from bootpath.mail.person import Person as Known
from bootpath.record import SLUG_LENGTH, Person

_ADDRESS = re.compile(r"\S@\S")
_NAMELESS = "somebody without a name"


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """An author: the key, the name to show, and what the maintainer should know about the match."""

    key: str
    shown: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Acquaintances:
    """The author of each mail in order, and as YAML those who are yet unknown."""

    authors: tuple[Acquaintance, ...]
    unknown: str


def acquaintances(
    mails: Iterable[Message], people: Mapping[str, Person], taken: Iterable[str]
) -> Acquaintances:
    """Find the author of each mail among the people, or give them a key that is not `taken`.

    A name that may be somebody's, and may be not, is never taken for theirs: the note says so.
    """
    known = {key: person(one) for key, one in people.items()}
    new: dict[str, Known] = {}
    keys = {*people, *taken}
    authors: list[Acquaintance] = []
    for mail in mails:
        name, hashed = _name(mail), mail.address_hash
        found = _matching(known, name, hashed, Likeness.SAME)
        if found:
            note = f"or {', '.join(found[1:])}" if found[1:] else ""
            authors.append(Acquaintance(found[0], people[found[0]].name, note))
            continue
        mine = next(iter(_matching(new, name, hashed, Likeness.SAME)), None)
        if mine is None:
            mine = _free_key(name, keys)
            keys.add(mine)
            new[mine] = Known((name,) if name else ())
        if hashed:
            new[mine] = Known(new[mine].names, new[mine].address_hashes | {hashed})
        perhaps = _matching(known, name, hashed, Likeness.UNSURE) if name else []
        note = "add them to _people.yaml" + (f", or is it {', '.join(perhaps)}?" if perhaps else "")
        authors.append(Acquaintance(mine, name or _NAMELESS, note))
    return Acquaintances(tuple(authors), _yaml(new))


def _matching(
    among: Mapping[str, Known], name: str, hashed: str | None, wanted: Likeness
) -> list[str]:
    """The keys of those who are as alike as asked; who has the address comes first."""
    found = [key for key, one in among.items() if one.likeness(name, hashed) is wanted]
    return sorted(found, key=lambda key: hashed not in among[key].address_hashes)


def _name(mail: Message) -> str:
    """The author's name, without brackets, which could refer to a decision.

    An address in its place is no name, since no address is ever shown.
    """
    return (
        ""
        if _ADDRESS.search(mail.author)
        else " ".join(re.sub(r"[\[\]]", " ", mail.author).split())
    )


def _free_key(name: str, taken: Iterable[str]) -> str:
    slug = slug_of(name) or "person"
    used = set(taken)
    number = 1
    key = slug
    while key in used:
        number += 1
        key = f"{slug[: SLUG_LENGTH - 5].rstrip('-')}-{number}"
    return key


def _yaml(new: Mapping[str, Known]) -> str:
    return document(
        {
            key: {
                "name": one.names[0] if one.names else "FILL IN",
                **({"address-hashes": sorted(one.address_hashes)} if one.address_hashes else {}),
            }
            for key, one in new.items()
        }
    )
