"""Building: checked records become a site, as files in memory or as a directory put in place."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from bootpath.app.answers import new_answers
from bootpath.app.checking import CODES
from bootpath.app.learning import learned
from bootpath.app.memory import NO_CACHE
from bootpath.app.order import Means, Order, means
from bootpath.app.press import Press
from bootpath.app.reading import Reading
from bootpath.app.rebuilding import Rebuild
from bootpath.app.revising import base_of
from bootpath.app.site_ledger import SiteLedger
from bootpath.app.unchanged import keep_site
from bootpath.corpus import Corpus
from bootpath.disk.fault import DiskFault, printable
from bootpath.disk.git import Revision, revision
from bootpath.disk.output import KeptAsItIs, Putting, publish_tree
from bootpath.disk.templates import own_template, static_files, template_sources
from bootpath.disk.tree import Mark, Tree
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.templating import TemplateFault
from bootpath.views import Edition, edition, pages
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
    made = _with_log(_edition(corpus, evidence, today, at), records, at)
    press = Press(made, template_sources(templates))
    yield from sorted(themed(static_files(templates), corpus).items())
    with _owned(templates):
        for page in pages(made):
            yield page.path, press.bytes_of(page)


def build(
    reading: Reading,
    order: Order,
    step: Callable[[], None] = lambda: None,
    put: Putting = publish_tree,
) -> int:
    """Build the site beside the output and put it in its place; returns the number of files.

    What is as it was in the output is not made again, where the cache knows how the output was made.
    `step` is called once for each file that is made; `put` is how the output comes to hold the site.
    Raises DiskFault (and its kinds) when the output may not be replaced or cannot be written, or when
    one of the user's templates is broken, and LostWorker.
    """
    work = _Build(reading, order, step, means(order))
    count = put(work.fill, order.output, apart_from=order.apart)
    with new_answers(order.cache, order.records, reading.situation) as answers:
        keep_site(order, work.use.told, work.stands, answers)
    return count


@dataclass
class _Build:
    """One build; `stands` is how the files of its site lie, where a later one can rely on it."""

    reading: Reading
    order: Order
    step: Callable[[], None]
    use: Means
    stands: dict[str, Mark] = field(default_factory=dict)

    def fill(self, tree: Tree, place: str) -> int:
        order = self.order
        names = ("site", place, os.path.realpath(order.records))
        # without the digests of its files a record could change and nobody would know
        told_apart = self.reading.digests or order.recorded
        cache = order.cache if told_apart else NO_CACHE
        with cache.ledger(SiteLedger, *names) as ledger, _owned(order.templates):
            kept = self._filled(tree, place, ledger)
            if self.reading.situation is not None:
                self.stands = {path: mark for path, _, _, mark in ledger.files()}
            if kept:
                raise KeptAsItIs(ledger.count)
        cache.sweep(*names)
        return ledger.count

    def _filled(self, tree: Tree, place: str, ledger: SiteLedger) -> bool:
        """Fill the tree; nothing is done where the last site is still right, which is the answer."""
        reading, order, use = self.reading, self.order, self.use
        made = _edition(reading.corpus, reading.evidence, order.today, use.revision)
        base = base_of(reading, use.told)
        static = themed(use.static, reading.corpus)
        press = Press(made, use.templates)
        rebuild = Rebuild(press, static, ledger, base, place, tree.lies(place))
        if rebuild.is_same(reading):
            return True
        with_log = partial(_with_log, made, order.records, use.revision)
        rebuild.into(tree, reading, with_log, order.jobs, self.step)
        ledger.save(base, reading.decisions, reading.unread)
        return False


def _edition(corpus: Corpus, evidence: Evidence, today: date, at: Revision | None) -> Edition:
    return edition(corpus, evidence, today, revision=at, codes=CODES, convert=Converter())


def _with_log(made: Edition, records: Path, at: Revision | None) -> Edition:
    """The edition with what git remembers of the records."""
    library = made.library
    log = learned(records, library.corpus, library.today, at.commit) if at else None
    return replace(made, log=log)


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
