"""The facets of a decision by which rules see what is used anywhere."""

from datetime import date

from bootpath.corpus import Corpus, Entry
from bootpath.evidence import Evidence
from bootpath.facet import Facet
from bootpath.rules.case import FileCase


@Facet
def people_named(corpus: Corpus, entry: Entry) -> frozenset[str]:
    """The people whom a decision names."""
    return frozenset(person for _, person in _case(corpus, entry).names)


@Facet
def components_named(_: Corpus, entry: Entry) -> tuple[str, ...]:
    """The components that a decision is about."""
    return entry.decision.components


@Facet
def terms_named(corpus: Corpus, entry: Entry) -> frozenset[str]:
    """The terms of which a form stands in what a decision says."""
    text = text_of(_case(corpus, entry))
    return frozenset(
        key for key, forms in forms_of(corpus).items() if any(f in text for f in forms)
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


def _case(corpus: Corpus, entry: Entry) -> FileCase:
    return FileCase(entry.path, entry.shaped, corpus, Evidence(corpus, None), date.min)


FACETS = (people_named, components_named, terms_named)
"""These facets."""
