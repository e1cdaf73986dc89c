"""What came of checking a claim against the mail, as it is reported, kept and shown."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Outcome(StrEnum):
    """What is known of a claim after looking for its mail and its words."""

    OWN_WORDS = "own-words"
    QUOTED = "quoted"
    MAIL_FOUND = "mail-found"
    SPEAKER_UNKNOWN = "speaker-unknown"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not-found"
    AMBIGUOUS = "ambiguous"
    TOO_SHORT = "too-short"
    MAIL_INCOMPLETE = "mail-incomplete"
    MAIL_MISSING = "mail-missing"
    ARCHIVE_UNREACHABLE = "archive-unreachable"
    ARCHIVE_REFUSED = "archive-refused"

    @property
    def is_of_words(self) -> bool:
        """Whether a mail was at hand; otherwise nothing is known of the words."""
        return self not in _WITHOUT_MAIL

    @property
    def is_verified(self) -> bool:
        """Whether the words stand in the mail and are those of whoever is said to have said them."""
        return self in (Outcome.OWN_WORDS, Outcome.QUOTED)


_WITHOUT_MAIL = frozenset(
    {Outcome.MAIL_MISSING, Outcome.ARCHIVE_UNREACHABLE, Outcome.ARCHIVE_REFUSED}
)


class Remark(NamedTuple):
    """What else does not agree, such as `date-differs`, and what the mail says instead."""

    kind: str
    found: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome for one claim.

    `said_by` names whoever says the words in the mail, `quoted_by` whoever quoted them, the author
    of the mail last. `where` is the kind of text in which the words stand although nobody speaks
    them. `reason` says why there is no mail, and `contexts` holds the sentences around the words or
    the nearest one: both serve the report of the run and are not kept.
    """

    outcome: Outcome
    said_by: tuple[str, ...] = ()
    quoted_by: tuple[str, ...] = ()
    where: str = ""
    remarks: tuple[Remark, ...] = ()
    reason: str = ""
    contexts: tuple[str, ...] = ()

    def remark(self, kind: str) -> str | None:
        """What the mail says instead, when there is a remark of a kind."""
        return next((one.found for one in self.remarks if one.kind == kind), None)
