"""What git says about the records: the commit they stand at, and whether they have changed since."""

import os
import re
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_SECONDS = 20.0
_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)  # SHA-1, SHA-256

# A build that a git hook starts inherits GIT_DIR, GIT_INDEX_FILE and others that point at another
# repository. Only where the configuration lies is left as it was: `safe.directory` stands there,
# and whom to trust is the user's decision.
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES")
_ADDED = {
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone would fetch over the network
    "GIT_OPTIONAL_LOCKS": "0",  # a build must not get in the way of a commit
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# The user's configuration can name programs that git would run.
_OPTIONS = ("--no-pager", "-c", "core.fsmonitor=false")


class GitFault(Exception):  # noqa: N818 - the room's word
    """Git does not answer; the text is its own, on one line."""


class Revision(NamedTuple):
    """A commit by its full hash, and whether files below the directory differ from it."""

    commit: str
    changed: bool


def revision(directory: Path) -> Revision | None:
    """The revision that the directory's work tree stands at; new files count as changes.

    None when that cannot be told: no git, no repository, no commit yet, a repository that git
    does not trust, or no answer within 20 seconds. Never raises.
    """
    commit = _answer(directory, "rev-parse", "--verify", "HEAD^{commit}")
    if commit is None or not _HASH.fullmatch(commit.strip()):
        return None
    status = _answer(directory, "status", "--porcelain", "--untracked-files=normal", "--", ".")
    return None if status is None else Revision(commit.strip(), bool(status))


def history_stamp(directory: Path) -> tuple[tuple[int, int, int], ...]:
    """What tells two histories of the same commit apart: how names are mapped, how deep it goes.

    These are the sizes, times and numbers of `.mailmap` and of git's own list of where a shallow
    clone ends (gitmailmap(5), gitrepository-layout(5)); nothing where git tells no place.
    """
    told = _answer(directory, "rev-parse", "--show-toplevel", "--git-path", "shallow")
    top, _, shallow = (told or "").rstrip("\n").partition("\n")
    found = []
    for path in (Path(top, ".mailmap"), directory / shallow) if shallow else ():
        with suppress(OSError):
            status = path.stat()
            found.append((status.st_size, status.st_mtime_ns, status.st_ino))
    return tuple(found)


def _answer(directory: Path, *arguments: str) -> str | None:
    """What git prints, or None when it fails."""
    try:
        return asked(directory, *arguments).decode("utf-8", "replace")
    except GitFault:
        return None


def asked(
    directory: Path, *arguments: str, given: bytes = b"", seconds: float | None = None
) -> bytes:
    """What git prints when it is called in a directory; `given` is its standard input.

    Raises GitFault when it fails, is not installed, or takes longer than so many seconds
    (20 if not said otherwise).
    """
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments and no shell
            ["git", *_OPTIONS, *arguments],  # noqa: S607 - the user's git is the one on the path
            cwd=directory,
            env=_environment(),
            input=given,
            capture_output=True,
            check=False,
            timeout=_SECONDS if seconds is None else seconds,
        )
    except FileNotFoundError:
        raise GitFault("git is not installed, or the directory is gone") from None
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise GitFault(f"git cannot be asked: {error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise GitFault(said or f"git {arguments[0]} failed")
    return done.stdout


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    return kept | _ADDED
