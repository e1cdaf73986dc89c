"""How a citation was checked, in words: what the lock found, or that nobody looked."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, Protocol

from bootpath.evidence import Checked, Evidence, Outcome, Seen, Statement
from bootpath.mail.dates import dated
from bootpath.record import Citation
from bootpath.views.page import Ref
from bootpath.views.words import clipped

Tone = Literal["verified", "unclear", "wrong"]

NOT_CHECKED = "not-checked"
"""The key of a citation that nobody has verified as it stands."""

_NAME = 100
_SUBJECT = 200

_PLACES = {
    "attribution": "an attribution line",
    "signature": "a signature",
    "footer": "the footer of a list",
    "diff": "a patch",
}


class Word(NamedTuple):
    """A result: its tone, its word, what the word means."""

    tone: Tone
    word: str
    meaning: str


_NO_MAIL = Word(
    "unclear", "mail not at hand", "No archive that was asked had the mail, or none answered."
)

WORDS: Mapping[str, Word] = {
    Outcome.OWN_WORDS: Word(
        "verified", "own words", "The words stand in a mail of whoever is said to have said them."
    ),
    Outcome.QUOTED: Word(
        "verified",
        "as quoted by",
        "The words stand as a quotation in somebody else’s mail, the one that is linked, and they "
        "are those of whoever is said to have said them.",
    ),
    Outcome.MAIL_FOUND: Word(
        "unclear",
        "mail found",
        "The mail is there. The record quotes none of its words, so no words were compared.",
    ),
    Outcome.MISATTRIBUTED: Word(
        "wrong", "said instead by", "The words stand in the mail, and somebody else says them."
    ),
    Outcome.NOT_FOUND: Word(
        "wrong",
        "not found in the mail",
        "The whole mail is there, and nobody says the words in it.",
    ),
    Outcome.SPEAKER_UNKNOWN: Word(
        "unclear",
        "speaker unknown",
        "The words stand in a quotation, and the mail does not say for certain whose they are.",
    ),
    Outcome.AMBIGUOUS: Word(
        "unclear",
        "stands in several places",
        "The words stand in the mail more than once, or several mails share its Message-ID.",
    ),
    Outcome.TOO_SHORT: Word(
        "unclear", "too few words to check", "So few words may stand anywhere."
    ),
    Outcome.MAIL_INCOMPLETE: Word(
        "unclear",
        "copy of the mail is cut",
        "The words are not in the part of the mail that was at hand.",
    ),
    Outcome.MAIL_MISSING: _NO_MAIL,
    Outcome.ARCHIVE_UNREACHABLE: _NO_MAIL,
    Outcome.ARCHIVE_REFUSED: _NO_MAIL,
    NOT_CHECKED: Word(
        "unclear",
        "not checked",
        "Nobody has compared this citation, as it stands now, with its mail.",
    ),
}
"""The results, those that are verified first."""


class Said(NamedTuple):
    """A few words, the name that follows them, and a day in ISO 8601."""

    words: str
    who: Ref | None = None
    day: str | None = None


class Finding(NamedTuple):
    """How a citation was checked.

    - `key`: the result as the lock names it, or `not-checked`; `tone`: what it comes to
    - `says`: the same in words, one part after the other
    """

    key: str
    tone: Tone
    says: tuple[Said, ...]

    @property
    def whole(self) -> bool:
        """Whether the words also say who handed the quotation down: only then was it verified."""
        return self.key in (Outcome.OWN_WORDS, Outcome.QUOTED)

    @property
    def text(self) -> str:
        """The words in one line, for where nothing can be linked."""
        return ", ".join(
            ", ".join(filter(None, (f"{words} {who.text if who else ''}".rstrip(), on)))
            for words, who, on in self.says
        )


class Mail(NamedTuple):
    """A mail as verification saw it: its author, day and subject, and what is amiss with it."""

    who: Ref | None
    day: str | None
    subject: str | None
    note: str | None


class Names(Protocol):
    """Makes names: of people of the record by key, and of whoever a mail names."""

    def person(self, key: str) -> Ref:
        """The name of a person."""

    def called(self, name: str) -> Ref:
        """A name that stands in a mail, with a link if it is that of a known person."""

    def sent(self, text: str) -> str | None:
        """The day in the header of a mail, unless what is shown ends before it."""


class Known(NamedTuple):
    """What evidence has about one citation of a mail."""

    statement: Statement
    checked: Checked | None
    seen: Seen | None


def known(evidence: Evidence, citation: Citation) -> Known | None:
    """What is known of a citation of the corpus; None when it cites no mail."""
    statement = evidence.statement(citation)
    return of_statement(evidence, statement) if statement else None


def of_statement(evidence: Evidence, statement: Statement) -> Known:
    """What is known of a statement."""
    if evidence.lock is None:
        return Known(statement, None, None)
    claim = statement.claim
    lock = evidence.lock
    return Known(statement, lock.claims.get(claim), lock.mails.get(claim.source))


_UNCHECKED = Finding(NOT_CHECKED, "unclear", (Said(WORDS[NOT_CHECKED].word),))


def finding(about: Known, names: Names) -> Finding:
    """How a citation was checked, in words."""
    checked = about.checked
    if checked is None:
        return _UNCHECKED
    tone, word, _ = WORDS[checked.outcome]
    remarks = tuple(_remarks(checked, names))
    if checked.outcome.is_verified:
        says = _verified(about, checked, names)
        tone = "unclear" if remarks else tone
        return Finding(checked.outcome, tone, (*says, *remarks))
    parts = [Said(word)]
    if checked.outcome is Outcome.MISATTRIBUTED:
        by = checked.said_by[0] if checked.said_by else ""
        parts = [Said(word, names.called(by)) if shown(by) else Said("said by somebody else")]
    if checked.where in _PLACES:
        parts.append(Said(f"stands only in {_PLACES[checked.where]}"))
    return Finding(checked.outcome, tone, (*parts, *remarks))


def _verified(about: Known, checked: Checked, names: Names) -> list[Said]:
    """Whose words they are, as far as that is not said beside them, and who quotes them."""
    statement = about.statement
    sent = names.sent(about.seen.date) if about.seen else None
    speaker = Ref(shown(checked.said_by[0])) if checked.said_by else None
    if statement.citation.reported_by and statement.speaker:
        parts = [Said("reported by", names.person(statement.speaker))]
    elif statement.speaker:
        parts = []
    else:
        parts = [Said("words of", names.called(speaker.text)) if speaker else Said("words found")]
    if checked.outcome is Outcome.OWN_WORDS:
        return [parts[0]._replace(day=sent)] if parts else [Said(WORDS[checked.outcome].word)]
    quoter = names.called(checked.quoted_by[-1]) if checked.quoted_by else None
    own = statement.speaker and quoter == names.person(statement.speaker)
    if own or (quoter and speaker and quoter.text == speaker.text):
        return [*parts, Said("as quoted in a later mail of theirs", None, sent)]
    if quoter is None or not quoter.text:
        return [*parts, Said("as quoted by somebody else", None, sent)]
    return [*parts, Said(WORDS[checked.outcome].word, quoter, sent)]


def _remarks(checked: Checked, names: Names) -> Iterator[Said]:
    if checked.outcome in (Outcome.MISATTRIBUTED, Outcome.MAIL_INCOMPLETE):
        return  # the speaker is named already, or the mail is only a part of itself
    author = checked.remark("author-differs")
    if author is not None:
        who = names.called(author)
        yield Said("the mail is by", who) if who.text else Said("the mail is by somebody else")
    if found := checked.remark("date-differs"):
        later = day(found) and not names.sent(found)
        yield Said("the mail says a later day" if later else f"the mail says {shown(found)}")


_UNSEEN = Mail(None, None, None, WORDS[NOT_CHECKED].word)


def mail(about: Known, names: Names) -> Mail:
    """The mail that a citation names."""
    seen = about.seen
    if seen is None and about.checked is None:
        return _UNSEEN
    if seen is None:
        word = WORDS[about.checked.outcome if about.checked else NOT_CHECKED].word
        return Mail(None, None, None, word)
    who = names.called(seen.author)
    note = None if seen.complete else "read in a shortened copy"
    if len(seen.texts) > 1:
        note = "several mails share its Message-ID"
    return Mail(
        who if who.text else None,
        names.sent(seen.date),
        shown(seen.subject, _SUBJECT) or None,
        note,
    )


def day(text: str) -> str | None:
    """The day in the header of a mail, or in the lock, in ISO 8601; None when it is unreadable."""
    days = dated(text).days
    return days[0].isoformat() if len(days) == 1 else None


def shown(text: str, limit: int = _NAME) -> str:
    """A text from a mail in one line of visible characters: no control, no change of direction."""
    spaced = "".join(
        "" if unicodedata.category(c) in ("Cf", "Cs") else c if c.isprintable() else " "
        for c in text[: 2 * limit]
    )
    return clipped(" ".join(spaced.split()), limit)
