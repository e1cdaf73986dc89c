"""Archives: where mails are kept, and what came of asking for some by id or address."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from bootpath.mail.identity import mail_key


class State(StrEnum):
    """What an archive answers when it is asked for a mail."""

    FOUND = "mail-found"
    MISSING = "mail-missing"
    UNREACHABLE = "archive-unreachable"
    REFUSED = "archive-refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer about one mail.

    `mails` are the bytes of each mail that bears the id; they are several when an id was used
    twice. `archive` names who answered, `reason` says in a sentence why there is no mail, and
    `warnings` what went wrong although there is one.
    """

    state: State
    mails: tuple[bytes, ...] = ()
    archive: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = ()


Answers = Mapping[str, Answer]
"""An answer for every key that was asked for, under the key as it was given."""


class Archive(Protocol):
    """A place where mails are looked up by Message-ID, or by an address of RFC 5064."""

    @property
    def name(self) -> str:
        """How the archive is called in messages and in the lock: its path or address."""

    def lookup(self, keys: Collection[str]) -> Answers:
        """Look for all these mails at once; never raises for what an archive does or holds."""


@dataclass(frozen=True, slots=True)
class ArchivesInOrder:
    """Several archives as one: each is asked for what those before it did not have."""

    archives: Sequence[Archive]

    @property
    def name(self) -> str:
        """The names of all."""
        return ", ".join(archive.name for archive in self.archives)

    def lookup(self, keys: Collection[str]) -> Answers:
        """The first mail found of each key.

        A mail that nobody has is missing only when every archive could say so: if one could not
        be asked, that is the answer.
        """
        answers = {key: Answer(State.MISSING, reason="no archive is configured") for key in keys}
        for archive in self.archives:
            left = [key for key, answer in answers.items() if answer.state is not State.FOUND]
            if not left:
                break
            for key, answer in archive.lookup(left).items():
                before = answers[key]
                lost = (State.UNREACHABLE, State.REFUSED)
                if answer.state is State.MISSING and before.state in lost:
                    continue
                warnings = tuple(dict.fromkeys((*before.warnings, *answer.warnings)))
                answers[key] = replace(answer, warnings=warnings)
        return answers


def found(
    keys: Collection[str], mails: Mapping[str, tuple[bytes, ...]], archive: str
) -> dict[str, Answer]:
    """The answers of an archive that could be read to the end and has `mails` by `mail_key`."""
    missing = Answer(State.MISSING, archive=archive, reason=f"{archive} does not have the mail")
    return {
        key: Answer(State.FOUND, mails[mail_key(key)], archive)
        if mail_key(key) in mails
        else missing
        for key in keys
    }


def unreachable(keys: Collection[str], archive: str, why: str) -> dict[str, Answer]:
    """The answers of an archive that could not be read."""
    reason = f"cannot read {archive}: {why}"
    return dict.fromkeys(keys, Answer(State.UNREACHABLE, archive=archive, reason=reason))
