"""Citing: a mail and what a maintainer chose from it become a position with its evidence."""

from dataclasses import dataclass, replace
from datetime import date

from bootpath.app.cited_mail import Mail, title
from bootpath.app.positions import Draft, Refused, checked, option_of, person_of
from bootpath.app.speakers import (
    Heard,
    People,
    author_of,
    key_of,
    keys_of,
    stranger,
)
from bootpath.app.wording import Wording, refusal
from bootpath.evidence.person import person
from bootpath.mail.matching import Claim, Finding, Remark, Result, result
from bootpath.mail.message import Message
from bootpath.mail.normal import normal, parts
from bootpath.mail.passage import hits, passages
from bootpath.mail.person import Likeness, Person
from bootpath.record import Decision
from bootpath.rules.quotations import QUOTE_WORDS


@dataclass(frozen=True, slots=True)
class Choices:
    """What a maintainer chose; what is None is found in the mail, asked for, or missing."""

    person: str | None = None
    stance: str | None = None
    option: str | None = None
    says: str | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    day: date | None = None
    basis: str | None = None
    condition: str | None = None
    milestone: str | None = None
    vote: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Who said it, when, and in whose mail when that is another's."""

    person: str
    day: date
    quoted_by: str | None = None


def drafted(cited: Mail, choices: Choices, decision: Decision, people: People) -> Draft:
    """The position; nothing in it is guessed. Raises Refused when the mail does not bear it out."""
    option = option_of(decision, choices.option)
    quote = " ".join((choices.quote or "").split())
    spoken = said(cited.message, choices, people)
    cite = {
        **cited.source,
        "quote": quote,
        "prefix": " ".join((choices.prefix or "").split()),
        "suffix": " ".join((choices.suffix or "").split()),
        "title": title(cited.message.subject),
        "quoted-by": spoken.quoted_by or "",
    }
    return checked(
        Draft(
            person=spoken.person,
            day=spoken.day,
            stance=choices.stance or "",
            option=option,
            says=(choices.says or "").strip(),
            cite={key: value for key, value in cite.items() if value},
            basis=choices.basis,
            condition=choices.condition,
            milestone=choices.milestone,
            vote=choices.vote,
        )
    )


def said(read: Message, choices: Choices, people: People) -> Said:
    """Who says the chosen words, or wrote the mail, compared with who was named.

    Raises Refused when the words are nobody's or another's, and when the day is not known.
    """
    choices = replace(choices, quote=" ".join((choices.quote or "").split()))
    author = author_of(read)
    own = keys_of(people, author)
    key = person_of(people, choices.person) if choices.person else None
    if key is None and len(own) == 1:
        key = own[0]
    claimed = person(people[key]) if key else Person((read.author,), _hashes(author))
    wording = _wording(read, author, claimed, choices, people)
    found = wording.found
    if found.finding in (Finding.OWN_WORDS, Finding.MAIL_FOUND):
        _agree(found, people, author, key)
        return Said(key or key_of(people, author), _own_day(read, found, choices))
    if found.finding is Finding.QUOTED:
        day = _quoted_day(wording, choices)
        return Said(key or key_of(people, author), day, key_of(people, author))
    raise refusal(wording, people)


def _wording(
    read: Message, author: Heard, claimed: Person, choices: Choices, people: People
) -> Wording:
    quote, prefix, suffix = choices.quote or "", choices.prefix or "", choices.suffix or ""
    words = len(quote.split())
    if words > QUOTE_WORDS:
        hint = "keep the words that find the place and paraphrase the rest in --says"
        sentence = f"the quote has {words} words, more than {QUOTE_WORDS}"
        raise Refused(sentence, hint, usage=True)
    pieces, spoken = parts(quote), passages(read)
    return Wording(
        quote,
        claimed,
        people[choices.person].name if choices.person else None,
        author,
        spoken,
        result(Claim(claimed, quote, choices.day, prefix, suffix), [read]),
        hits(pieces, spoken, (normal(prefix), normal(suffix))) if pieces else (),
        has_surroundings=bool(prefix or suffix),
    )


def _agree(found: Result, people: People, author: Heard, key: str | None) -> None:
    """Refuse to say of somebody that they wrote a mail which is another's."""
    if key is None or all(note.remark is not Remark.AUTHOR_DIFFERS for note in found.notes):
        return
    likeness = person(people[key]).likeness(author.name, author.hashed)
    if likeness is Likeness.UNSURE:
        raise stranger(people, author)
    sentence = f"the mail is by {author.shown}, not by {people[key].name}"
    hint = f"to cite words of {people[key].name} that it quotes, give them with --quote"
    raise Refused(sentence, hint)


def _own_day(read: Message, found: Result, choices: Choices) -> date:
    _refuse_other_day(found, choices, "the mail is")
    if choices.day or read.day:
        return choices.day or read.day or date.min
    raise Refused("the mail has no date that can be read", "give --date YYYY-MM-DD", usage=True)


def _quoted_day(wording: Wording, choices: Choices) -> date:
    """The day of quoted words: as given, or the one that the attribution names."""
    found, claimed = wording.found, wording.claimed
    _refuse_other_day(found, choices, "the mail says that they are")
    if choices.day:
        return choices.day
    quoted_there = [hit.speaker for hit in wording.places if len(hit.voices) > 1]
    right = [s for s in quoted_there if claimed.likeness(s.name, s.hashed) is Likeness.SAME]
    days = sorted({day for speaker in right for day in speaker.days})
    if len(days) == 1:
        return days[0]
    may = f"may be {' or '.join(map(str, days))}" if days else "does not stand in the mail"
    sentence = f"the day on which {found.said_by[0] if found.said_by else 'they'} said this {may}"
    raise Refused(sentence, "give --date YYYY-MM-DD, the day of the mail quoted", usage=True)


def _refuse_other_day(found: Result, choices: Choices, what: str) -> None:
    for note in found.notes:
        if note.remark is Remark.DATE_DIFFERS:
            hint = "leave --date out, or give the day of the mail"
            raise Refused(f"{what} of {note.found}, not of {choices.day}", hint, usage=True)


def _hashes(author: Heard) -> frozenset[str]:
    return frozenset((author.hashed,)) if author.hashed else frozenset()
