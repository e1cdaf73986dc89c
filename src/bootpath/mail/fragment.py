"""Fragments that a citation might quote: short, the author's own, and saying that something is so.

Plain criteria choose them, and none tells what the author is for or against:

- the words are the author's own: unquoted, no signature, no diff;
- the sentence is no question, and has at least five words, most of them letters;
- a sentence with a modal verb or a verb of opinion comes first, then one that says `I` or `we`,
  then one of eight words to forty, then the earlier one;
- where a mail was cut, a sentence without its end is none;
- a fragment has at most twelve words, begins where a clause does near that verb, and stands in
  the mail once only.
"""

import re
from collections.abc import Iterator

from bootpath.mail.message import Message
from bootpath.mail.normal import occurrences, sentences
from bootpath.mail.passage import Passage, passages
from bootpath.mail.structure import Kind

WORDS = 12
"""Words of the longest fragment."""

_FEWEST = 5
_SENTENCE = range(8, 41)
_LETTERS = 0.7
_LONGEST = 160  # characters: beyond that words are no words
_TRIED = 50  # sentences; each is looked for in the whole mail
_LEAD = 4  # words that a fragment may have before the verb it was chosen for
_SHOULD = re.compile(
    r"(?:should|must|need|needs|ought|shall|will|would|won't|wouldn't|can|cannot|can't|could|may"
    r"|might|shouldn't|mustn't|don't|think|believe|propose|suggest|prefer|expect|want|agree"
    r"|disagree|object|plan|intend|recommend|require|requires)",
    re.IGNORECASE,
)
_SELF = re.compile(r"I|I'm|I'd|I'll|I've|we|We|we'd|we'll|We'd|We'll")
_TRIMMED = " \t,;:.!?-\"'()*"
_DANGLING = re.compile(
    r"(?:\s+(?:a|an|the|and|or|but|of|to|for|in|on|at|with|by|from|that|which|if|as|is|are|be))+$",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"\[\s*\.\.\.\s*\]|#\s*allow:|\w@\w|^On .+ wrote:?$|^\W*(?:hi|hello|dear)\b", re.IGNORECASE
)


def fragments(mail: Message, most: int = 3) -> tuple[str, ...]:
    """The fragments of a mail that a citation might quote, in the order of the mail.

    They stand in the mail's normal form, so that each is found again as the author's own words.
    """
    spoken = [one for one in passages(mail) if one.kind is Kind.WORDS]
    own = [one.text for one in spoken if one.depth == 0 and len(one.voices) == 1]
    ranked = [
        (_rank(sentence), place, sentence)
        for place, sentence in enumerate(each for text in own for each in sentences(text))
        if _is_statement(sentence) and (mail.complete or sentence.endswith((".", "!")))
    ]
    chosen: dict[str, int] = {}
    for _, place, sentence in sorted(ranked)[:_TRIED]:
        fragment = _fragment(sentence)
        if fragment not in chosen and _stands_once(fragment, spoken):
            chosen[fragment] = place
        if len(chosen) == most:
            break
    return tuple(sorted(chosen, key=chosen.__getitem__))


def _is_statement(sentence: str) -> bool:
    words = sentence.split()
    letters = sum(char.isalpha() or char == " " for char in sentence)
    return (
        len(words) >= _FEWEST
        and not sentence.rstrip("\"')*").endswith(("?", ":"))
        and letters >= _LETTERS * len(sentence)
        and sentence.isprintable()
        and not _SKIPPED.search(sentence)
    )


def _rank(sentence: str) -> tuple[bool, bool, bool]:
    """The order of the criteria: what fails one stands behind what meets it."""
    words = [word.strip(_TRIMMED) for word in sentence.split()]
    return (
        not any(_SHOULD.fullmatch(word) for word in words),
        not any(_SELF.fullmatch(word) for word in words),
        len(words) not in _SENTENCE,
    )


def _fragment(sentence: str) -> str:
    """At most twelve words of a sentence, around the verb that it was chosen for."""
    words = sentence.split()
    verbs = (at for at, word in enumerate(words) if _SHOULD.fullmatch(word.strip(_TRIMMED)))
    verb = next(verbs, 0)
    start = 0
    if len(words) > WORDS and verb > _LEAD:
        start = next(_clauses(words, verb), verb - _LEAD)
    cut = words[start : start + WORDS]
    text = " ".join(cut).strip(_TRIMMED)
    return text if start + WORDS >= len(words) else _DANGLING.sub("", text).rstrip(_TRIMMED)


def _clauses(words: list[str], verb: int) -> Iterator[int]:
    """Where clauses begin not too far before a verb, the nearest first."""
    for at in range(verb, max(verb - 2 * _LEAD, 0), -1):
        if words[at - 1].endswith((",", ";", ":", ")", "-")):
            yield at


def _stands_once(fragment: str, spoken: list[Passage]) -> bool:
    if len(fragment) > _LONGEST or len(fragment.split()) < _FEWEST - 2 or fragment.count('"') % 2:
        return False
    found = (hit for one in spoken for hit in occurrences(fragment, one.text))
    return next(found, None) is not None and next(found, None) is None
