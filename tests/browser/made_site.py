"""Sites made without the command, which refuses records that cite nothing."""

from datetime import date
from pathlib import Path

from bootpath.app.reading import read
from bootpath.disk.templates import static_files, template_sources
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.site import render
from bootpath.views import Library, edition, pages

TODAY = date(2026, 11, 22)


def library_of(records: Path) -> Library:
    corpus = read(records, "decisions").corpus
    return Library(corpus, Evidence(corpus, None), TODAY, None, Converter())


def built(library: Library, site: Path) -> Path:
    """The site without what only the command adds."""
    made = pages(
        edition(
            library.corpus, library.evidence, TODAY, revision=None, codes=(), convert=Converter()
        )
    )
    for path, content in render(made, template_sources(None), static_files(None)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site
