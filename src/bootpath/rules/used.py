"""The facets of a decision by which rules see what is used anywhere."""

from datetime import date
from typing import NamedTuple

from bootpath.corpus import Corpus, Entry
from bootpath.evidence import Evidence
from bootpath.facet import Facet
from bootpath.rules.case import FileCase


class Used(NamedTuple):
    """What of the shared files is used: people and components named, terms of which a form stands."""

    people: frozenset[str]
    components: tuple[str, ...]
    terms: frozenset[str]


@Facet
def used(corpus: Corpus, entry: Entry) -> Used:
    """What a decision uses."""
    case = FileCase(entry.path, entry.shaped, corpus, Evidence(corpus, None), date.min)
    text = text_of(case)
    return Used(
        frozenset(person for _, person in case.names),
        entry.decision.components,
        frozenset(key for key, forms in forms_of(corpus).items() if any(f in text for f in forms)),
    )


def text_of(case: FileCase) -> str:
    """All that a file says to readers, in lower case."""
    return "\n".join(text for _, text, _ in case.texts).casefold()


def forms_of(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The forms of each term, in lower case."""
    return {
        key: tuple(form.casefold() for form in (term.word, *term.also))
        for key, term in corpus.terms.items()
    }


FACETS = (used,)
"""These facets."""
