"""The state of a decision as plain text that can be pasted into a mail."""

from collections.abc import Iterable, Iterator

from bootpath.views.letter import Notes, beside, dated, item, named, paragraph, written
from bootpath.views.library import Library
from bootpath.views.sides import Holder, Side
from bootpath.views.state import Clock, Condition, Happening, Outlook, Question, Stage, State
from bootpath.views.words import clipped

_BLOCK = "  "
_CLIP = 160
_BRIEF = 120
_BASIS = {"declared": "declared", "as-read": "as read"}
_NOW = {
    "blocks": "blocks",
    "objects": "objects",
    "supports": "supports",
    "conditional": "supports on a condition",
    "neutral": "is neutral",
    "asks": "asks",
    "withdrawn": "holds no position any more",
}
_THEN = {
    "blocks": "blocked",
    "objects": "objected",
    "supports": "supported",
    "conditional": "supported on a condition",
    "neutral": "was neutral",
    "asks": "asked",
    "withdrawn": "held none",
}
_STAGES = {
    "draft": "A draft",
    "settled": "Settled by what happened",
}
_SILENCE = "Silence is not counted as consent."
_LEGEND = (
    "Declared: the person said so. As read: the record keeper's reading of what the person said. "
    f"Who is not named has no position recorded. {_SILENCE}"
)


def letter(library: Library, state: State) -> str:
    """The whole text, with a line feed at its end."""
    head = [*paragraph(written(state.title)), *paragraph(place(library, state.slug))]
    head += paragraph(as_of(library))
    if not state.recorded:
        head += ["", *paragraph(f"Nothing was recorded on this by {library.today}.")]
        return "\n".join(head) + "\n"
    head += ["", *paragraph(f"Question: {written(state.question)}")]
    notes = Notes()
    sections = (
        ("Where it stands", standing(state, notes)),
        ("Who stands where", _positions(state.sides, notes)),
        ("What is open", _questions(state.questions, notes)),
        ("What it waits for", _waits(state, notes)),
        ("What would change it", _changes(state)),
        (
            "What was expected, and what came",
            _expectations(state.expectations, library.today.isoformat(), notes),
        ),
        (_title_of_events(state), _events(state.events, notes)),
        ("Sources", notes.lines()),
    )
    return "\n".join([*head, *parts(sections)]) + "\n"


def parts(sections: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """The sections that have something to say, in their order: notes are numbered as they go."""
    for title, lines in sections:
        said = list(lines)
        if said:
            yield from ("", title, "-" * len(title), *said)


def as_of(library: Library) -> str:
    """The day that a text speaks of, and the revision that the records were read at."""
    by = f", as recorded at revision {library.short_revision}" if library.revision else ""
    return f"State of the discussion as of {library.today}{by}"


def place(library: Library, slug: str) -> str:
    """Where a decision can be read: the address of its page, else its slug."""
    return f"{library.base_url}decisions/{slug}.html" if library.base_url else f"[{slug}]"


def standing(state: State, notes: Notes) -> Iterator[str]:
    """Where a decision stands, since when, what it came to, and what is wrong with that."""
    for one in state.superseded_by:
        since = f" since {one.since}" if one.since else ""
        yield from paragraph(f'Superseded{since} by "{written(one.title)}" ({one.slug}).')
    if not state.stages:
        yield from paragraph("No status was recorded by then.")
    for at, stage in enumerate(reversed(state.stages)):
        words = stage_in_words(stage)
        if at > 0 or state.superseded_by:
            words = f"Before that {words[:1].lower()}{words[1:]}"
        yield from paragraph(f"{words}.{notes.mark(stage.source)}")
        if stage.says:
            yield from paragraph(written(stage.says), _BLOCK)
    for side, block in state.blocks:
        text = f'Blocked by {named(block.person)} since {block.first}: "{written(side.title)}".'
        yield from paragraph(text + notes.mark(block.source))
    for due in state.due:
        yield from paragraph(f"{due.word} since {due.since}: {written(due.says)}.")


def stage_in_words(stage: Stage) -> str:
    """A status with the day since when, until when, and the option that was chosen."""
    word = _STAGES.get(stage.word, stage.word.capitalize())
    until = f", put off until {stage.until}" if stage.until else ""
    outcome = f': "{written(stage.outcome)}"' if stage.outcome else ""
    return f"{word} since {stage.since}{until}{outcome}"


def _positions(sides: tuple[Side, ...], notes: Notes) -> Iterator[str]:
    for side in sides:
        chosen = " (chosen)" if side.chosen else ""
        yield from paragraph(f'"{written(side.title)}"{chosen}')
        for one in side.holders:
            yield from dated(one.date, _holder(one) + notes.mark(one.source))
            yield from beside(written(one.says))
            if one.condition or one.milestone:
                awaited = filter(None, (one.condition, one.milestone))
                yield from beside(f"On condition: {'; '.join(map(written, awaited))}")
        if not side.holders:
            yield f"{_BLOCK}no position recorded"
        yield ""
    held = any(side.holders for side in sides)
    yield from paragraph(_LEGEND if held else f"No position is recorded. {_SILENCE}")


def _holder(one: Holder) -> str:
    """What a person holds, held before, and how that is known; the name keeps its own letters."""
    first = f"first on {one.first}" if one.first != one.date else ""
    was = ", ".join(f"{_THEN.get(it.stance, it.stance)} until {it.until}" for it in one.former)
    course = ", ".join(filter(None, (first, was)))
    known = (
        _BASIS.get(one.basis, one.basis),
        one.handed_down,
        f"vote {one.vote:+d}" if one.vote is not None else None,
        "in no role on record that day" if one.outside_role else None,
    )
    text = f"{named(one.person)} {_NOW.get(one.stance, one.stance)}"
    text += f" ({course})" if course else ""
    return f"{text}; {', '.join(named(part) for part in known if part)}"


def _questions(questions: tuple[Question, ...], notes: Notes) -> Iterator[str]:
    for one in questions:
        who = f"{named(one.who)} asks" if one.who else "The record asks"
        text = f"{who}: {written(one.asks)}{notes.mark(one.source)} No answer recorded."
        yield from dated(one.date, text)
    if not questions:
        yield "No question without an answer is on record."


def _waits(state: State, notes: Notes) -> Iterator[str]:
    for one in state.conditions:
        yield from item(f"{written(one.title)} ({_met(one)}){notes.mark(one.source)}")
    if not state.conditions and not state.clock:
        yield "The record names no condition and sets no clock."
        return
    if not state.conditions:
        yield "The record names no condition."
    mark = notes.mark(state.clock.source if state.clock else None)
    yield from paragraph(_clock(state.clock) + mark)


def _met(condition: Condition) -> str:
    if condition.met:
        return f"met on {condition.met}"
    if condition.abandoned:
        return f"given up on {condition.abandoned}"
    return f"not met; expected by {condition.expected}" if condition.expected else "not met"


def _clock(clock: Clock | None) -> str:
    if clock is None:
        return "No clock is set."
    if not clock.started:
        return f"A clock of {clock.runs} starts when the last condition is met."
    if not clock.due:
        return f"The clock of {clock.runs} runs since {clock.started}, beyond the calendar."
    if clock.over:
        return f"The clock of {clock.runs} started on {clock.started} and ran out on {clock.due}."
    return f"The clock of {clock.runs} runs since {clock.started} until {clock.due}."


def _changes(state: State) -> Iterator[str]:
    """What the record names that has not come yet; a decision that is over may still have some."""
    found = [*_ahead(state)]
    for text in found:
        yield from item(text)
    if not found:
        yield "Nothing that the record names."


def _ahead(state: State) -> Iterator[str]:
    stage = state.stages[-1] if state.stages else None
    for _, block in state.blocks:
        yield f"the block of {named(block.person)}, if it is lifted"
    if stage and stage.until:
        yield f"the day until which it was put off: {stage.until}"
    if state.review:
        yield f"the day on which it is to be looked at again: {state.review}"
    for one in state.conditions:
        if not one.met:
            yield f'the condition "{written(one.title)}", if it is met'
    if state.clock and state.clock.due and not state.clock.over:
        yield f"the end of the clock on {state.clock.due}"
    for expected in state.expectations:
        if not expected.verdict:
            text = clipped(written(expected.expects), _BRIEF)
            yield f"what comes of the expectation of {named(expected.who)}: {written(text)}"
    for question in state.questions:
        yield f"an answer to: {asked(question)}"


def asked(question: Question) -> str:
    """A question up to its first question mark: what follows explains it."""
    text = written(question.asks)
    first, mark, _ = text.partition("?")
    return written(clipped(first + mark, _BRIEF))


def _expectations(expected: tuple[Outlook, ...], today: str, notes: Notes) -> Iterator[str]:
    for one in expected:
        text = f"{named(one.who)} expects: {written(one.expects)}{notes.mark(one.source)}"
        yield from dated(one.date, text)
        if one.due:
            yield from beside(f"The record takes {one.due} as the day for it.")
        if one.verdict:
            says = f": {written(one.says)}" if one.says else "."
            text = f"{one.verdict.capitalize()} (judged {one.judged}){says}"
            yield from beside(text + notes.mark(one.evidence))
        else:
            late = " That day has passed." if one.overdue else ""
            yield from beside(f"Not judged by {today}.{late}")


def _title_of_events(state: State) -> str:
    shown = len(state.events)
    return (
        f"The last {shown} of {state.count} entries"
        if state.count > shown
        else "The entries so far"
    )


def _events(events: tuple[Happening, ...], notes: Notes) -> Iterator[str]:
    for one in events:
        yield from dated(one.date, _event(one) + notes.mark(one.source))


def _event(one: Happening) -> str:
    text = f"{named(one.who)} {written(one.what)}" if one.who else written(one.what)
    if one.about:
        about = written(one.about)
        text += f' "{about}"' if one.who else f": {about}"
    if one.text:
        says = written(clipped(written(one.text), _CLIP))
        text += (". " if one.about else ": ") + says if text else says
    return text
