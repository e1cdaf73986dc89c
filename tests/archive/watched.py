"""Run bootpath and write down every host it looks up and every address it connects to.

    python watched.py LOG [ARGUMENT]...

Each line of LOG is a JSON array: the event and what it was about. The interpreter itself raises
these events (PEP 578), so nothing that Python does can pass them by.
"""

import json
import sys
from pathlib import Path

_EVENTS = {
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "subprocess.Popen",
    "os.system",
}


def main() -> None:
    """Watch, then run the command line as if nobody did."""
    log, *arguments = sys.argv[1:]
    taken = Path(log).open("a", encoding="utf-8")  # noqa: SIM115 - open for as long as we run

    def note(event: str, said: tuple[object, ...]) -> None:
        if event in _EVENTS:
            # the first of a socket's arguments is the socket
            about = said[1] if event in ("socket.connect", "socket.sendto") else said[0]
            taken.write(json.dumps([event, about], default=str) + "\n")
            taken.flush()

    sys.addaudithook(note)
    sys.argv = ["bootpath", *arguments]

    from bootpath.cli import main as bootpath

    bootpath()


if __name__ == "__main__":
    main()
