"""How long `bootpath serve` takes from a saved record to the page that shows the change.

Who waits is a client that does what the script in the page does: it asks for the poll, which the
server answers when there are other pages, and then loads the page again.
"""

import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import IO

import edits
from command import Command
from figures import Times
from measure import CommandFailedError, end

_ADDRESS = re.compile(rb"http://127\.0\.0\.1:([0-9]+)/")
_POLL = "/-/poll.js"
_LONGEST = 600.0
"""Seconds after which a server is taken for stuck."""
_PAUSE = (0.5, 1.5)
"""Seconds between two saves: longer than between two looks of the server, and never in step."""


def reloads(serve: Command, file: Path, rounds: int) -> Times:
    """Seconds from each save of a record to its page with the change; the first is not counted.

    Raises CommandFailedError when the server does not start or does not show the change.
    """
    pauses = Random(rounds)
    with _served(serve) as port:
        found = []
        for _ in range(1 + rounds):
            time.sleep(pauses.uniform(*_PAUSE))
            found.append(_reload(serve, port, file))
    return tuple(found[1:])


def _reload(serve: Command, port: int, file: Path) -> float:
    waiting = HTTPConnection("127.0.0.1", port, timeout=_LONGEST)
    reading = HTTPConnection("127.0.0.1", port, timeout=_LONGEST)
    version = _number(_got(waiting, _POLL))  # without a version it is answered at once
    waiting.request("GET", f"{_POLL}?{version}")
    new = edits.edit_text(file)
    saved = time.perf_counter()
    while time.perf_counter() - saved < _LONGEST:
        now = _number(waiting.getresponse().read())
        page = _got(reading, f"/decisions/{file.stem}.html") if now != version else b""
        seconds = time.perf_counter() - saved
        if new.encode() in page:
            waiting.close()
            reading.close()
            return seconds
        version = now
        waiting.request("GET", f"{_POLL}?{version}")
    raise CommandFailedError(f"{serve} did not show a change in {_LONGEST:.0f} s")


@contextmanager
def _served(serve: Command) -> Iterator[int]:
    """The port of a server that has built its pages; it ends with the block."""
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            serve.words,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            env={**serve.environment, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
        try:
            yield _port(serve, process, words)
        finally:
            end(process)


def _port(serve: Command, process: "subprocess.Popen[bytes]", words: IO[bytes]) -> int:
    begun, said = time.perf_counter(), b""
    while process.poll() is None and time.perf_counter() - begun < _LONGEST:
        words.seek(0)
        said = words.read()
        if found := _ADDRESS.search(said):
            return int(found[1])
        time.sleep(0.05)
    raise CommandFailedError(f"{serve} did not start: {said.decode(errors='replace').strip()}")


def _got(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    return connection.getresponse().read()


def _number(script: bytes) -> int:
    return int(re.findall(rb"[0-9]+", script)[0])
