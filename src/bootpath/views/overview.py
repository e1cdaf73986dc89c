"""The state of the whole discussion in a few lines a decision, to be pasted into a mail."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bootpath.views.letter import named, paragraph, written
from bootpath.views.library import Library
from bootpath.views.state import State
from bootpath.views.state_letter import as_of, asked, place, stage_in_words
from bootpath.views.stocktaking import state
from bootpath.views.words import STATUSES, counted, listed

_BLOCK = "  "
_SHOWN = 3


def alive(library: Library) -> tuple[State, ...]:
    """The states of the decisions in which something may still happen.

    Those in which something is due or blocked come first, and of each the latest active.
    """
    entries = [one for one in library.by_interest if library.standings[one.slug].alive]
    return tuple(sorted((state(library, one) for one in entries), key=lambda one: not one.pressing))


def counts(library: Library) -> dict[str, int]:
    """How many published decisions have each status, in the order in which pages list them."""
    found = Counter(library.standings[entry.slug].word for entry in library.entries)
    return {key: found[key] for key in STATUSES if found[key]}


def overview(library: Library, states: Iterable[State]) -> str:
    """The whole text, with a line feed at its end."""
    lines = [*paragraph(written(library.corpus.tracker.title)), *paragraph(as_of(library))]
    for one in states:
        lines += ["", *_decision(library, one)]
    lines += ["", *paragraph(_counted(library))]
    return "\n".join(lines) + "\n"


def _decision(library: Library, one: State) -> Iterator[str]:
    yield from paragraph(written(one.title))
    yield from paragraph(place(library, one.slug), _BLOCK)
    for text in (written(one.question), *_remarks(one)):
        yield from paragraph(text, _BLOCK + _BLOCK, f"{_BLOCK}- ")


def _remarks(one: State) -> Iterator[str]:
    """Where it stands, who blocks it, what is due, what it waits for, and what is open."""
    if one.stages:
        yield f"{stage_in_words(one.stages[-1])}."
    for side, block in one.blocks:
        yield f'Blocked by {named(block.person)} since {block.first}: "{written(side.title)}".'
    for due in one.due:
        yield f"{due.word} since {due.since}: {written(due.says)}."
    late = [it for it in one.expectations if it.overdue]
    for it in late:
        yield f"Past due since {it.due}: what {named(it.who)} expected has not been judged."
    waiting = [written(it.title) for it in one.conditions if not it.met]
    if waiting:
        yield f"Waits for: {listed(waiting)}."
    if one.clock and one.clock.due and not one.clock.over:
        yield f"Its clock runs until {one.clock.due}."
    for question in one.questions[:_SHOWN]:
        yield f"Unanswered: {asked(question)}"
    if (more := len(one.questions) - _SHOWN) > 0:
        yield f"{counted(more, 'more question')} without an answer."


def _counted(library: Library) -> str:
    if not library.entries:
        return f"Nothing was recorded by {library.today}."
    found = [f"{number} {STATUSES[key].word.lower()}" for key, number in counts(library).items()]  # type: ignore[index]
    return f"{counted(len(library.entries), 'decision')} on record: {listed(found)}."
