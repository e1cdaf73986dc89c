"""Building: checked records become a site, as files in memory or as a directory put in place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bootpath.app.checking import CODES
from bootpath.app.learning import learned
from bootpath.app.press import Press
from bootpath.app.reading import Reading
from bootpath.corpus import Corpus
from bootpath.disk.fault import DiskFault, printable
from bootpath.disk.git import Revision, revision
from bootpath.disk.output import publish_tree
from bootpath.disk.templates import own_template, static_files, template_sources
from bootpath.disk.tree import Tree
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.site import TemplateFault
from bootpath.views import edition, is_listed, last_pages
from bootpath.views.theme import themed


def site_files(
    corpus: Corpus,
    evidence: Evidence,
    records: Path,
    today: date,
    templates: Path | None,
    *,
    recorded: Revision | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The site as a stream of paths and contents.

    `recorded` is the revision the records were read at; without it they are the work tree's.
    Raises DiskFault when one of the user's templates is broken.
    """
    press, static = _prepared(corpus, evidence, records, today, templates, recorded)
    yield from sorted(static.items())
    listed = []
    with _owned(templates):
        for section in press.sections:
            for page in section.make():
                if is_listed(page):
                    listed.append(page.path)
                yield page.path, press.bytes_of(page)
        for page in last_pages(press.edition, listed):
            yield page.path, press.bytes_of(page)


def build(
    reading: Reading,
    records: Path,
    output: Path,
    today: date,
    templates: Path | None = None,
    step: Callable[[], None] = lambda: None,
    *,
    recorded: Revision | None = None,
    jobs: int = 1,
) -> int:
    """Build the site beside the output and put it in its place; returns the number of files.

    `jobs` is how many processes make it; the site is the same for any number. `step` is called once
    for each file. Raises DiskFault (and its kinds) when the output may not be replaced or cannot be
    written, or when one of the user's templates is broken, and LostWorker.
    """
    apart = [records, Path.cwd()]
    if templates is not None:
        apart.append(templates)

    def fill(tree: Tree) -> int:
        corpus, evidence = reading.corpus, reading.evidence
        press, static = _prepared(corpus, evidence, records, today, templates, recorded)
        count = 0
        for name, content in sorted(static.items()):
            tree.write(name, content)
            count += 1
        listed = []
        with _owned(templates):
            for made in press.fill(tree, jobs, step):
                if made.listed:
                    listed.append(made.path)
                count += 1
            for page in last_pages(press.edition, listed):
                tree.write(page.path, press.bytes_of(page))
                count += 1
        return count

    return publish_tree(fill, output, apart_from=apart)


def _prepared(
    corpus: Corpus,
    evidence: Evidence,
    records: Path,
    today: date,
    templates: Path | None,
    recorded: Revision | None,
) -> tuple[Press, dict[str, bytes]]:
    """What makes the pages, and the files that need no making."""
    at = recorded or revision(records)
    made = edition(
        corpus,
        evidence,
        today,
        revision=at,
        codes=CODES,
        convert=Converter(),
        log=learned(records, corpus, today, at.commit) if at else None,
    )
    return Press(made, template_sources(templates)), themed(static_files(templates), corpus)


@contextmanager
def _owned(templates: Path | None) -> Iterator[None]:
    """Name a template that is broken as the user's own, where it is one of theirs."""
    try:
        yield
    except TemplateFault as fault:
        if templates is None:
            raise
        raise _own(fault, templates) from fault


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
