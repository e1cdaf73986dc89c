"""The Markdown context of an invented decision: paragraphs, a list, code spans, some tables."""

import re
import textwrap
from dataclasses import dataclass
from random import Random

import words

FEWEST_WORDS = 150
MOST_WORDS = 250

_MORE_WORDS = 12  # on average, above the fewest
_LONGEST_SENTENCE = 25
_WITH_TABLE = 0.3
_LINE = 96
_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a text is about: the words that fill its gaps besides the drawn ones."""

    thing: str
    place: str


def filled(rng: Random, template: str, subject: Subject) -> str:
    """The template with its gaps filled: the subject's thing and place, any term and code."""
    return template.format(
        thing=subject.thing,
        place=subject.place,
        term=rng.choice(tuple(words.TERMS)),
        code=rng.choice(words.CODE),
    )


def context(rng: Random, subject: Subject, references: list[str]) -> str:
    """Markdown of 150 to 250 words that names each of the referred decisions as `[[slug]]`.

    Most are near the lower end, so that a record comes to about 2 KB.
    """
    wanted = FEWEST_WORDS + int(rng.expovariate(1 / _MORE_WORDS))
    wanted = min(wanted, MOST_WORDS - _LONGEST_SENTENCE)
    sentences = rng.sample(words.SENTENCES, len(words.SENTENCES))
    opening = [filled(rng, rng.choice(words.CODE_SENTENCES), subject)]
    opening += [filled(rng, sentences.pop(), subject) for _ in range(rng.randint(1, 3))]
    parts = [_paragraph(opening), "What was asked for:", _bullets(rng, subject)]
    if rng.random() < _WITH_TABLE:
        parts.append(_table(rng, subject))
    if references:
        named = " and ".join(f"[[{slug}]]" for slug in references)
        parts.append(f"The discussion of {named} touches the same code.")
    missing = wanted - sum(map(word_count, parts))
    closing: list[str] = []
    while sentences and missing > 0:
        sentence = filled(rng, sentences.pop(), subject)
        missing -= word_count(sentence)
        closing.append(sentence)
    return "\n\n".join([*parts, _paragraph(closing)]) + "\n"


def word_count(text: str) -> int:
    """How many words a reader would count: runs without white space that hold a letter or digit."""
    return len(_WORD.findall(text))


def _paragraph(sentences: list[str]) -> str:
    return textwrap.fill(
        " ".join(sentences),
        width=_LINE,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _bullets(rng: Random, subject: Subject) -> str:
    chosen = rng.sample(words.BULLETS, rng.randint(3, 4))
    return "\n".join(f"- {filled(rng, bullet, subject)}" for bullet in chosen)


def _table(rng: Random, subject: Subject) -> str:
    rows = [
        f"| {name} | {rng.choice(('yes', 'no', 'in part'))} | {rng.randint(2, 900)} |"
        for name in rng.sample(words.PLACES, 2)
    ]
    return "\n".join([f"| {subject.thing} | works | lines |", "|---|---|---:|", *rows])
