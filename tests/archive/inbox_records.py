"""A small tracker whose positions cite the mails of our public-inbox, and one planted swap."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from inbox_mails import (
    AGNES,
    AGNES_SAYS,
    CHIARA,
    CHIARA_SAYS,
    FIRST,
    FOURTH,
    MISSING,
    ODD,
    OLENIN,
    OLENIN_SAYS,
    SECOND,
    THIRD,
    THOR,
    THOR_SAYS,
    TWICE_FIRST,
    WRITERS,
    Mail,
    Writer,
)

from bootpath.mail.person import address_hash

TRUE = "console-before-paging"
SWAPPED = "swapped-speakers"
ODD_IDS = "odd-ids"

_TRACKER = """\
title: The console of our example
components:
  linux: {title: Linux}
archives:
  own: {title: Our list, address: "https://lists.example.org/console/", by: message-id}
"""


class Cited(NamedTuple):
    """That a person said words on the day of a mail, cited from that mail or a later one."""

    person: Writer
    said_in: Mail
    words: str
    ident: str

    @property
    def quote(self) -> str:
        """The first twelve words, the most that a record may quote."""
        return " ".join(self.words.split()[:12])


OWN = (
    Cited(AGNES, FIRST, AGNES_SAYS, FIRST.ident),
    Cited(THOR, SECOND, THOR_SAYS, SECOND.ident),
    Cited(CHIARA, THIRD, CHIARA_SAYS, THIRD.ident),
    Cited(OLENIN, FOURTH, OLENIN_SAYS, FOURTH.ident),
)
QUOTED = (
    Cited(AGNES, FIRST, AGNES_SAYS, FOURTH.ident),
    Cited(THOR, SECOND, THOR_SAYS, FOURTH.ident),
    Cited(CHIARA, THIRD, CHIARA_SAYS, FOURTH.ident),
)
SWAP = (
    Cited(THOR, THIRD, CHIARA_SAYS, FOURTH.ident),
    Cited(CHIARA, SECOND, THOR_SAYS, FOURTH.ident),
)
AMISS = (
    Cited(CHIARA, TWICE_FIRST, "The early buffer holds four lines.", TWICE_FIRST.ident),
    Cited(AGNES, FIRST, "The console may stay dark for a whole minute.", FIRST.ident),
    Cited(AGNES, FIRST, AGNES_SAYS, MISSING),
)
ODDLY = tuple(Cited(mail.writer, mail, mail.text, mail.ident) for mail in ODD)
_DECISIONS = {
    TRUE: ("Console before paging", (*OWN, *QUOTED)),
    SWAPPED: ("Swapped speakers", (*SWAP, *AMISS)),
    ODD_IDS: ("Odd ids", ODDLY),
}


def written(directory: Path, decisions: Collection[str] = (TRUE, SWAPPED, ODD_IDS)) -> Path:
    """The tracker with these of its decisions, written into a new directory."""
    directory.mkdir()
    texts = {
        "_tracker.yaml": _TRACKER,
        "_people.yaml": "".join(_person(writer) for writer in WRITERS),
        **{f"{name}.yaml": decision(*_DECISIONS[name]) for name in decisions},
    }
    for name, text in texts.items():
        (directory / name).write_text(text, encoding="utf-8")
    return directory


def decision(title: str, cited: Collection[Cited] = (), more: str = "") -> str:
    """A record with one position for each citation, and more text at its end."""
    return (
        f"title: {title}\n"
        "question: Must the console print before paging?\n"
        "components: [linux]\n"
        "status: [{is: open, date: 2016-04-04}]\n"
        "options:\n  early: {title: Print early}\n  late: {title: Print late}\n"
        f"positions:{'' if cited else ' []'}\n{''.join(map(_position, cited))}{more}"
    )


def _person(writer: Writer) -> str:
    # one is known by another spelling, and found by the hash of the address alone
    name = "Dmitri Olenin" if writer is OLENIN else writer.name
    return (
        f"{writer.key}:\n  name: {_scalar(name)}\n"
        f"  address-hashes: [{address_hash(writer.address)}]\n"
    )


def _position(cited: Cited) -> str:
    return (
        f"  - person: {cited.person.key}\n"
        f"    date: {cited.said_in.day}\n"
        "    stance: supports\n"
        "    option: early\n"
        "    says: Has a view.\n"
        f"    cite: {{mail: {_scalar(cited.ident)}, quote: {_scalar(cited.quote)}}}\n"
    )


def _scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON's strings are YAML's
