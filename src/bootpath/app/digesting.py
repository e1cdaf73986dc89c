"""Digesting: what changed from one day to another, as text for a mail or as the mail itself."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from bootpath.app.reading import Reading
from bootpath.difference import Change, State, differences
from bootpath.mail.outgoing import Envelope, address, mboxrd, message
from bootpath.markup import Converter
from bootpath.views import Library
from bootpath.views.digest import digest, subject

SENDER = "bootpath <bootpath@localhost.invalid>"
"""Who sends a mail when nobody is named: an address that no mail can come from (RFC 6761)."""


class Digest:
    """What changed in the records after a day and up to another."""

    def __init__(self, reading: Reading, since: date, until: date) -> None:
        self._library = Library(reading.corpus, reading.evidence, until, None, Converter())
        self._since = since

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes, those of drafts left out."""
        corpus = self._library.corpus
        found = differences(State(corpus, self._since), State(corpus, self._library.today))
        return tuple(one for one in found if self._is_published(one))

    def text(self) -> str:
        """The body of the mail; that nothing changed is said."""
        return digest(self._library, self._since, self.changes)

    def mbox(self, sender: str | None, to: Sequence[str]) -> bytes:
        """The mail in an mboxrd; raises ValueError for an address that is none."""
        envelope = Envelope(
            address(sender or SENDER),
            [address(one) for one in to],
            subject(self._library, self._since),
            self._library.today,
        )
        return mboxrd(message(envelope, self.text()))

    def _is_published(self, change: Change) -> bool:
        entry = self._library.corpus.entry(change.decision) if change.decision else None
        return entry is None or entry.slug in self._library.published
