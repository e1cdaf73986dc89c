"""What people and sources are called on pages of plain text: a name, an address."""

from bootpath.corpus import Corpus
from bootpath.record import Citation, Tracker
from bootpath.views.cite import identity, where


def called(corpus: Corpus, key: str) -> str:
    """The name of a person, or the key of an unknown one."""
    person = corpus.people.get(key)
    return person.name if person else key


def source(tracker: Tracker, citation: Citation | None) -> str | None:
    """The first address at which a source can be read; its name where there is no address."""
    if citation is None or not identity(citation):
        return None
    found = where(tracker, citation)
    return found.links[0].href if found.links else found.ident
