"""Building: checked records become a site, as files in memory or as a directory put in place."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bootpath.app.checking import CODES
from bootpath.app.learning import learned
from bootpath.corpus import Corpus
from bootpath.disk.fault import DiskFault, printable
from bootpath.disk.git import Revision, revision
from bootpath.disk.output import publish
from bootpath.disk.templates import own_template, static_files, template_sources
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.site import TemplateFault, render
from bootpath.views import pages
from bootpath.views.theme import themed


def site_files(
    corpus: Corpus,
    evidence: Evidence,
    records: Path,
    today: date,
    templates: Path | None,
    step: Callable[[], None] = lambda: None,
    *,
    recorded: Revision | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The site as a stream of paths and contents; `step` is called once for each file.

    `recorded` is the revision the records were read at; without it they are the work tree's.
    Raises DiskFault when one of the user's templates is broken.
    """
    at = recorded or revision(records)
    made = pages(
        corpus,
        evidence,
        today,
        revision=at,
        codes=CODES,
        convert=Converter(),
        log=learned(records, corpus, today, at.commit) if at else None,
    )
    static = themed(static_files(templates), corpus)
    try:
        for path, content in render(made, template_sources(templates), static):
            yield path, content
            step()
    except TemplateFault as fault:
        if templates is None:
            raise
        raise _own(fault, templates) from fault


def build(
    corpus: Corpus,
    evidence: Evidence,
    records: Path,
    output: Path,
    today: date,
    templates: Path | None = None,
    step: Callable[[], None] = lambda: None,
    *,
    recorded: Revision | None = None,
) -> int:
    """Build the site beside the output and put it in its place; returns the number of files.

    Raises DiskFault (and its kinds) when the output may not be replaced or cannot be written.
    """
    apart = [records, Path.cwd()]
    if templates is not None:
        apart.append(templates)
    files = site_files(corpus, evidence, records, today, templates, step, recorded=recorded)
    return publish(files, output, apart_from=apart)


def _own(fault: TemplateFault, templates: Path) -> DiskFault:
    """A fault as one of the user's own templates, at the innermost of them that led to it."""
    own = [(path, line) for name, line in fault.places if (path := own_template(templates, name))]
    if not own:
        hint = f"a template in {printable(templates)} lacks what those that ship take from it"
        return DiskFault(f"a template that ships does not fit: {fault}", hint)
    path, line = own[-1]
    name, met = fault.places[-1]
    where = "" if own_template(templates, name) else f" (met in {name}, line {met}, which ships)"
    return DiskFault(f"{printable(path)}, line {line}: {fault.message}{where}", fault.hint)
