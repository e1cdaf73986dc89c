"""Wording: words looked for in a mail as somebody's, and why they cannot be cited as theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from bootpath.app.positions import Refused
from bootpath.app.speakers import Heard, People, keys_of, quoted_in, stranger
from bootpath.mail.matching import Finding, Result
from bootpath.mail.normal import occurrences, parts
from bootpath.mail.passage import Hit, Passage, hits
from bootpath.mail.person import Likeness, Person
from bootpath.mail.structure import Kind
from bootpath.shape import quoted
from bootpath.views.words import clipped

_SHOWN = 200
_AROUND = 5  # words beside a hit: enough to tell it from another


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in a mail: how they are read as those of `claimed`, and every place where they stand.

    `named` is the name of the person when the maintainer named one, `has_surroundings` whether a
    prefix or suffix was asked for.
    """

    quote: str
    claimed: Person
    named: str | None
    author: Heard
    spoken: tuple[Passage, ...]
    found: Result
    places: tuple[Hit, ...]
    has_surroundings: bool


def refusal(wording: Wording, people: People) -> Refused:
    """Why the words cannot be cited as those of the person, and what to do about it."""
    quote = quoted(wording.quote)
    if wording.found.finding is Finding.TOO_SHORT:
        hint = "quote at least three words"
        return Refused(f"{quote} is too short to find its place", hint, usage=True)
    if wording.found.finding is Finding.AMBIGUOUS:
        return _ambiguous(wording, quote)
    if not wording.places:
        return _absent(wording, quote)
    speaker = next((hit.speaker for hit in wording.places if hit.speaker.is_known), None)
    if speaker is None:
        sentence = f"the mail does not say whose words {quote} are"
        return Refused(sentence, "cite a mail that names them, or the one in which they were said")
    own = any(hit.speaker is speaker and len(hit.voices) == 1 for hit in wording.places)
    heard = wording.author if own else quoted_in(speaker)
    keys = keys_of(people, heard)
    if len(keys) != 1:
        return stranger(people, heard)
    whose = f"the words are those of {heard.shown}, {heard.part}"
    if wording.named:
        whose += f", not of {wording.named}"
    return Refused(whose, f"name who said them: --person {keys[0]}", usage=True)


def _ambiguous(wording: Wording, quote: str) -> Refused:
    sentence = f"{quote} stands in {len(wording.found.contexts)} places of the mail"
    around = tuple(dict.fromkeys(_surroundings(wording)))
    if len(around) < len(wording.found.contexts):
        hint = "quote more of it, or give its day with --date"
        return Refused(sentence, hint, usage=True)
    lines = "".join(f"\n    {one}" for one in around)
    return Refused(sentence, f"quote more of it, or add one of{lines}", usage=True)


def _surroundings(wording: Wording) -> Iterator[str]:
    """What stands directly beside each place, as the option that would tell it apart."""
    pieces = parts(wording.quote)
    for passage in wording.spoken:
        speaker = passage.speaker
        if passage.kind is not Kind.WORDS or speaker is None or len(pieces) != 1:
            continue
        if wording.claimed.likeness(speaker.name, speaker.hashed) is not Likeness.SAME:
            continue
        for hit in occurrences(pieces[0], passage.text):
            before = passage.text[: hit.start].split()[-_AROUND:]
            after = passage.text[hit.end :].split()[:_AROUND]
            if before:
                yield f"--prefix {quoted(' '.join(before))}"
            elif after:
                yield f"--suffix {quoted(' '.join(after))}"


def _absent(wording: Wording, quote: str) -> Refused:
    found = wording.found
    if wording.has_surroundings and hits(parts(wording.quote), wording.spoken, ("", "")):
        sentence = f"{quote} stands in the mail, but not with these words around it"
        hint = "give what the same person says directly before it, or directly behind it"
        return Refused(sentence, hint, usage=True)
    if found.where:
        where = f"{quote} stands in a {found.where} of the mail, which nobody says"
        return Refused(where, "quote words of a person")
    cut = " as far as it is known: it was cut" if found.finding is Finding.MAIL_INCOMPLETE else ""
    sentence = f"{quote} does not stand in the mail{cut}"
    if not found.contexts:
        return Refused(sentence, "quote the mail exactly")
    who = f", said by {found.said_by[0]}," if found.said_by else ""
    nearest = clipped(found.contexts[0], _SHOWN)
    return Refused(sentence, f"the nearest passage{who} is\n    {nearest}")
