"""What is to be built, and what a site is made with besides the records."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bootpath.app.memory import NO_CACHE, Cache
from bootpath.disk.git import Revision, history_stamp, revision
from bootpath.disk.store import digest
from bootpath.disk.templates import static_files, template_sources


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

    @property
    def apart(self) -> list[Path]:
        """The directories that the output must not replace."""
        return [self.records, Path.cwd(), *([self.templates] if self.templates else [])]


class Means(NamedTuple):
    """What a site is made with besides the records, as it was read.

    - `revision`: where the records stand in git, and `history` what tells its stories apart
    - `templates` and `static`: the sources of the templates, and the files that are none
    """

    today: date
    revision: Revision | None
    history: tuple[tuple[int, int, int], ...]
    templates: Mapping[str, str]
    static: Mapping[str, bytes]

    @property
    def told(self) -> bytes:
        """Sixteen bytes that differ where anything in it does."""
        facts = repr((self.today, self.revision, self.history)).encode()
        return digest(facts, *self._files())

    def _files(self) -> Iterator[bytes]:
        """The files as they were read: times would not tell all that is written to them."""
        for name, text in sorted(self.templates.items()):
            yield name.encode(errors="surrogateescape")
            yield text.encode()
        for name, data in sorted(self.static.items()):
            yield name.encode(errors="surrogateescape")
            yield data


def means(order: Order) -> Means:
    """Look at all that a site is made with besides the records.

    Raises DiskFault when one of the user's templates cannot be read.
    """
    at = order.recorded or revision(order.records)
    return Means(
        order.today,
        at,
        history_stamp(order.records) if at else (),
        template_sources(order.templates),
        static_files(order.templates),
    )
