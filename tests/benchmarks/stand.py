"""Works out where every decision stands: `stand.py DIR`; prints the seconds, without the reading."""

import gc
import sys
import time
from datetime import date
from pathlib import Path

from bootpath.app.reading import read
from bootpath.standing import standings

_DAY = date(2026, 1, 1)


def main() -> int:
    """Read the records, then time the standings; exit status 1 when there is nothing to stand."""
    gc.disable()  # as every command does
    corpus = read(Path(sys.argv[1]), "").corpus
    started = time.perf_counter()
    found = standings(corpus, _DAY)
    print(time.perf_counter() - started)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
