"""An archive in git: a mirror of a public-inbox, each commit of which has one mail as blob `m`.

The layout is that of public-inbox-v2-format(5).
"""

import os
import subprocess
from collections.abc import Collection, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from bootpath.mail.archives import Answers, found, unreachable
from bootpath.mail.headers import parted
from bootpath.mail.identity import mail_key
from bootpath.mail.message import SIZE, addresses, identities

_AT_ONCE = 200  # names of blobs in a pipe at a time: far below what it holds, so nobody waits

# Nothing here may ask, fetch, or do what somebody's configuration says.
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class GitArchive:
    """A clone of a public-inbox, bare or not, or the directory in which its epochs lie.

    Deleted mails are found too, as long as history has them.
    """

    path: Path

    @property
    def name(self) -> str:
        """The path as it was given."""
        return str(self.path)

    def lookup(self, keys: Collection[str]) -> Answers:
        """Read every mail of the history once; git keeps no index of Message-IDs."""
        wanted = {mail_key(key) for key in keys}
        kept: dict[str, list[bytes]] = {}
        try:
            for repository in self._repositories():
                for mail in _mails(repository):
                    headers = parted(mail).headers
                    for key in (*identities(headers), *addresses(headers)):
                        if key in wanted and mail not in kept.setdefault(key, []):
                            kept[key].append(mail)
        except OSError as broken:
            return unreachable(keys, self.name, broken.strerror or str(broken))
        return found(keys, {key: tuple(several) for key, several in kept.items()}, self.name)

    def every(self) -> Iterator[bytes]:
        """Every mail of the history, oldest first; raises OSError when git cannot read them."""
        for repository in self._repositories():
            yield from _mails(repository)

    def _repositories(self) -> list[Path]:
        """The epochs (`git/0.git`, `git/1.git`, ...) in order, or the repository itself."""
        for folder in (self.path, self.path / "git"):
            epochs = [epoch for epoch in folder.glob("*.git") if epoch.stem.isdecimal()]
            if epochs:
                return sorted(epochs, key=lambda epoch: int(epoch.stem))
        return [self.path]


def _mails(repository: Path) -> Iterator[bytes]:
    """The blob `m` of each commit, oldest first. Raises OSError when git cannot read them."""
    with ExitStack() as running:
        commits = _git(repository, running, "rev-list", "--all", "--reverse")
        blobs = _git(repository, running, "cat-file", "--batch")
        asked = _pipe(blobs.stdin)
        lines = iter(_pipe(commits.stdout))
        while names := [name.strip() for name in islice(lines, _AT_ONCE)]:
            asked.write(b"".join(name + b":m\n" for name in names))
            asked.flush()
            for _ in names:
                mail = _blob(_pipe(blobs.stdout))
                if mail is not None:
                    yield mail
        if commits.wait():
            said = _pipe(commits.stderr).read(1000).decode("utf-8", "replace")
            raise OSError(said.strip().partition("\n")[0] or "git cannot read it")


def _blob(answers: IO[bytes]) -> bytes | None:
    header = answers.readline().split()
    if not header:
        raise OSError("git stopped before the last mail")
    if header[-1] == b"missing":
        return None
    size = int(header[2])
    data = answers.read(min(size, SIZE + 1))
    left = size + 1 - len(data)
    while left > 0 and (skipped := answers.read(min(left, SIZE))):
        left -= len(skipped)
    return data if header[1] == b"blob" else None


def _git(repository: Path, running: ExitStack, *command: str) -> subprocess.Popen[bytes]:
    # named outright: git would otherwise look for a repository further up
    own = repository / ".git"
    directory = own if own.exists() else repository
    try:
        process = subprocess.Popen(  # noqa: S603 - a list of our own making, no shell
            ["git", f"--git-dir={directory}", *command],  # noqa: S607 - wherever the user has it
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **_ENVIRONMENT},
        )
    except FileNotFoundError:
        raise OSError("git is not installed") from None
    running.callback(_end, process)
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    process.wait()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise OSError("git has no pipe")
    return stream
