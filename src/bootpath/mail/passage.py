"""Whole passages of one speaker: the lines of a mail joined where nobody else speaks between."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from bootpath.mail.message import Message
from bootpath.mail.normal import Stretch, normal, occurrences, sentence
from bootpath.mail.speech import Line, Speaker, Voices, lines
from bootpath.mail.structure import Kind


@dataclass(frozen=True, slots=True)
class Passage:
    """Text in normal form that one voice speaks without interruption."""

    kind: Kind
    depth: int
    voices: Voices
    text: str

    @property
    def speaker(self) -> Speaker | None:
        """Who says it; None when nobody does."""
        return self.voices[-1] if self.voices else None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where words stand, and the sentence around it."""

    voices: Voices
    context: str

    @property
    def speaker(self) -> Speaker:
        """Who says the words."""
        return self.voices[-1]


def passages(message: Message) -> tuple[Passage, ...]:
    """The passages of a mail in order. Blank lines join, everything else that comes between parts."""
    return tuple(_joined(lines(message)))


def _joined(read: tuple[Line, ...]) -> Iterator[Passage]:
    run: list[Line] = []
    for line in read:
        if line.kind is Kind.BLANK:
            continue
        if run and _key(run[0]) != _key(line):
            yield _passage(run)
            run = []
        run.append(line)
    if run:
        yield _passage(run)


def _key(line: Line) -> tuple[Kind, int, Voices]:
    return line.kind, line.depth, line.voices


def _passage(run: list[Line]) -> Passage:
    return Passage(*_key(run[0]), normal("\n".join(line.text for line in run)))


def hits(
    pieces: tuple[str, ...], spoken: tuple[Passage, ...], around: tuple[str, str]
) -> tuple[Hit, ...]:
    """Where somebody says these pieces one after the other, in words of their own time.

    What one voice says in one mail may be spread over several passages, and a quotation with
    elisions over those; a piece may not. `around` is the text that must stand directly before
    and after, or is empty.
    """
    voices: dict[tuple[int, Voices], list[Passage]] = {}
    for passage in spoken:
        if passage.kind is Kind.WORDS:
            voices.setdefault((passage.depth, passage.voices), []).append(passage)
    return tuple(chain.from_iterable(_hits(pieces, said, around) for said in voices.values()))


def _hits(pieces: tuple[str, ...], said: list[Passage], around: tuple[str, str]) -> Iterator[Hit]:
    first, *rest = pieces
    before, after = around
    starts = [(n, hit) for n, one in enumerate(said) for hit in occurrences(first, one.text)]
    reached: set[tuple[int, Stretch]] = set()
    # from the last start backwards: of two that end at the same place the nearer one counts
    found: list[Hit] = []
    for number, start in reversed(starts):
        end = _followed(rest, said, (number, start))
        if end is None or end in reached:
            continue
        reached.add(end)
        head, tail = said[number].text[: start.start], said[end[0]].text[end[1].end :]
        if head.rstrip().endswith(before) and tail.lstrip().startswith(after):
            found.append(Hit(said[number].voices, sentence(said[number].text, start)))
    yield from reversed(found)


def _followed(
    rest: list[str], said: list[Passage], place: tuple[int, Stretch]
) -> tuple[int, Stretch] | None:
    """The place of the last piece, when all others follow a place in order."""
    for piece in rest:
        number, last = place
        later = (
            (n, hit)
            for n in range(number, len(said))
            for hit in occurrences(piece, said[n].text)
            if n > number or hit.start >= last.end
        )
        found = next(later, None)
        if found is None:
            return None
        place = found
    return place
