"""What changed between two days of the records as plain text, to be mailed to a list."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from bootpath.difference import Change
from bootpath.views.letter import Notes, dated, paragraph, written
from bootpath.views.library import Library
from bootpath.views.naming import source
from bootpath.views.state_letter import parts, place, stage_in_words
from bootpath.views.stocktaking import state
from bootpath.views.told import Names, sentence
from bootpath.views.words import clipped

_SUBJECT = 80
_SHARED = "What decisions share"


def digest(library: Library, since: date, changes: Sequence[Change]) -> str:
    """The whole text, with a line feed at its end; the library has the later of the two days."""
    tracker = library.corpus.tracker
    notes = Notes()
    names = Names(library.corpus, library.corpus)
    lines = [*paragraph(written(tracker.title)), *paragraph(_span(library, since))]
    if not changes:
        return "\n".join([*lines, "", "Nothing changed."]) + "\n"
    for slug, some in groupby(changes, key=lambda one: one.decision):
        lines += ["", *_head(library, slug), *_told(library, names, notes, [*some])]
    lines += parts([("Sources", notes.lines())])
    return "\n".join(lines) + "\n"


def subject(library: Library, since: date) -> str:
    """The subject of the mail: what it is about, and of which days."""
    title = " ".join(written(clipped(library.corpus.tracker.title, _SUBJECT)).split())
    return f"{title}: changes {since} to {library.today}"


def _span(library: Library, since: date) -> str:
    return f"What changed after {since}, up to {library.today}"


def _head(library: Library, slug: str | None) -> Iterator[str]:
    """The title of a decision, and where it stands now."""
    entry = library.corpus.entry(slug) if slug else None
    if entry is None:
        yield from paragraph(slug or _SHARED)
        return
    now = state(library, entry)
    yield from paragraph(written(now.title))
    yield from paragraph(place(library, now.slug))
    if now.superseded_by:
        yield from paragraph(f"Superseded by {', '.join(one.slug for one in now.superseded_by)}.")
    elif now.stages:
        yield from paragraph(f"{stage_in_words(now.stages[-1])}.")


def _told(library: Library, names: Names, notes: Notes, changes: Iterable[Change]) -> Iterator[str]:
    """The changes in their order; what an event tells already with its evidence is told once."""
    some = list(changes)
    events = [(one.day, one.cite) for one in some if one.kind == "event" and one.cite]
    for one in some:
        if one.kind == "condition-met" and (one.day, one.cite) in events:
            continue
        day = one.day.isoformat() if one.day else ""
        text = written(sentence(names, one))
        stop = "" if text.endswith((".", "?", "!")) else "."
        yield from dated(day, text + stop + notes.mark(source(library.corpus.tracker, one.cite)))
