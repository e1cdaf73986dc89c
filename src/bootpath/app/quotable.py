"""What may be quoted from a mail: its sentences with whose they are, the author's own first."""

from typing import NamedTuple

from bootpath.app.speakers import Heard, author_of, quoted_in
from bootpath.mail.matching import LETTERS, WORDS
from bootpath.mail.message import Message
from bootpath.mail.normal import sentences
from bootpath.mail.passage import Passage, passages
from bootpath.mail.speech import Speaker
from bootpath.mail.structure import Kind


class Sentence(NamedTuple):
    """A sentence of a mail in normal form, and who says it."""

    text: str
    heard: Heard
    speaker: Speaker
    own: bool


def quotable(message: Message) -> tuple[Sentence, ...]:
    """The sentences of a mail: the author's, then those of the people quoted, in their order.

    Left out is what is too short to find its place, and what is quoted without an attribution:
    nobody can be named for it.
    """
    spoken = [one for one in passages(message) if one.kind is Kind.WORDS and one.speaker]
    found = [
        Sentence(text, _heard(message, one), one.speaker, len(one.voices) == 1)
        for one in spoken
        if one.speaker and (len(one.voices) == 1 or one.speaker.is_known)
        for text in sentences(one.text)
        if len(text.split()) >= WORDS or sum(map(str.isalnum, text)) >= LETTERS
    ]
    return tuple(sorted(found, key=lambda one: not one.own))


def _heard(message: Message, passage: Passage) -> Heard:
    if len(passage.voices) == 1 or passage.speaker is None:
        return author_of(message)
    return quoted_in(passage.speaker)
