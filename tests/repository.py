"""A git repository for tests: commits by nobody in particular, and no configuration of the user."""

import os
import subprocess
from pathlib import Path


def git(place: Path, *arguments: str) -> str:
    """What git prints in a place."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments],
        cwd=place,
        env=kept | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
