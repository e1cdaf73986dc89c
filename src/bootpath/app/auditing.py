"""What the rules find, with the help of the last run: rules look again at what came out different."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, cast

from bootpath.app.ledger import Kept, Ledger
from bootpath.app.numbering import Numbers
from bootpath.app.pickled import dumped, loaded
from bootpath.app.reading import Reading
from bootpath.app.revising import Revision, base_of, keep, revise, work_out
from bootpath.disk.store import Store
from bootpath.rules import CORPUS_RULES
from bootpath.rules.engine import Docket, found, found_in_all, found_in_shared
from bootpath.source import Finding
from bootpath.trace import noted

PAYS = 400
"""Below so many decisions a second process costs more than it takes off the first."""

Findings = tuple[Finding, ...]


class _Ruled(NamedTuple):
    """What a rule about all records together found, and what was read for it."""

    found: Findings
    read: Numbers


class CheckLedger(Ledger):
    """The last check of some records."""

    def __init__(self, store: Store | None) -> None:
        super().__init__(store, "check")

    @cached_property
    def found(self) -> dict[str, bytes]:
        """What was found in decisions, pickled, by slug; only of those in which anything was."""
        kept: dict[str, bytes] = self._get("found", {})
        return kept

    @cached_property
    def rules(self) -> dict[str, tuple[bytes, Numbers]]:
        """What the rules about all records together found, pickled, and what was read for it."""
        kept: dict[str, tuple[bytes, Numbers]] = self._get("rules", {})
        return kept

    def forget(self) -> None:
        """Begin anew."""
        super().forget()
        self.found, self.rules = {}, {}

    def drop(self, slug: str, kinds: Iterable[str]) -> None:
        """Forget a decision that is gone, and what was found in it."""
        super().drop(slug, kinds)
        self.found.pop(slug, None)

    def _pieces(self) -> dict[str, Kept]:
        pieces = super()._pieces()
        own = {"found": dumped(self.found), "rules": dumped(self.rules)}
        return pieces | {self._space: (*pieces[self._space], *own.items())}


def audited(
    reading: Reading, docket: Docket, ledger: CheckLedger, jobs: int, step: Callable[[], None]
) -> Iterator[Finding]:
    """Everything the rules find, as `findings` gives it; `step` is called once for each decision."""
    corpus = docket.corpus
    records = reading.decisions
    base = base_of(reading, docket.today)
    same = ledger.base == base and ledger.is_of(reading)
    stages = docket.stages
    revision = revise(reading, stages, ledger, base)
    is_much = revision is None and len(corpus.entries) >= PAYS
    elsewhere = work_out(docket, jobs, ledger) if is_much else []
    yield from found_in_shared(docket)
    fresh = corpus.by_slug.keys() if revision is None else revision.made[-1]
    for entry in corpus.entries:
        if entry.slug in fresh:
            here = found(docket, entry)
            _note(ledger, entry.slug, here)
            yield from here
        elif entry.slug in ledger.found:
            yield from cast("Findings", loaded(ledger.found[entry.slug]))
        step()
    for name, one in _by_rules(docket, ledger, revision).items():
        ledger.rules[name] = (dumped(one.found), one.read)
        yield from one.found
    if not same:
        keep(corpus, stages, ledger, revision, elsewhere)
        ledger.save(base, records, reading.unread)
    for stage in stages:
        stage.source.facets.before = None  # whoever comes next finds the store closed


def _note(ledger: CheckLedger, slug: str, here: Findings) -> None:
    if here:
        ledger.found[slug] = dumped(here)
    else:
        ledger.found.pop(slug, None)


def _by_rules(docket: Docket, ledger: CheckLedger, revision: Revision | None) -> dict[str, _Ruled]:
    """What the rules about all records together find: those that read anything different anew."""
    ruled: dict[str, _Ruled] = {}
    for rule in CORPUS_RULES:
        name = rule.code.name
        known = ledger.rules.get(name)
        if revision is not None and known is not None and not revision.touches(known[1]):
            ruled[name] = _Ruled(cast("Findings", loaded(known[0])), known[1])
            continue
        with noted() as read:
            here = tuple(found_in_all(rule, docket.corpus))
        ruled[name] = _Ruled(here, ledger.numbering.pack(read))
    return ruled
