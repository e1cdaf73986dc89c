"""Building: checked records become a site, as files in memory or as a directory put in place."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bootpath.app.checking import CODES
from bootpath.app.learning import learned
from bootpath.app.press import Press
from bootpath.app.reading import Reading, decisions
from bootpath.app.rebuilding import Rebuild
from bootpath.app.recall import NO_CACHE, Cache
from bootpath.app.revising import base_of
from bootpath.app.site_ledger import SiteLedger
from bootpath.corpus import Corpus
from bootpath.disk.fault import DiskFault, printable
from bootpath.disk.git import Revision, history_stamp, revision
from bootpath.disk.output import KeptAsItIs, publish_tree
from bootpath.disk.store import Store, digest
from bootpath.disk.templates import own_template, static_files, template_sources
from bootpath.disk.tree import Tree
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.site import TemplateFault
from bootpath.views import Edition, edition, is_listed, last_pages, sections
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
    at = recorded or revision(records)
    made = _edition(corpus, evidence, today, at)
    press = Press(made, template_sources(templates))
    yield from sorted(themed(static_files(templates), corpus).items())
    listed = []
    with _owned(templates):
        for section in sections(made):
            for page in section.make():
                if is_listed(page):
                    listed.append(page.path)
                yield page.path, press.bytes_of(page)
        for page in last_pages(_with_log(made, records, at), listed):
            yield page.path, press.bytes_of(page)


class Order(NamedTuple):
    """What is to be built.

    `recorded` is the revision the records were read at; without it they are the work tree's. `jobs`
    is how many processes build it: the site is the same for any number, and whatever `cache` knows.
    """

    records: Path
    output: Path
    today: date
    templates: Path | None = None
    recorded: Revision | None = None
    jobs: int = 1
    cache: Cache = NO_CACHE


def build(reading: Reading, order: Order, step: Callable[[], None] = lambda: None) -> int:
    """Build the site beside the output and put it in its place; returns the number of files.

    What is as it was in the output is not made again, where the cache knows how the output was made.
    `step` is called once for each file that is made. Raises DiskFault (and its kinds) when the
    output may not be replaced or cannot be written, or when one of the user's templates is broken,
    and LostWorker.
    """
    apart = [order.records, Path.cwd()]
    if order.templates is not None:
        apart.append(order.templates)

    def fill(tree: Tree, place: str) -> int:
        names = ("site", place, os.path.realpath(order.records))
        # without the digests of its files a record could change and nobody would know
        told_apart = reading.digests or order.recorded
        cache = order.cache if told_apart else NO_CACHE
        with cache.store(*names) as store, _owned(order.templates):
            count = _filled(reading, order, tree, place, store, step)
        cache.sweep(*names)
        return count

    return publish_tree(fill, order.output, apart_from=apart)


def _filled(
    reading: Reading,
    order: Order,
    tree: Tree,
    place: str,
    store: Store,
    step: Callable[[], None],
) -> int:
    corpus = reading.corpus
    at = order.recorded or revision(order.records)
    made = _edition(corpus, reading.evidence, order.today, at)
    press = Press(made, template_sources(order.templates))
    static = themed(static_files(order.templates), corpus)
    base = digest(_base(reading, order, at), *_of_templates(press.templates, static))
    ledger = SiteLedger(store)
    rebuild = Rebuild(press, static, ledger, base, place)
    if rebuild.is_same(reading.digests):
        raise KeptAsItIs(rebuild.count)
    with_log = partial(_with_log, made, order.records, at)
    rebuild.into(tree, reading, with_log, order.jobs, step)
    ledger.save(base, decisions(reading.digests))
    return ledger.count


def _edition(corpus: Corpus, evidence: Evidence, today: date, at: Revision | None) -> Edition:
    return edition(corpus, evidence, today, revision=at, codes=CODES, convert=Converter())


def _with_log(made: Edition, records: Path, at: Revision | None) -> Edition:
    """The edition with what git remembers of the records."""
    library = made.library
    log = learned(records, library.corpus, library.today, at.commit) if at else None
    return replace(made, log=log)


def _base(reading: Reading, order: Order, at: Revision | None) -> bytes:
    """Sixteen bytes that differ where anything does that all pages depend on, but the templates."""
    history = (at.commit, at.changed, history_stamp(order.records)) if at else None
    return base_of(reading, order.today, history)


def _of_templates(sources: Mapping[str, str], static: Mapping[str, bytes]) -> Iterator[bytes]:
    """What pages are made with, as it was read: times would not tell all that is written to it."""
    for name, text in sorted(sources.items()):
        yield name.encode(errors="surrogateescape")
        yield text.encode()
    for name, data in sorted(static.items()):
        yield name.encode(errors="surrogateescape")
        yield data


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
