"""Measures from a process as small as the runner: Linux counts its memory towards what it starts."""

import json
import subprocess
import sys
from pathlib import Path


def from_a_small_process(work: str, answer: str) -> list[float]:
    """The numbers that some code comes to; it has `Command`, `measure` and `memory`."""
    code = (
        "import json, measure, memory\nfrom command import Command\n"
        f"{work}\nprint(json.dumps([{answer}]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[float] = json.loads(done.stdout)
    return found
