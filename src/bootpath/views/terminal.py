"""One decision as a page of plain text, set for a terminal."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bootpath.corpus import Corpus, Entry
from bootpath.evidence import Evidence
from bootpath.markup import plain
from bootpath.record import Citation, Position
from bootpath.standing import Stand, Standing
from bootpath.views.cite import where
from bootpath.views.finding import day, finding, known, shown
from bootpath.views.naming import called
from bootpath.views.page import Ref
from bootpath.views.words import ENTRIES, STANCES, counted, listed

Paint = Callable[[str, str], str]
"""Gives a text the look of a part: `title`, `heading`, `quiet`, or the name of a stance or status."""

_DAY = 12
_HANG = " " * _DAY

_STATUS_WORDS = {
    "accepted": "accepted",
    "settled": "settled by what happened",
    "draft": "draft, not published",
}


def unpainted(_part: str, text: str) -> str:
    """Paint for a terminal without colour."""
    return text


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page is made from: the records, their evidence, the columns, the paint, the day."""

    corpus: Corpus
    evidence: Evidence
    width: int
    paint: Paint
    today: date = date.max

    def name(self, key: str) -> str:
        """A person's name, or the key of an unknown one."""
        return called(self.corpus, key)

    def wrapped(self, text: str, indent: str, first: str | None = None) -> list[str]:
        """A text in lines of the width; `first` stands where the first line's indent would."""
        return textwrap.wrap(
            plain(text),
            self.width,
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or ["" if first is None else first.rstrip()]

    def dated(self, day: object, text: str) -> list[str]:
        """A text behind its day."""
        return self.wrapped(text, _HANG, f"{day}".ljust(_DAY))

    def person(self, key: str) -> Ref:
        """A person's name where names from mails are named too."""
        return Ref(self.name(key))

    def called(self, name: str) -> Ref:
        """A name that stands in a mail."""
        return Ref(shown(name))

    def sent(self, text: str) -> str | None:
        """The day in the header of a mail in ISO 8601, unless it lies after the day of the page."""
        found = day(text)
        return found if found and found <= self.today.isoformat() else None

    def _checked(self, cite: Citation) -> Iterator[str]:
        """Who handed the words down, and how that was checked."""
        about = known(self.evidence, cite)
        found = finding(about, self) if about else None
        if cite.quoted_by and not (found and found.whole):
            yield _HANG + self.paint("quiet", f"as quoted by {self.name(cite.quoted_by)}")
        if cite.reported_by and not (found and found.whole):
            yield _HANG + self.paint("quiet", f"reported by {self.name(cite.reported_by)}")
        if found:
            look = "objects" if found.tone == "wrong" else "quiet"
            yield from (self.paint(look, line) for line in self.wrapped(found.text, _HANG))

    def source(self, cite: Citation | None) -> Iterator[str]:
        """Where a statement can be read: the fragment, who handed it down, the address."""
        if cite is None:
            return
        if cite.quote:
            yield from self.wrapped(f"“{cite.quote}”", _HANG)
        yield from self._checked(cite)
        found = where(self.corpus.tracker, cite)
        address = found.links[0].href if found.links else found.ident
        yield _HANG + self.paint("quiet", address or "")


def sheet(page: Sheet, entry: Entry, standing: Standing) -> str:
    """The page of a decision: question and answer first, then who stands where, and the rest."""
    parts = (
        _head(page, entry, standing),
        _options(page, entry, standing),
        _positions(page, entry, standing),
        _waits(page, entry, standing),
        _questions(page, entry),
        _expectations(page, entry),
        _history(page, entry),
        _relations(page, entry),
        _unverified(page, entry),
    )
    return "\n\n".join(text for part in parts if (text := "\n".join(part)))


def _head(page: Sheet, entry: Entry, standing: Standing) -> Iterator[str]:
    decision = entry.decision
    for line in page.wrapped(decision.title, ""):
        yield page.paint("title", line)
    yield from page.wrapped(decision.question, "")
    yield ""
    word = _STATUS_WORDS.get(standing.word, standing.word)
    since = f" since {standing.status.date}" if standing.status else ""
    answer = ""
    if standing.outcome:
        option = decision.options.get(standing.outcome)
        answer = f": {option.title if option else standing.outcome}"
    head, *rest = page.wrapped(f"{word}{since}{answer}", "")
    yield page.paint(standing.word, head)
    yield from rest
    if standing.superseded_by:
        yield f"superseded by {', '.join(standing.superseded_by)}"
    facts = " · ".join((*decision.components, *decision.tags))
    yield page.paint("quiet", f"{entry.slug}{' · ' if facts else ''}{facts}")
    if decision.summary:
        yield ""
        yield from page.wrapped(decision.summary, "")


def _options(page: Sheet, entry: Entry, standing: Standing) -> Iterator[str]:
    if not entry.decision.options:
        return
    yield page.paint("heading", "Options")
    for key, option in entry.decision.options.items():
        chosen = "→ " if key == standing.outcome else "  "
        yield from page.wrapped(f"{option.title}", "    ", f"{chosen}")
        held = [stand for stand in standing.stands if stand.position.option == key]
        for stance, word in STANCES.items():
            people = [page.name(s.position.person) for s in held if s.position.stance == stance]
            if people:
                label = word.one if len(people) == 1 else word.many
                lines = page.wrapped(listed(people), " " * 17, f"    {label:<13}")
                shown = page.paint(stance, f"{label:<13}")
                yield f"    {shown}{lines[0][17:]}"
                yield from lines[1:]
        taken_back = [s.position for s in standing.withdrawn if s.position.option == key]
        if taken_back:
            people = [page.name(position.person) for position in taken_back]
            lines = page.wrapped(listed(people), " " * 17, f"    {'withdrawn':<13}")
            yield from (page.paint("quiet", line) for line in lines)
        if not held and not taken_back:
            yield page.paint("quiet", "    no position recorded")


def _positions(page: Sheet, entry: Entry, standing: Standing) -> Iterator[str]:
    yield page.paint("heading", "Positions")
    recorded = (*standing.stands, *standing.withdrawn)
    if not recorded:
        yield page.paint("quiet", "no position recorded")
    latest = {id(stand.position) for stand in recorded}
    every = [p for stand in recorded for p in _in_order(stand)]
    for position in sorted(every, key=lambda one: one.date):
        option = entry.decision.options.get(position.option)
        was = "" if id(position) in latest else " (earlier)"
        look = "quiet" if position.stance == "withdrawn" else position.stance
        stance = page.paint(look, ENTRIES[position.stance].one)
        name = page.name(position.person)
        yield f"{position.date!s:<{_DAY}}{name} {_verb(stance, position)}{was}"
        yield from page.wrapped(option.title if option else position.option, _HANG)
        yield from page.wrapped(position.says, _HANG)
        if position.condition:
            yield from page.wrapped(f"On condition: {position.condition}", _HANG)
        yield from page.source(position.cite)


def _in_order(stand: Stand) -> tuple[Position, ...]:
    return (*stand.earlier, stand.position)


def _verb(stance: str, position: Position) -> str:
    read = "declared" if position.basis == "declared" else "as read"
    vote = f", vote {position.vote:+d}" if position.vote is not None else ""
    verb = {"neutral": "is ", "conditional": "is ", "withdrawn": "has "}.get(position.stance, "")
    return f"{verb}{stance} ({read}{vote})"


def _waits(page: Sheet, entry: Entry, standing: Standing) -> Iterator[str]:
    if not standing.awaited:
        return
    yield page.paint("heading", "Waits for")
    for one in standing.awaited:
        milestone = page.corpus.milestones.get(one.milestone)
        title = milestone.title if milestone else one.milestone
        if one.met:
            yield from page.dated(one.met, f"met: {title}")
        elif one.abandoned:
            yield from page.dated(one.abandoned, f"given up: {title}")
        else:
            yield from page.dated("not met", title)
    clock = entry.decision.clock
    if clock and standing.clock_due:
        words = clock.runs.in_words()
        yield from page.dated(standing.clock_due, f"the clock of {words} runs out")
    elif clock:
        yield from page.wrapped(f"then a clock of {clock.runs.in_words()} starts", "")


def _questions(page: Sheet, entry: Entry) -> Iterator[str]:
    if not entry.decision.questions:
        return
    yield page.paint("heading", "Questions")
    for question in entry.decision.questions:
        asker = page.name(question.person) if question.person else "the record keeper"
        yield from page.dated(question.date, f"{asker}: {question.asks}")
        yield from page.source(question.cite)
        for answer in question.answers:
            yield from page.dated(answer.date, f"{page.name(answer.person)} answers: {answer.says}")
            yield from page.source(answer.cite)
        if not question.answers:
            yield _HANG + page.paint("open", "no answer recorded")


def _expectations(page: Sheet, entry: Entry) -> Iterator[str]:
    if not entry.decision.expectations:
        return
    yield page.paint("heading", "Expected, and what came")
    for one in entry.decision.expectations:
        due = f" (by {one.due})" if one.due else ""
        yield from page.dated(one.date, f"{page.name(one.person)}: {one.expects}{due}")
        yield from page.source(one.cite)
        if one.outcome:
            says = f": {one.outcome.says}" if one.outcome.says else ""
            yield from page.dated(one.outcome.date, f"{one.outcome.is_}{says}")
            yield from page.source(one.outcome.cite)
        else:
            yield _HANG + page.paint("open", "not judged yet")


def _history(page: Sheet, entry: Entry) -> Iterator[str]:
    decision = entry.decision
    lines = [(s.date, f"{s.is_}{f': {s.says}' if s.says else ''}", s.cite) for s in decision.status]
    lines += [(event.date, event.says, event.cite) for event in decision.events]
    if not lines:
        return
    yield page.paint("heading", "What happened")
    for on, says, cite in sorted(lines, key=lambda line: line[0]):
        yield from page.dated(on, says)
        yield from page.source(cite)


def _relations(page: Sheet, entry: Entry) -> Iterator[str]:
    backward = page.corpus.backlinks.get(entry.slug, ())
    if not backward and not any(True for _ in entry.links()):
        return
    yield page.paint("heading", "Related")
    lines = [(link.kind.replace("-", " "), link.target) for link in entry.links()]
    lines += [(_BACKWARD[link.kind], link.source) for link in backward]
    room = max(len(kind) for kind, _ in lines) + 2
    for kind, slug in lines:
        yield f"{kind:<{room}}{slug}"


_BACKWARD = {
    "depends-on": "is needed by",
    "conflicts-with": "conflicts with",
    "supersedes": "is superseded by",
    "amends": "is amended by",
    "relates-to": "relates to",
}


def _unverified(page: Sheet, entry: Entry) -> Iterator[str]:
    if not entry.decision.unverified:
        return
    yield page.paint(
        "heading", f"Not verified ({counted(len(entry.decision.unverified), 'point')})"
    )
    for text in entry.decision.unverified:
        yield from page.wrapped(text, "  ", "- ")
