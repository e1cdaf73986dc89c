"""Speakers: the people of a mail found in _people.yaml, or what to write there first."""

from collections.abc import Mapping
from typing import NamedTuple

from bootpath.app.positions import Refused
from bootpath.app.starting import slug_of
from bootpath.edit import document
from bootpath.edit.layout import Value
from bootpath.evidence.person import person
from bootpath.mail.message import Message
from bootpath.mail.person import Likeness
from bootpath.mail.speech import Speaker
from bootpath.record import Person

People = Mapping[str, Person]


class Heard(NamedTuple):
    """Somebody as a mail names them; `part` is what they have to do with it, as a clause."""

    name: str
    hashed: str | None
    part: str

    @property
    def shown(self) -> str:
        """The name as a message may show it: never an address."""
        return "somebody without a name" if not self.name or "@" in self.name else self.name


def author_of(message: Message) -> Heard:
    """Who wrote a mail."""
    return Heard(message.author, message.address_hash, "who wrote the mail")


def quoted_in(speaker: Speaker) -> Heard:
    """Whom a mail quotes."""
    return Heard(speaker.name, speaker.hashed, "whom the mail quotes")


def keys_of(people: People, heard: Heard, likeness: Likeness = Likeness.SAME) -> tuple[str, ...]:
    """The keys of those whom somebody is; those who have the address, where any has."""
    found = {
        key: one
        for key, recorded in people.items()
        if (one := person(recorded)).likeness(heard.name, heard.hashed) is likeness
    }
    sure = tuple(key for key, one in found.items() if heard.hashed in one.address_hashes)
    return sure or tuple(found)


def key_of(people: People, heard: Heard) -> str:
    """The key of the one person whom somebody is.

    Raises Refused with the lines that _people.yaml lacks, or when several people bear the name.
    """
    keys = keys_of(people, heard)
    if len(keys) == 1:
        return keys[0]
    if keys:
        message = f"{heard.shown}, {heard.part}, may be {' or '.join(keys)}"
        raise Refused(message, _completion(heard, "the right one"))
    raise stranger(people, heard)


def stranger(people: People, heard: Heard) -> Refused:
    """The refusal to cite somebody whom _people.yaml does not know, with what to write there."""
    message = f"_people.yaml does not know {heard.shown}, {heard.part}"
    perhaps = keys_of(people, heard, Likeness.UNSURE) if heard.name else ()
    if perhaps:
        return Refused(message, _completion(heard, " or ".join(perhaps)))
    key = slug_of(heard.name) if heard.shown == heard.name else ""
    if not key or key in people:
        key = f"{key}-2" if key else "key-of-the-person"
    values: dict[str, Value] = {"name": heard.name if heard.shown == heard.name else "Their Name"}
    if heard.hashed:
        values["address-hashes"] = [heard.hashed]
    return Refused(message, f"add these lines to _people.yaml:\n{document({key: values})}".rstrip())


def _completion(heard: Heard, whom: str) -> str:
    """What to add to somebody who is there, so that this mail names them beyond doubt."""
    values: dict[str, Value] = {}
    if heard.hashed:
        values["address-hashes"] = [heard.hashed]
    elif heard.shown == heard.name:
        values["former-names"] = [heard.name]
    lines = "".join(f"  {line}\n" for line in document(values).splitlines())
    return f"if that is {whom}, add to it in _people.yaml:\n{lines}".rstrip()
