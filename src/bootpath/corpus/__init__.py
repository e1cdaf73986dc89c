"""All records linked: lookups, back-links, chains and cycles. It answers and judges nothing."""

from bootpath.corpus.corpus import SHARED, WHOLE, Corpus, SharedFile, SharedKind
from bootpath.corpus.entry import (
    COURSE,
    ENTRY,
    LINK_KINDS,
    RECORD,
    Choice,
    Entry,
    Later,
    Link,
    LinkKind,
)
from bootpath.corpus.facets import FACETS, former_slugs, links, milestones_of, title

__all__ = [
    "COURSE",
    "ENTRY",
    "FACETS",
    "LINK_KINDS",
    "RECORD",
    "SHARED",
    "WHOLE",
    "Choice",
    "Corpus",
    "Entry",
    "Later",
    "Link",
    "LinkKind",
    "SharedFile",
    "SharedKind",
    "former_slugs",
    "links",
    "milestones_of",
    "title",
]
