"""Whether words stand in a mail, and whose they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from operator import itemgetter

from bootpath.mail.message import Message
from bootpath.mail.normal import normal, parts, sentences
from bootpath.mail.passage import Hit, Passage, hits, passages
from bootpath.mail.person import Likeness, Person
from bootpath.mail.speech import UNKNOWN, Speaker
from bootpath.mail.structure import Kind

WORDS = 3
"""Words that find a place; fewer do when they have `LETTERS`."""

LETTERS = 12
"""Letters and digits that find a place, however few words they are."""

_NEAR = 0.5
_SENTENCES = 5000


class Finding(StrEnum):
    """What comes of looking for words in a mail."""

    OWN_WORDS = "own-words"
    QUOTED = "quoted"
    MISATTRIBUTED = "misattributed"
    SPEAKER_UNKNOWN = "speaker-unknown"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not-found"
    MAIL_INCOMPLETE = "mail-incomplete"
    TOO_SHORT = "too-short"
    MAIL_FOUND = "mail-found"


class Remark(StrEnum):
    """What else does not agree between a citation and its mail."""

    AUTHOR_DIFFERS = "author-differs"
    DATE_DIFFERS = "date-differs"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark with what the mail says instead: a name, or days as YYYY-MM-DD."""

    remark: Remark
    found: str


@dataclass(frozen=True, slots=True)
class Claim:
    """That a person said something on a day: what a citation asserts about a mail.

    Without a fragment only person and day are compared. Without a person the words need only
    stand in the mail, whoever says them, and the day is that of something else: an event has
    one that its announcement need not share. `prefix` and `suffix` are the text directly before
    and after the fragment (the fields of the W3C TextQuoteSelector), for one that stands in
    several places.
    """

    person: Person | None
    fragment: str = ""
    day: date | None = None
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What was found.

    `said_by` names whoever says the words in the mail. `quoted_by` goes from whoever quoted them
    to the author of the mail. `contexts` has the sentence around each place; for words that are
    not there it has the nearest sentence, and `said_by` its speaker. `where` is the kind of line
    in which the words stand although nobody speaks it, such as a diff.
    """

    finding: Finding
    said_by: tuple[str, ...] = ()
    quoted_by: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    where: Kind | None = None
    notes: tuple[Note, ...] = ()


def result(claim: Claim, messages: Sequence[Message]) -> Result:
    """Compare a claim with the mail of an id; several mails with other contents are ambiguous.

    Raises ValueError when no mail is given.
    """
    distinct = list({message.content_hash: message for message in messages}.values())
    if not distinct:
        raise ValueError("no mail to look into")
    results = [_result(claim, message) for message in distinct]
    if len(results) == 1:
        return results[0]
    return Result(
        Finding.AMBIGUOUS,
        said_by=tuple(dict.fromkeys(name for one in results for name in one.said_by)),
        contexts=tuple(context for one in results for context in one.contexts),
    )


def _result(claim: Claim, message: Message) -> Result:
    pieces = parts(claim.fragment)
    if not pieces:
        found = Result(Finding.MAIL_FOUND, said_by=(message.author,))
        return replace(found, notes=(*_author(claim, message), *_day(claim, _days(message), 0)))
    if _is_short(claim, pieces):
        return Result(Finding.TOO_SHORT)
    spoken = passages(message)
    places = hits(pieces, spoken, (normal(claim.prefix), normal(claim.suffix)))
    if not places:
        return _absent(claim, message, spoken, pieces)
    likeness = [_likeness(claim.person, hit) for hit in places]
    right = [hit for hit, like in zip(places, likeness, strict=True) if like is Likeness.SAME]
    if right:
        return _said(claim, right)
    finding = Finding.MISATTRIBUTED
    if Likeness.UNSURE in likeness:
        finding = Finding.SPEAKER_UNKNOWN
    return Result(
        finding,
        said_by=_names(hit.speaker for hit in places),
        quoted_by=_quoters(places[0]),
        contexts=tuple(hit.context for hit in places),
        notes=_author(claim, message),
    )


def _said(claim: Claim, right: list[Hit]) -> Result:
    """The result when whoever is to say the words says them, once or more often."""
    # those of the day count before others, words of one's own before one's words in a quotation
    of_the_day = [hit for hit in right if not _day(claim, hit.speaker.days, 1)] or right
    own = [hit for hit in of_the_day if len(hit.voices) == 1]
    best = own or of_the_day
    hit = best[0]
    finding = Finding.OWN_WORDS if own else Finding.QUOTED
    return Result(
        Finding.AMBIGUOUS if len(best) > 1 else finding,
        said_by=_names(one.speaker for one in best),
        quoted_by=_quoters(hit),
        contexts=tuple(one.context for one in best),
        notes=_day(claim, hit.speaker.days, 0 if own else 1),
    )


def _absent(
    claim: Claim, message: Message, spoken: tuple[Passage, ...], pieces: tuple[str, ...]
) -> Result:
    """The result when nobody says the words: the nearest sentence, and where else they stand."""
    finding = Finding.NOT_FOUND if message.complete else Finding.MAIL_INCOMPLETE
    notes = (*_author(claim, message), *_day(claim, _days(message), 0))
    for passage in spoken:
        if passage.kind is not Kind.WORDS and all(piece in passage.text for piece in pieces):
            return Result(finding, where=passage.kind, notes=notes)
    near = _nearest(" ".join(pieces), spoken)
    if near is None:
        return Result(finding, notes=notes)
    sentence, speaker = near
    return Result(finding, said_by=_names([speaker]), contexts=(sentence,), notes=notes)


def _nearest(fragment: str, spoken: tuple[Passage, ...]) -> tuple[str, Speaker] | None:
    """The sentence that shares most words with a fragment, if it shares half of them."""
    wanted = Counter(fragment.casefold().split())
    near = (
        ((wanted & Counter(sentence.casefold().split())).total(), sentence, passage.speaker)
        for passage in spoken
        if passage.kind is Kind.WORDS and passage.speaker
        for sentence in sentences(passage.text)
    )
    shared, sentence, speaker = max(
        islice(near, _SENTENCES), key=itemgetter(0), default=(0, "", UNKNOWN)
    )
    return (sentence, speaker) if shared >= _NEAR * wanted.total() else None


def _is_short(claim: Claim, pieces: tuple[str, ...]) -> bool:
    """Whether a fragment, with what surrounds it, says too little to find a place."""
    given = (normal(claim.prefix), *pieces, normal(claim.suffix))
    whole = " ".join(given)
    return _letters(whole) < LETTERS and len(whole.split()) < WORDS


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _likeness(person: Person | None, hit: Hit) -> Likeness:
    """Whether a person says what stands in a place; without a person anybody will do."""
    if person is None:
        # an unquoted line is the author's, even when the mail does not name its author
        is_somebodys = len(hit.voices) == 1 or hit.speaker.is_known
        return Likeness.SAME if is_somebodys else Likeness.UNSURE
    if not hit.speaker.is_known:
        return Likeness.UNSURE
    return person.likeness(hit.speaker.name, hit.speaker.hashed)


def _author(claim: Claim, message: Message) -> tuple[Note, ...]:
    if claim.person is None:
        return ()
    if claim.person.likeness(message.author, message.address_hash) is Likeness.SAME:
        return ()
    return (Note(Remark.AUTHOR_DIFFERS, message.author),)


def _days(message: Message) -> tuple[date, ...]:
    return tuple(dict.fromkeys(day for day in (message.day, message.utc_day) if day))


def _day(claim: Claim, days: tuple[date, ...], leeway: int) -> tuple[Note, ...]:
    """Whether a claim's day is one of those on which the words may have been said.

    An author's day is the one their own clock showed or the one in UTC. An attribution line
    gives the day in the zone of whoever quoted, which can lie one day off.
    """
    if claim.person is None or claim.day is None or not days:
        return ()
    if any(abs(claim.day - day) <= timedelta(days=leeway) for day in days):
        return ()
    return (Note(Remark.DATE_DIFFERS, " or ".join(day.isoformat() for day in days)),)


def _names(speakers: Iterator[Speaker] | Sequence[Speaker]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(speaker.name for speaker in speakers if speaker.name))


def _quoters(hit: Hit) -> tuple[str, ...]:
    return tuple(speaker.name for speaker in reversed(hit.voices[:-1]))
