"""No record, no mail and no archive can make bootpath contact a host that nobody configured."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import inbox_records
import pytest
from watched_command import Command

from bootpath.mail.archives import State
from bootpath.mail.archives.http import Clock, HttpArchive

CLOCK = Clock(time.monotonic, time.time, lambda _seconds: None)


class Bystander:
    """A host that nobody configured: it listens, and knows whether anybody came."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self.port = int(listening.getsockname()[1])

    def was_contacted(self) -> bool:
        """Whether a connection arrived since the last time; one that was closed counts too."""
        try:
            self._listening.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture
def bystander() -> Iterator[Bystander]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        host = Bystander(listening)
        # that it would notice is not taken on trust
        socket.create_connection(("127.0.0.1", host.port), 5).close()
        assert host.was_contacted()
        assert not host.was_contacted()
        yield host


@dataclass
class Tempter:
    """An archive that answers every request with the same header fields and words."""

    port: int
    status: int = 404
    fields: dict[str, str] = field(default_factory=dict)
    data: bytes = b""
    asked: list[tuple[str, Message]] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}/list"

    def state(self, key: str) -> State:
        """What an archive at this server says of a mail."""
        return HttpArchive(self.base, CLOCK).lookup([key])[key].state


@pytest.fixture
def tempter() -> Iterator[Tempter]:
    class Request(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append((self.path, self.headers))
            self.send_response(state.status)
            for name, value in state.fields.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(state.data)))
            self.end_headers()
            self.wfile.write(state.data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Request) as server:
        state = Tempter(server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield state
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{other}/list/1@x/raw",
        "http://localhost:{other}/list/1@x/raw",
        "//127.0.0.1:{other}/list/1@x/raw",
        "http:\\\\127.0.0.1:{other}\\list",
        "\\\\127.0.0.1:{other}/list",
        "http://127.0.0.1:{own}@127.0.0.1:{other}/list/1@x/raw",
        "http://127.0.0.1:{other}#@127.0.0.1:{own}/list",
        "http://127.0.0.1:{other}\\@127.0.0.1:{own}/list",
        " http://127.0.0.1:{other}/list",
        "http://127.1:{other}/list",
        "http://2130706433:{other}/list",
    ],
)
@pytest.mark.parametrize("status", [301, 308])
def test_a_redirect_to_another_host_is_not_followed(
    tempter: Tempter, bystander: Bystander, location: str, status: int
) -> None:
    tempter.status = status
    tempter.fields["Location"] = location.format(other=bystander.port, own=tempter.port)
    assert tempter.state("1@x") is not State.FOUND
    assert not bystander.was_contacted()


@pytest.mark.parametrize(
    "name", ["Refresh", "Content-Location", "Link", "Alt-Svc", "Location", "X-Accel-Redirect"]
)
def test_no_other_header_field_sends_us_anywhere(
    tempter: Tempter, bystander: Bystander, name: str
) -> None:
    there = f"http://127.0.0.1:{bystander.port}/list/1@x/raw"
    tempter.status = 200
    tempter.fields[name] = {
        "Refresh": f"0; url={there}",
        "Link": f"<{there}>; rel=canonical",
        "Alt-Svc": f'http/1.1="127.0.0.1:{bystander.port}"',
    }.get(name, there)
    tempter.data = f"From x\nMessage-ID: <1@x>\nArchived-At: <{there}>\n\n{there}\n".encode()
    assert tempter.state("1@x") is State.FOUND
    assert len(tempter.asked) == 1
    assert not bystander.was_contacted()


@pytest.mark.parametrize(
    "key",
    [
        "http://127.0.0.1:{other}/1@x",
        "HTTP://127.0.0.1:{other}/1@x",
        "<http://127.0.0.1:{other}/1@x>",
        "//127.0.0.1:{other}/1@x",
        "/../..//127.0.0.1:{other}/1@x",
        "\\\\127.0.0.1:{other}\\1@x",
        "@127.0.0.1:{other}/1@x",
        ":x@127.0.0.1:{other}",
        "1@x HTTP/1.1\r\nHost: 127.0.0.1:{other}\r\n\r\n",
        "1@x\nHost: 127.0.0.1:{other}",
        "1@x?#@127.0.0.1:{other}/",
        "1@x\0.127.0.0.1:{other}",
    ],
)
def test_no_id_leads_to_another_host_or_adds_to_the_request(
    tempter: Tempter, bystander: Bystander, key: str
) -> None:
    assert tempter.state(key.format(other=bystander.port)) is State.MISSING
    assert not bystander.was_contacted()
    for path, headers in tempter.asked:
        assert path.startswith("/list/")
        assert path.endswith("/raw")
        assert path.count("/") == 3
        assert headers.get_all("Host") == [f"127.0.0.1:{tempter.port}"]
        assert set(headers) == {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}


def test_no_proxy_of_the_environment_is_asked(
    tempter: Tempter, bystander: Bystander, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{bystander.port}")
    assert tempter.state("1@x") is State.MISSING
    assert len(tempter.asked) == 1
    assert not bystander.was_contacted()


def tempting(records: Path, bystander: Bystander) -> Path:
    """Add a decision that names the bystander wherever an address can stand."""
    there = f"http://127.0.0.1:{bystander.port}"
    events = f"""\
events:
  - {{date: 2016-05-01, says: One., cite: {{url: "{there}/1.html"}}}}
  - {{date: 2016-05-01, says: Two., cite: {{url: "https://other.example/2@x"}}}}
  - {{date: 2016-05-01, says: Three., cite: {{document: "{there}/3.txt"}}}}
  - {{date: 2016-05-01, says: Four., cite: {{mail: "//127.0.0.1:{bystander.port}/4@x"}}}}
  - {{date: 2016-05-01, says: "Read {there}/5.", cite: {{mail: "5@x"}}}}
"""
    text = inbox_records.decision("Tempting", inbox_records.OWN[:1], events)
    (records / "tempting.yaml").write_text(text, encoding="utf-8")
    return records


@pytest.mark.parametrize("redirects", [False, True])
def test_verify_contacts_the_archive_that_is_given_and_nobody_else(
    tmp_path: Path, tempter: Tempter, bystander: Bystander, bootpath: Command, redirects: bool
) -> None:
    records = tempting(inbox_records.written(tmp_path / "records"), bystander)
    if redirects:
        tempter.status = 302
        tempter.fields["Location"] = f"http://127.0.0.1:{bystander.port}/list/5@x/raw"
    options = ("--archive", tempter.base, "-C", str(records), "--format", "json")
    done = bootpath("verify", "tempting", *options)
    found = [(one["code"], one["message"]) for one in json.loads(done.stdout)["diagnostics"]]
    if redirects:
        refusal = f"{tempter.base} sends us to another host; 5 citations here are not verified"
        assert found == [("archive-unreachable", refusal)]
    else:
        assert [code for code, _ in found] == ["mail-missing"] * 5
    assert bootpath.contacts() == {("127.0.0.1", tempter.port)}
    assert bootpath.names() == {"127.0.0.1"}
    assert not bystander.was_contacted()


def test_check_and_build_contact_nobody(
    tmp_path: Path, bystander: Bystander, bootpath: Command
) -> None:
    records = inbox_records.written(tmp_path / "records", decisions=[inbox_records.TRUE])
    there = f"http://127.0.0.1:{bystander.port}/"
    with (records / "_tracker.yaml").open("a", encoding="utf-8") as tracker:
        tracker.write(f'  there: {{title: There, address: "{there}"}}\n')
        tracker.write('  other: {title: Other, address: "https://other.example/"}\n')
    tempting(records, bystander)
    site = tmp_path / "site"
    assert bootpath("check", str(records)).returncode == 0
    assert bootpath("build", str(records), "-o", str(site)).returncode == 0
    assert f"{there}1.html" in (site / "decisions" / "tempting.html").read_text(encoding="utf-8")
    assert bootpath.contacts() == set()
    assert bootpath.names() == set()
    assert not bystander.was_contacted()
