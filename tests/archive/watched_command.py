"""The command line run in a process of its own, and whom it contacted."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bootpath

PACKAGES = Path(bootpath.__file__).parents[1]
"""Where the package under test lies: the process runs the same."""

WATCHED = Path(__file__).with_name("watched.py")


@dataclass(frozen=True, slots=True)
class Command:
    """The command line in a process of its own, with every contact it makes written down."""

    directory: Path

    def __call__(self, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run it. The user's own cache and settings are out of its reach."""
        kept = ("PATH", "LANG", "TMPDIR")
        clean = {name: os.environ[name] for name in kept if name in os.environ}
        own = {"HOME": str(self.directory), "COLUMNS": "80", "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, WATCHED, self.log, *arguments],
            cwd=self.directory,
            env=clean | own | {"PYTHONPATH": str(PACKAGES)},
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    @property
    def log(self) -> Path:
        """Where the contacts are written."""
        return self.directory / "contacts.jsonl"

    def contacts(self) -> set[tuple[str, int]]:
        """The addresses it connected to in all its runs."""
        return {
            (str(about[0]), int(about[1]))
            for event, about in self._events()
            if event == "socket.connect"
        }

    def names(self) -> set[str]:
        """The hosts it looked up in all its runs."""
        asked = ("socket.getaddrinfo", "socket.gethostbyname")
        return {str(about) for event, about in self._events() if event in asked}

    def programs(self) -> set[str]:
        """The programs it started, which could reach the network behind its back."""
        started = ("subprocess.Popen", "os.system")
        return {Path(str(about)).name for event, about in self._events() if event in started}

    def _events(self) -> Iterator[tuple[str, Any]]:
        if self.log.exists():
            for line in self.log.read_text(encoding="utf-8").splitlines():
                event, about = json.loads(line)
                yield event, about
