"""What a report is made of: the problems found, the texts they stand in, what was checked."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from bootpath.diagnostic import Code, Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a renderer may show.

    `diagnostics` stand in the order they are to be printed. `texts` maps a path to the whole text
    of that file; a file that could not be read is missing there or empty, and is then named
    without its source. `counted` says how much was checked, as number and singular noun:
    `(24, "person")`. `rules` gives the documentation of the codes that the run knows, for the
    formats that have it.
    """

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    counted: tuple[tuple[int, str], ...]
    rules: Callable[[], tuple[Code, ...]] = tuple

    def about(self, paths: Collection[str]) -> "Report":
        """The same of some files alone; of all where none is named."""
        if not paths:
            return self
        return replace(
            self, diagnostics=tuple(d for d in self.diagnostics if d.place.path in paths)
        )

    @property
    def has_errors(self) -> bool:
        """Whether there is a problem of the gravest kind: such records are not published."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)

    def tally(self) -> dict[Severity, int]:
        """How many problems there are of each severity, the gravest first."""
        found = Counter(one.severity for one in self.diagnostics)
        return {severity: found[severity] for severity in Severity}

    def lines(self) -> dict[str, tuple[str, ...]]:
        r"""The lines of each file that a problem lies in, without their ends, the first at index 0.

        Lines end at `\\n` only, as in git and in editors; the `\\r` before it is no part of them.
        """
        places = {one.place.path for one in self.diagnostics}
        places.update(other.place.path for one in self.diagnostics for other in one.related)
        return {
            path: tuple(line.removesuffix("\r") for line in text.split("\n"))
            for path in places
            if (text := self.texts.get(path))
        }
