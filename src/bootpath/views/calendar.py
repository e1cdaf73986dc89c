"""The calendar of what is due, for programs that show one."""

from bootpath.due import calendar, together
from bootpath.markup import plain
from bootpath.views.glance import dues
from bootpath.views.library import Library
from bootpath.views.page import Page, Text

PATH = "due.ics"


def page(library: Library) -> Page:
    """What is or comes due in the published records, as `bootpath due --format ics` prints it.

    A draft has nothing due.
    """
    items = together(item for entry in library.corpus.entries for item in dues(library, entry))
    return Page(PATH, None, Text(calendar(items, library.corpus, library.today, plain)))
