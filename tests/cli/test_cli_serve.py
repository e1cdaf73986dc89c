"""serve from the installed wheel: pages, reloading, problems in the page, an orderly end."""

import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bootpath.views.hosting import HEADERS

PV = "decisions/pv-shim.html"


class Server:
    """A running `bootpath serve`."""

    def __init__(self, command: list[str], directory: Path) -> None:
        self.process = subprocess.Popen(
            [*command, "serve", "--port", "0", "--today", "2026-11-22"],
            cwd=directory,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.match(r"(http://127\.0\.0\.1:\d+/)", line):
                self.address = found[1]
                return
        raise AssertionError(self.process.stderr.read() if self.process.stderr else "")

    def get(self, path: str, host: str | None = None) -> str:
        request = urllib.request.Request(self.address + path)  # noqa: S310 -- our own server
        if host:
            request.add_header("Host", host)
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 -- likewise
            return str(answer.read().decode())

    def version(self) -> int:
        found = re.search(r"state = (\d+)", self.get("-/reload.js"))
        assert found
        return int(found[1])


@pytest.fixture
def server(command: list[str], shipped: Path) -> Iterator[Server]:
    running = Server(command, shipped.parent)
    yield running
    running.process.send_signal(signal.SIGINT)
    out, err = running.process.communicate(timeout=20)
    assert running.process.returncode == 130
    assert "Traceback" not in out + err


def test_a_page_is_served_with_the_reload_script(server: Server) -> None:
    page = server.get(PV)
    assert '<script src="/-/reload.js" defer></script></head>' in page
    assert server.get("") == server.get("index.html")
    with pytest.raises(urllib.error.HTTPError) as error:
        server.get("no-such-page.html")
    assert error.value.code == 404
    error.value.close()


def test_a_saved_record_becomes_a_reloaded_page(server: Server, shipped: Path) -> None:
    record = shipped / "pv-shim.yaml"
    before = server.version()
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("title: ", "title: Reworded, ", 1), encoding="utf-8")
    now = server.get(f"-/poll.js?{before}")
    assert now == f"bootpathPoll({before + 1});"
    assert "Reworded, " in server.get(PV)


def test_a_mistake_is_shown_above_the_last_good_page(server: Server, shipped: Path) -> None:
    record = shipped / "pv-shim.yaml"
    good = record.read_text(encoding="utf-8")
    before = server.version()
    record.write_text(good.replace("title:", "titel:", 1), encoding="utf-8")
    server.get(f"-/poll.js?{before}")
    page = server.get(PV)
    assert "unknown key &#x27;titel&#x27;" in page
    assert "PV shim" in page
    before = server.version()
    record.write_text(good, encoding="utf-8")
    server.get(f"-/poll.js?{before}")
    assert "titel" not in server.get(PV)


def test_answers_carry_the_headers_that_are_documented_for_a_host(server: Server) -> None:
    for path, kind in (
        (PV, "text/html; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("due.ics", "text/calendar; charset=utf-8"),
        ("-/reload.js", "text/javascript; charset=utf-8"),
    ):
        with urllib.request.urlopen(server.address + path, timeout=30) as answer:  # noqa: S310 -- our own server
            sent = dict(answer.headers)
        assert {name: sent[name] for name in HEADERS} == HEADERS
        assert sent["Content-Type"] == kind
        assert sent["Cache-Control"] == "no-store"


def test_a_request_under_another_name_is_refused(server: Server) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        server.get("index.html", host="evil.example")
    assert error.value.code == 403
    error.value.close()


def test_a_poll_waits_for_a_change(server: Server, shipped: Path) -> None:
    version = server.version()
    started = time.monotonic()
    other = shipped / "remove-pvhv1.yaml"
    subprocess.Popen(["sh", "-c", f"sleep 1; echo >> {other}"]).wait(10)
    assert server.get(f"-/poll.js?{version}") == f"bootpathPoll({version + 1});"
    assert time.monotonic() - started >= 1
