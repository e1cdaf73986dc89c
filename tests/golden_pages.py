"""The pages of the trackers whose sites are kept as golden trees."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bootpath.app.checking import CODES
from bootpath.app.reading import read
from bootpath.markup import Converter
from bootpath.views import Page, edition, pages

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 22)


def golden_pages(name: str) -> Iterator[Page]:
    """All pages of a tracker, without what only the command adds."""
    reading = read(GOLDEN / name / "records", "records")
    made = edition(
        reading.corpus,
        reading.evidence,
        TODAY,
        revision=None,
        codes=CODES[:2],
        convert=Converter(),
    )
    return pages(made)
