"""The installed command, run as a user runs it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installed import ROOT, Run


@pytest.fixture(scope="session")
def command() -> list[str]:
    """The `bootpath` that pip put beside the interpreter."""
    script = Path(sys.executable).with_name("bootpath")
    if not script.is_file():
        pytest.skip("bootpath is not installed beside this Python: pip install .")
    return [str(script)]


@pytest.fixture
def bootpath(command: list[str], tmp_path: Path) -> Run:
    """Run bootpath in an empty directory; `env` adds to the environment."""

    def run(
        *arguments: str, cwd: Path = tmp_path, env: dict[str, str] | None = None, text: str = ""
    ) -> subprocess.CompletedProcess[str]:
        kept = {"PATH", "HOME", "LANG", "TMPDIR"}
        clean = {name: value for name, value in os.environ.items() if name in kept}
        return subprocess.run(
            [*command, *arguments],
            cwd=cwd,
            env=clean | {"COLUMNS": "80"} | (env or {}),
            input=text,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return run


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the shipped records, in a directory `decisions`."""
    return Path(shutil.copytree(ROOT / "decisions", tmp_path / "decisions"))
