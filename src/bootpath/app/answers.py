"""What the last run answered, for one that finds the records as they lay: none is read for it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, NamedTuple, cast

from bootpath.app.memory import Cache
from bootpath.app.pickled import dumped, loaded
from bootpath.app.recall import needs
from bootpath.app.situation import Situation, situation_now
from bootpath.diagnostic import Code, Diagnostic
from bootpath.disk.listing import Listing
from bootpath.disk.store import Store, digest
from bootpath.report.value import Report

_SPACE = "answers"


class Question(NamedTuple):
    """What a check is asked: on which day, and whether what is due weighs as it is."""

    today: date
    fail_on_due: bool = False

    @property
    def told(self) -> bytes:
        """Sixteen bytes that differ where it does."""
        return digest(repr(self).encode())


class Answers:
    """The last answers about the records of a directory, for as long as they lie as they do.

    `situation` is how they lie; without one nothing is known, and nothing is kept.
    """

    def __init__(self, store: Store, situation: Situation | None) -> None:
        self._store = store
        self._told = situation.told if situation else None

    def report(self, root: Path, ask: Question) -> Report | None:
        """What a check found; None where that is not known."""
        found = self.get("check", ask.told)
        if found is None:
            return None
        diagnostics, counted = found
        return Report(diagnostics, _texts(root, diagnostics), counted, _codes)

    def keep_report(self, report: Report, ask: Question) -> None:
        """Keep what a check found."""
        self.keep("check", ask.told, (report.diagnostics, report.counted))

    def get(self, name: str, asked: bytes) -> Any:  # noqa: ANN401 -- each answer is of its own type
        """The answer of a name to a question, told apart by bytes; None where it is not known."""
        kept = self._store.get(_SPACE, name) if self._told else None
        if kept is None:
            return None
        try:
            told, answer = cast("tuple[Any, Any]", loaded(kept))
        except (UnpicklingError, TypeError, ValueError):
            return None
        return answer if told == (self._told, asked) else None

    def keep(self, name: str, asked: bytes, answer: object) -> None:
        """Keep an answer; the one of its name before is forgotten."""
        if self._told and self._store.keeps:
            self._store.save(_SPACE, {name: dumped(((self._told, asked), answer))})


@contextmanager
def last_answers(cache: Cache, listing: Listing) -> Iterator[Answers]:
    """The last answers, if the records lie as they lay then.

    Raises DiskFault when there is no such directory.
    """
    with _store(cache, listing.root) as store:
        yield Answers(store, situation_now(listing, needs(store)) if store.keeps else None)


@contextmanager
def new_answers(cache: Cache, root: Path, situation: Situation | None) -> Iterator[Answers]:
    """Where the answers of this run are kept."""
    with _store(cache, root) as store:
        yield Answers(store, situation)


def _store(cache: Cache, root: Path) -> Store:
    return cache.store("records", os.path.realpath(root))


def _codes() -> tuple[Code, ...]:
    from bootpath.app.checking import CODES  # noqa: PLC0415 -- most reports do not need it

    return CODES


def _texts(root: Path, diagnostics: Iterable[Diagnostic]) -> dict[str, str]:
    """The texts of the files in which something was found."""
    places = [one.place for one in diagnostics]
    places += (other.place for one in diagnostics for other in one.related)
    found = {}
    if places:
        from bootpath.source import decode  # noqa: PLC0415 -- likewise

        for path in {place.path for place in places if place.path.endswith(".yaml")}:
            with suppress(OSError):
                found[path] = decode((root / Path(path).name).read_bytes())[0]
    return found
