"""Telling: the state of one decision, or of the whole discussion, as text for a mail or as JSON.

The JSON document has these keys, and keeps them as long as `format` stays 1:

- `format`: 1; `as_of`: the day up to which entries count; `revision`: the full hash of the commit
  that the records were read at, or null for the work tree
- `decision`: a `bootpath.views.state.State`, for one; or `decisions`: the states of those in which
  something may still happen, and `counts`: how many decisions have each status
"""

from dataclasses import asdict
from datetime import date
from typing import Any

from bootpath.app.reading import Reading
from bootpath.corpus import Entry
from bootpath.markup import Converter
from bootpath.views import Library, Revision
from bootpath.views.overview import alive, counts, overview
from bootpath.views.state_letter import letter
from bootpath.views.stocktaking import state

FORMAT = 1
"""Grows when a key changes its meaning or goes away."""


class Telling:
    """The records on a day, by the work tree or by a revision, told in plain words."""

    def __init__(self, reading: Reading, today: date, revision: Revision | None) -> None:
        self._library = Library(reading.corpus, reading.evidence, today, revision, Converter())

    def text(self, entry: Entry | None) -> str:
        """The state of a decision, or of the discussion, with a line feed at its end."""
        library = self._library
        if entry is None:
            return overview(library, alive(library))
        return letter(library, state(library, entry))

    def document(self, entry: Entry | None) -> dict[str, Any]:
        """The same as JSON's data model."""
        library = self._library
        head = {
            "format": FORMAT,
            "as_of": library.today.isoformat(),
            "revision": library.revision.commit if library.revision else None,
        }
        if entry is not None:
            return {**head, "decision": asdict(state(library, entry))}
        states = [asdict(one) for one in alive(library)]
        return {**head, "decisions": states, "counts": counts(library)}
