"""What identifies a diagnostic from one run to the next, while lines move above it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePosixPath

from bootpath.diagnostic import Place
from bootpath.report.extent import extent
from bootpath.report.value import Report

_BETWEEN = "\0"
# Of a line as long as a file, the beginning is told apart from others well enough.
_LONGEST = 500


def fingerprints(report: Report) -> Iterator[str]:
    """One fingerprint for each diagnostic of a report, in its order; no two are equal.

    It is made of the path, the code, the message and the line of source, not of its number.
    Diagnostics that have all of these in common are numbered from the top of the file.
    """
    lines = report.lines()
    seen: Counter[tuple[str, ...]] = Counter()
    for one in report.diagnostics:
        path = str(PurePosixPath(one.place.path))
        identity = (path, one.code, one.message, _source(one.place, lines))
        name = _BETWEEN.join((*identity, str(seen[identity])))
        seen[identity] += 1
        yield sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def _source(place: Place, lines: Mapping[str, Sequence[str]]) -> str:
    """The line that the place begins in, without the white space that an edit may change."""
    source = lines.get(place.path, ())
    span = extent(place.span, source)
    return " ".join(source[span.line - 1][:_LONGEST].split()) if span else ""
