"""A real public-inbox: made and filled by its own tools, and its server on loopback."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

NAME = "console"
TOOLS = ("public-inbox-init", "public-inbox-watch", "public-inbox-httpd")
PACKAGE = "apt-get install --no-install-recommends public-inbox"
_PATIENCE = 30.0  # seconds within which a tool must have done its work

# The listening socket is handed over as systemd does (sd_listen_fds(3)): the port is ours before
# the server starts, and nobody else's in between.
_HAND_OVER = 'LISTEN_FDS=1 LISTEN_PID=$$ exec "$@" 3<&0 0</dev/null'


def lacking() -> str:
    """Why there can be no public-inbox here; empty when it is installed."""
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    return f"no {absent[0]} on this machine (Debian: {PACKAGE})" if absent else ""


@dataclass(frozen=True, slots=True)
class Inbox:
    """An inbox of format v2 below a directory that also is the home of its tools."""

    home: Path

    @property
    def directory(self) -> Path:
        """Where the epochs (`git/0.git`) and the index lie."""
        return self.home / NAME

    @property
    def environment(self) -> dict[str, str]:
        """An environment in which the tools read and write nothing of the user's."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "PI_CONFIG": str(self.home / "config"),
        }

    def run(self, *command: str) -> str:
        """What a tool prints; raises RuntimeError with what it complains of if it fails."""
        done = subprocess.run(
            command,
            env=self.environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def count(self) -> int:
        """How many mails it has: one commit each."""
        epoch = f"--git-dir={self.directory / 'git' / '0.git'}"
        return int(self.run("git", epoch, "rev-list", "--count", "--all"))


def filled(home: Path, address: str, mails: Sequence[bytes]) -> Inbox:
    """A new inbox with these mails, taken from a Maildir as from a subscriber's.

    Raises RuntimeError when not all of them arrive.
    """
    inbox = Inbox(home)
    maildir = home / "Maildir"
    for folder in ("cur", "new", "tmp"):
        (maildir / folder).mkdir(parents=True)
    for number, mail in enumerate(mails):
        (maildir / "cur" / f"{number:04}:2,S").write_bytes(mail)
    # the lightest index: threads and headers, no full text
    inbox.run(
        "public-inbox-init", "-V2", "-L", "basic",
        NAME, str(inbox.directory), f"http://127.0.0.1/{NAME}", address,
    )  # fmt: skip
    for key, value in (
        (f"publicinbox.{NAME}.watch", f"maildir:{maildir}"),
        ("publicinboxwatch.spamcheck", "none"),
    ):
        inbox.run("git", "config", f"--file={home / 'config'}", key, value)
    with _running(inbox, "watch.log", "public-inbox-watch") as watching:
        until = time.monotonic() + _PATIENCE
        while (count := inbox.count()) < len(mails) and time.monotonic() < until:
            time.sleep(0.05)
        # asked, not killed: it writes its index before it goes
        watching.terminate()
        watching.wait(_PATIENCE)
    if count != len(mails):
        said = (home / "watch.log").read_text(errors="replace")
        raise RuntimeError(f"{count} of {len(mails)} mails are in the inbox: {said}")
    return inbox


@contextmanager
def served(inbox: Inbox) -> Iterator[str]:
    """The address of an inbox while its server runs."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = int(listening.getsockname()[1])
        command = ("sh", "-c", _HAND_OVER, "sh", "public-inbox-httpd", "-W0")
        with _running(inbox, "httpd.log", *command, stdin=listening.fileno()) as server:
            # our own copy of the socket goes: a dead server must refuse, not keep waiting
            listening.close()
            _await(server, port, inbox.home / "httpd.log")
            yield f"http://127.0.0.1:{port}/{NAME}/"


@contextmanager
def _running(
    inbox: Inbox, log: str, *command: str, stdin: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    """A tool that stays; it is dead afterwards, whatever happened."""
    with (inbox.home / log).open("wb") as said:
        process = subprocess.Popen(
            command,
            stdin=stdin,
            stdout=said,
            stderr=said,
            env=inbox.environment,
            cwd=inbox.home,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return when the server answers for the inbox, raise RuntimeError when it will not."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", f"/{NAME}/")
        status = connection.getresponse().status
        if status == HTTPStatus.OK:
            return
        answer = f"answers {status}"
    except OSError as failed:
        answer = f"does not answer ({failed}; ended with {server.poll()})"
    finally:
        connection.close()
    raise RuntimeError(f"public-inbox-httpd {answer}: {log.read_text(errors='replace')}")
