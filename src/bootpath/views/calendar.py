"""The calendar of what is due, for programs that show one."""

from bootpath.due import Due, calendar, together
from bootpath.facet import Index, as_held
from bootpath.markup import plain
from bootpath.views.glance import dues
from bootpath.views.library import Library
from bootpath.views.page import Page, Text

PATH = "due.ics"

Agenda = Index[str, tuple[Due, ...], tuple[Due, ...]]
"""What is or comes due in each decision that has anything due, by slug."""


def agenda(library: Library) -> Agenda:
    """What is due, decision by decision; a draft has nothing due."""
    return Index(library.facets, "agenda", lambda: _agenda(library), as_held)


def page(library: Library, agenda: Agenda) -> Page:
    """What is or comes due in the records, as `bootpath due --format ics` prints it."""
    items = together(item for held in agenda.values() for item in held)
    return Page(PATH, None, Text(calendar(items, library.corpus, library.today, plain)))


def _agenda(library: Library) -> dict[str, tuple[Due, ...]]:
    entries = library.corpus.each()
    return {entry.slug: found for entry in entries if (found := dues(library, entry))}
