"""Who said each line of a mail: its author, somebody it quotes, or nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bootpath.mail.attribution import Attribution
from bootpath.mail.heading import Heading, Reach, headings
from bootpath.mail.message import Message
from bootpath.mail.person import address_hash, initials
from bootpath.mail.quoting import DEPTH, Marked, marked_lines
from bootpath.mail.structure import Kind, kinds

_SPOKEN = frozenset({Kind.WORDS, Kind.SIGNATURE, Kind.DIFF})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in a mail, as the mail names them.

    `days` are those on which they may have spoken (none when the mail does not tell), `line` is
    where they are named, 0 for the author. Without name and hash the speaker is unknown.
    """

    name: str = ""
    hashed: str | None = None
    days: tuple[date, ...] = ()
    line: int = 0

    @property
    def is_known(self) -> bool:
        """Whether the mail says at all who speaks."""
        return bool(self.name or self.hashed)


UNKNOWN = Speaker()
"""Whoever is quoted without an attribution."""

Voices = tuple[Speaker, ...]
"""The author of the mail first, then whom they quote, then whom those quote, and so on."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a mail (numbered from 1) without its marks, and the voices it passed through.

    The last voice said it. Lines of headings and footers, and blank ones, are nobody's.
    """

    number: int
    kind: Kind
    depth: int
    text: str
    voices: Voices = ()

    @property
    def speaker(self) -> Speaker | None:
        """Who said it; None for a line that nobody said."""
        return self.voices[-1] if self.voices else None


class _Stage:
    """Whose voice is heard at each depth, while a mail is read downwards."""

    def __init__(self, author: Speaker) -> None:
        self.chains: dict[int, Voices] = {0: (author,)}
        self.heard: list[Speaker] = [author]
        # the depth whose quotations are for now by nobody known, and who spoke before that
        self.aside: int | None = None
        self.before = self.chains

    def announce(self, heading: Heading, line: int) -> None:
        """Take note of what a heading at this line says."""
        if heading.reach is Reach.NOTHING:
            return
        quoted = heading.reach is Reach.QUOTATION
        outer = self.voices(heading.depth - 1 if quoted else heading.depth)[:DEPTH]
        speaker = _speaker(heading.who, line)
        self.chains = {d: chain for d, chain in self.chains.items() if d < heading.depth}
        self.chains[heading.depth] = (*outer, speaker)
        self.heard = [*self.heard[-DEPTH:], speaker]

    def introduce(self, above: Line, depth: int) -> None:
        """Take note of a line (`above` a line of this depth) that ends in a colon.

        `As the manual has it:` says that one quotation is not that of the person before; the
        next one is again.
        """
        if self.aside is not None and depth <= self.aside:
            self.aside = None
            self.chains = self.before
        ends = above.kind is Kind.WORDS and above.text.rstrip().endswith(":")
        if self.aside is None and depth > above.depth and ends:
            self.aside = above.depth
            self.before = self.chains

    def author_again(self) -> None:
        """What follows is the author's, whoever was named above."""
        self.chains = {0: self.chains[0][:1]}

    def voices(self, depth: int) -> Voices:
        """The voices through which a line of this depth comes."""
        most = depth if self.aside is None else min(depth, self.aside)
        known = next((d for d in range(most, -1, -1) if d in self.chains), 0)
        return self.chains.get(known, ()) + (UNKNOWN,) * (depth - known)

    def heard_through(self, marks: tuple[str, ...]) -> Voices:
        """The voices of a line, where a mark may be the initials of the speaker."""
        voices = self.voices(len(marks))
        if not marks or not marks[-1].isalpha() or _fits(voices[-1], marks[-1]):
            return voices
        fitting = {speaker for speaker in self.heard if _fits(speaker, marks[-1])}
        speaker = fitting.pop() if len(fitting) == 1 else UNKNOWN
        return (*self.voices(len(marks) - 1), speaker)


def lines(message: Message) -> tuple[Line, ...]:
    """Every line of a mail with its one kind and its voices.

    A quoted line belongs to the person whom the last attribution one level further out names;
    deeper levels start anew with each attribution. Without one the speaker is unknown.
    """
    marked = marked_lines(message.text)
    found = headings(marked, message.day)
    taken = frozenset(at for heading in found for at in range(heading.first, heading.last))
    firsts = {heading.first: heading for heading in found}
    author_days = tuple(dict.fromkeys(d for d in (message.day, message.utc_day) if d))
    stage = _Stage(Speaker(message.author, message.address_hash, author_days))
    return tuple(_spoken(marked, kinds(marked, taken), firsts, stage))


def _spoken(
    marked: tuple[Marked, ...],
    kinds_: tuple[Kind, ...],
    firsts: dict[int, Heading],
    stage: _Stage,
) -> Iterator[Line]:
    patch = any(heading.reach is Reach.PATCH for heading in firsts.values())
    above: Line | None = None
    for at, (line, kind) in enumerate(zip(marked, kinds_, strict=True)):
        if above and kind is not Kind.BLANK:
            stage.introduce(above, line.depth)
        if at in firsts:
            stage.announce(firsts[at], at + 1)
        if patch and line == ((), "---"):
            stage.author_again()
        voices = stage.heard_through(line.marks) if kind in _SPOKEN else ()
        spoken = Line(at + 1, kind, line.depth, line.text, voices)
        above = above if kind is Kind.BLANK else spoken
        yield spoken


def _speaker(who: Attribution, line: int) -> Speaker:
    hashed = address_hash(who.address) if who.address else None
    return Speaker(who.name, hashed, who.days, line)


def _fits(speaker: Speaker, mark: str) -> bool:
    """Whether initials are those of a speaker, middle ones left out or not."""
    letters = iter(initials(speaker.name))
    return speaker.is_known and bool(speaker.name) and all(letter in letters for letter in mark)
