"""The test of rebuilding can fail: where a kind of note is not taken, a stale page comes of it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bootpath.app import revising
from bootpath.app.building import _edition
from bootpath.app.numbering import Numbering
from bootpath.app.reading import read
from bootpath.app.revising import Revision
from bootpath.corpus import COURSE, ENTRY, RECORD
from bootpath.facet import Index
from drawn import SLUGS, Dice, decision
from tracker_edits import (
    added,
    begin,
    listed_entry,
    one_title,
    options,
    plain_field,
    removed,
    status_moved,
    superseded,
)
from tracker_trial import Trial, content, room, trials

EDITS = (
    plain_field,
    *(listed_entry,) * 3,
    status_moved,
    options,
    superseded,
    one_title,
    added,
    removed,
)
MOST = 200
"""So many edits are tried; a kind that none of them shows counts as one that no page shows."""

EVERYTHING_ANEW = {"aliases", "former_slugs"}
"""What needs no note: a build makes everything anew where it came out different."""

SELDOM_ALONE = {
    "active",
    "by_tag",
    "cites",
    "entry",
    "holding",
    "options",
    "urgency",
    "waiting",
}
"""What none of the edits shows alone: whoever reads it reads something else that changes with it."""


class Generous(Dice):
    """Leaves nothing out that may be there."""

    def yes(self, of: int = 2) -> bool:  # noqa: ARG002 -- it does not matter
        return True


class Step(NamedTuple):
    """An edit by its number, the kinds of what came out different, and the site that it gives."""

    seed: int
    changed: frozenset[str]
    site: dict[str, bytes]


class Tour:
    """A tracker that holds everything there is, and edits of it, each from the same start."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        begin(trial, Generous(0))
        for seed, slug in enumerate(SLUGS[:4]):
            fields = decision(Generous(seed))
            status = [{"is": "open", "date": "2016-01-01"}]
            trial.write(f"{slug}.yaml", fields | {"status": status, "aliases": []})
        self.start()
        self.steps = tuple(self._steps())

    def start(self) -> None:
        """Build the site anew, as what all edits go on from."""
        self._clear("site", "cache", "start")
        self.trial.build()
        start = self.trial.place / "start"
        # a rebuild looks for the files that it made: these are the same ones under another name
        shutil.copytree(self.trial.site, start / "site", copy_function=os.link)
        for name in ("cache", "decisions"):
            shutil.copytree(self.trial.place / name, start / name)

    def edit(self, seed: int) -> None:
        """Go back to the start, and make an edit; the site is not built."""
        self._clear("site", "cache", "decisions")
        start = self.trial.place / "start"
        shutil.copytree(start / "site", self.trial.site, copy_function=os.link)
        for name in ("cache", "decisions"):
            shutil.copytree(start / name, self.trial.place / name)
        self.trial.load()
        d = Dice(seed)
        d.one(EDITS)(self.trial, d)

    def _steps(self) -> Iterator[Step]:
        for seed in range(MOST):
            self.edit(seed)
            changed = self._changed()
            site = self.trial.clean()
            if changed and site is not None:
                yield Step(seed, changed, site)

    def restore(self) -> None:
        """Lay the records as they were at the start."""
        self._clear("decisions")
        shutil.copytree(self.trial.place / "start" / "decisions", self.trial.records)
        self.trial.load()

    def _changed(self) -> frozenset[str]:
        """The kinds of what comes out different in a build."""
        found: list[Revision] = []

        class Watched(Revision):
            def __init__(self, *given: Any) -> None:
                super().__init__(*given)
                found.append(self)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(revising, "Revision", Watched)
            self.trial.build()
        return frozenset(node.kind for one in found for node in one.changed)

    def _clear(self, *names: str) -> None:
        for name in names:
            shutil.rmtree(self.trial.place / name, ignore_errors=True)


@pytest.fixture(scope="module")
def tour() -> Iterator[Tour]:
    with tempfile.TemporaryDirectory(dir=room()) as place, trials(Path(place)) as trial:
        yield Tour(trial)


def kinds(trial: Trial) -> set[str]:
    """The kinds of everything that may be read of an edition."""
    reading = read(trial.records, "decisions")
    edition = _edition(reading.corpus, reading.evidence, trial.today, None)
    found = {ENTRY, RECORD, COURSE}
    for stage in edition.stages:
        found |= {facet.kind for facet in stage.facets} | {index.kind for index in stage.indexes}
    return found


def leave_out(kind: str, patch: pytest.MonkeyPatch) -> None:
    """Plant a lie: nothing that is read of a kind is kept."""
    pack = Numbering.pack

    def packed(self: Numbering, nodes: Any) -> bytes:
        return pack(self, [node for node in nodes if node.kind != kind])

    made_from = Index.kinds.fget

    def kinds(self: Index[Any, Any, Any]) -> frozenset[str]:
        found: frozenset[str] = made_from(self)
        return found - {kind}

    patch.setattr(Numbering, "pack", packed)
    patch.setattr(Index, "kinds", property(kinds))


def is_stale(tour: Tour, step: Step) -> bool:
    """Whether a rebuild after an edit is not the site that it must be, or fails."""
    tour.edit(step.seed)
    try:
        tour.trial.build()
    except Exception:  # noqa: BLE001 -- whatever fails, it shows
        return True
    return content(tour.trial.site) != step.site


def test_without_a_kind_of_note_a_rebuild_is_stale(tour: Tour) -> None:
    unseen = []
    for kind in sorted(kinds(tour.trial) - EVERYTHING_ANEW - SELDOM_ALONE):
        tour.restore()
        with pytest.MonkeyPatch.context() as patch:
            leave_out(kind, patch)
            tour.start()
            steps = (step for step in tour.steps if kind in step.changed)
            if not any(is_stale(tour, step) for step in steps):
                unseen.append(kind)
    assert unseen == []
