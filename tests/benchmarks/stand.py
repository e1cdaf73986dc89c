"""Works out where every decision stands: `stand.py DIR`; prints what that took, without the reading."""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

from measure import UNIT

from bootpath.app.reading import read
from bootpath.standing import standings

_DAY = date(2026, 1, 1)


def main() -> int:
    """Read the records, then time the standings; exit status 1 when there is nothing to stand."""
    corpus = read(Path(sys.argv[1]), "").corpus
    started, cpu_started = time.perf_counter(), time.process_time()
    found = standings(corpus, _DAY)
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu_started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
    print(json.dumps({"seconds": seconds, "cpu_seconds": cpu_seconds, "peak_bytes": peak}))
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
