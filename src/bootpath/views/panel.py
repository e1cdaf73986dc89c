"""What the picture of a decision and that of the whole site say."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from bootpath.corpus import Corpus, Entry
from bootpath.markup import plain
from bootpath.picture import Panel, Share, can_draw
from bootpath.record.colour import LIGHT, colour, readable
from bootpath.standing import Standing
from bootpath.views.answer import answer_of
from bootpath.views.words import STATUSES, stance_counts, tag

PICTURES = 300
"""So many decisions have a picture of their own: those that a table of all lists first."""

_FIRST_SENTENCE = re.compile(r".*?[.!?](?=\s|$)", re.DOTALL)


def of_decision(corpus: Corpus, entry: Entry, standing: Standing) -> Panel:
    """The question, where it stands, and how many people hold each stance."""
    status = tag(standing)
    return Panel(
        name=corpus.tracker.title,
        headline=entry.decision.question,
        line=answer_of(entry, standing),
        status=status.key,
        word=status.word,
        shares=tuple(
            Share(key, text, standing.count(key)) for key, text in stance_counts(standing)
        ),
        note="No position recorded",
        accent=_accent(corpus),
    )


def of_site(corpus: Corpus, address: str, statuses: Mapping[str, int]) -> Panel:
    """The name of the tracker, a sentence about it, and how many decisions have each status.

    What the font cannot show is left out: the address then stands for the name.
    """
    parts = urlsplit(address)
    place = f"{parts.netloc}{parts.path}".rstrip("/")
    about = sentence(plain(corpus.tracker.description or ""))
    title, about, place = (
        text if can_draw(Panel("", "", text)) else ""
        for text in (corpus.tracker.title, about, place)
    )
    return Panel(
        name=place if title else "",
        headline=title or place,
        line=about,
        shares=tuple(
            Share(key, f"{number:,} {word.word.lower()}", number)
            for key, word in STATUSES.items()
            if (number := statuses.get(key, 0))
        ),
        note="No decision recorded",
        accent=_accent(corpus),
    )


def sentence(text: str) -> str:
    """The first sentence of a text."""
    found = _FIRST_SENTENCE.match(text)
    return found[0] if found else text


def _accent(corpus: Corpus) -> str | None:
    own = corpus.tracker.accent
    return str(readable(colour(own), LIGHT)) if own else None
