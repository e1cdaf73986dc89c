"""A public-inbox over HTTP, good and bad, on this machine."""

import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from bootpath.mail.archives import Answer, State, exchange
from bootpath.mail.archives.cache import mboxrd
from bootpath.mail.archives.http import ATTEMPTS, Clock, HttpArchive
from bootpath.mail.message import SIZE

NOW = 1_700_000_000.0


def mail(ident: str, body: str = "words\n") -> bytes:
    return f"From: Ada\nMessage-ID: <{ident}>\n\n{body}".encode()


Handler = Callable[[BaseHTTPRequestHandler, str], None]


@dataclass
class Server:
    """An archive that does what a test tells it, and remembers the paths it was asked for."""

    port: int
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    do: Handler = lambda request, _: send(request, 404)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}/list"


def send(request: BaseHTTPRequestHandler, status: int, data: bytes = b"", **headers: str) -> None:
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name.replace("_", "-"), value)
    request.send_header("Content-Length", str(len(data)))
    request.end_headers()
    with suppress(OSError):
        request.wfile.write(data)


@pytest.fixture
def server() -> Iterator[Server]:
    class Request(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            state.agents.append(self.headers.get("User-Agent", ""))
            state.do(self, self.path)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what some tests are about."""

    with Quiet(("127.0.0.1", 0), Request) as http:
        state = Server(http.server_port)
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield state
        http.shutdown()
        thread.join()


@dataclass
class Slept:
    """A clock on which waiting takes no time and is remembered."""

    waits: list[float] = field(default_factory=list)

    @property
    def clock(self) -> Clock:
        return Clock(time.monotonic, lambda: NOW, self.waits.append)


def ask(server: Server, *keys: str, slept: Slept | None = None) -> dict[str, Answer]:
    return dict(HttpArchive(server.base, (slept or Slept()).clock).lookup(keys))


def one(server: Server, key: str = "1@x", slept: Slept | None = None) -> Answer:
    return ask(server, key, slept=slept)[key]


def serve(*mails: bytes, **headers: str) -> Handler:
    return lambda request, _: send(
        request, 200, mboxrd(mails), Content_Type="text/plain", **headers
    )


def test_a_mail_is_asked_for_at_its_raw_address_and_unescaped(server: Server) -> None:
    odd = "a/b%c+d?e#f g@x"
    server.do = serve(mail(odd, "From here\n"))
    assert one(server, odd) == Answer(State.FOUND, (mail(odd, "From here\n"),), server.base)
    assert server.asked == ["/list/a%2Fb%25c+d%3Fe%23f%20g@x/raw"]
    assert unquote(server.asked[0]) == f"/list/{odd}/raw"
    assert server.agents == ["bootpath"]


def test_both_mails_of_a_reused_id_come_and_foreign_ones_do_not(server: Server) -> None:
    server.do = serve(mail("1@x"), mail("1@x", "other\n"), mail("2@x"))
    assert one(server).mails == (mail("1@x"), mail("1@x", "other\n"))


def test_an_answer_with_another_mail_is_no_answer(server: Server) -> None:
    server.do = serve(mail("2@x"))
    assert one(server).state is State.MISSING


@pytest.mark.parametrize("status", [404, 410])
def test_an_unknown_id_is_missing_and_the_next_one_is_asked_for(
    server: Server, status: int
) -> None:
    server.do = lambda request, path: (
        serve(mail("2@x"))(request, path) if "2@x" in path else send(request, status)
    )
    answers = ask(server, "1@x", "2@x")
    assert [answer.state for answer in answers.values()] == [State.MISSING, State.FOUND]


def test_addresses_of_other_archives_and_ids_of_dots_are_never_asked_for(server: Server) -> None:
    answers = ask(server, "https://elsewhere.example.org/1", "<..>")
    assert {answer.state for answer in answers.values()} == {State.MISSING}
    assert server.asked == []


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<html>are you a robot?</html>", "text/html; charset=utf-8"),
        (b"\n <!DOCTYPE html><html>", "text/plain"),
        (b"<HTML><script>", ""),
    ],
)
def test_a_bot_wall_is_a_refusal_and_ends_the_questions(
    server: Server, data: bytes, kind: str
) -> None:
    server.do = lambda request, _: send(request, 200, data, Content_Type=kind)
    answers = ask(server, "1@x", "2@x")
    assert {answer.state for answer in answers.values()} == {State.REFUSED}
    assert "answered HTML" in answers["1@x"].reason
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [401, 403, 451])
def test_a_forbidden_mail_is_a_refusal(server: Server, status: int) -> None:
    server.do = lambda request, _: send(request, status)
    assert one(server).state is State.REFUSED
    assert str(status) in one(server).reason


@pytest.mark.parametrize("status", [500, 502, 418, 204])
def test_any_other_code_is_an_archive_out_of_reach(server: Server, status: int) -> None:
    server.do = lambda request, _: send(request, status)
    answers = ask(server, "1@x", "2@x")
    assert {answer.state for answer in answers.values()} == {State.UNREACHABLE}
    assert str(status) in answers["2@x"].reason
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        ("", [2.0, 4.0, 8.0]),
        ("7", [7.0] * 3),
        ("86400", [60.0] * 3),
        ("-5", [2.0, 4.0, 8.0]),
        ("soon", [2.0, 4.0, 8.0]),
        (formatdate(NOW + 30, usegmt=True), [30.0] * 3),
        (formatdate(NOW - 30, usegmt=True), [0.0] * 3),
        (formatdate(NOW + 10**7, usegmt=True), [60.0] * 3),
    ],
)
def test_an_archive_that_asks_to_wait_is_waited_for_within_bounds(
    server: Server, status: int, asked: str, waits: list[float]
) -> None:
    server.do = lambda request, _: send(
        request, status, **({"Retry_After": asked} if asked else {})
    )
    slept = Slept()
    assert one(server, slept=slept).state is State.UNREACHABLE
    assert slept.waits == waits
    assert len(server.asked) == ATTEMPTS


def test_after_waiting_the_mail_is_there(server: Server) -> None:
    server.do = lambda request, path: (
        send(request, 429, Retry_After="1")
        if len(server.asked) < 3
        else serve(mail("1@x"))(request, path)
    )
    slept = Slept()
    assert one(server, slept=slept).state is State.FOUND
    assert slept.waits == [1.0, 1.0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_on_the_same_host_is_followed(server: Server, status: int) -> None:
    server.do = lambda request, path: (
        serve(mail("1@x"))(request, path)
        if path == "/all/1@x/raw?a=b"
        else send(request, status, Location="/all/1@x/raw?a=b#top")
    )
    assert one(server).state is State.FOUND


@pytest.mark.parametrize(
    "location",
    [
        "http://localhost:{port}/all/1@x/raw",
        "http://127.0.0.1:1/all/1@x/raw",
        "https://127.0.0.1:{port}/all/1@x/raw",
        "//elsewhere.example.org/1@x/raw",
        "file:///etc/passwd",
        "http://[broken/",
        "",
    ],
)
def test_a_redirect_to_another_place_is_a_refusal(server: Server, location: str) -> None:
    server.do = lambda request, _: send(request, 302, Location=location.format(port=server.port))
    answer = one(server)
    assert answer.state is State.REFUSED
    assert answer.reason == f"{server.base} sends us to another host"
    assert len(server.asked) == 1


def test_redirects_in_a_circle_end(server: Server) -> None:
    server.do = lambda request, path: send(request, 302, Location=path)
    assert one(server).state is State.UNREACHABLE
    assert len(server.asked) == 6


def test_a_zipped_answer_is_unzipped(server: Server) -> None:
    data = gzip.compress(mboxrd([mail("1@x")]))
    server.do = lambda request, _: send(request, 200, data, Content_Encoding="gzip")
    assert one(server).mails == (mail("1@x"),)


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (gzip.compress(b"\0" * (SIZE * 40)), "gzip"),
        (gzip.compress(mail("1@x") * 100)[:-20], "gzip"),
        (b"no zip at all", "gzip"),
        (zlib.compress(mail("1@x")), "deflate"),
        (b"", "br"),
    ],
    ids=["bomb", "cut short", "no zip", "another coding", "one we never asked for"],
)
def test_bombs_and_broken_zips_are_unreadable_and_others_are_still_asked_for(
    server: Server, data: bytes, coding: str
) -> None:
    server.do = lambda request, path: (
        serve(mail("2@x"))(request, path)
        if "2@x" in path
        else send(request, 200, data, Content_Encoding=coding)
    )
    answers = ask(server, "1@x", "2@x")
    assert [answer.state for answer in answers.values()] == [State.UNREACHABLE, State.FOUND]
    assert "cannot be read" in answers["1@x"].reason or "larger than" in answers["1@x"].reason


def test_an_endless_answer_is_cut_off_at_the_limit(server: Server) -> None:
    sent = 0

    def endless(request: BaseHTTPRequestHandler, _: str) -> None:
        nonlocal sent
        request.send_response(200)
        request.end_headers()
        with suppress(OSError):
            while sent < 100 * SIZE:
                sent += request.wfile.write(b"x" * 65536)

    server.do = endless
    answer = one(server)
    assert answer.state is State.UNREACHABLE
    assert answer.reason == f"an answer of {server.base} is larger than {SIZE} bytes"
    assert sent < 10 * SIZE


@pytest.mark.parametrize("after_headers", [True, False])
def test_an_answer_that_trickles_ends_when_time_is_up(
    server: Server, monkeypatch: pytest.MonkeyPatch, after_headers: bool
) -> None:
    def trickle(request: BaseHTTPRequestHandler, _: str) -> None:
        with suppress(OSError):
            request.wfile.write(b"HTTP/1.0 200 OK\r\n" + b"\r\n" * after_headers)
            for _count in range(200):
                request.wfile.write(b"X-A: b\r\n")
                time.sleep(0.02)

    monkeypatch.setattr(exchange, "ANSWER", 0.3)
    server.do = trickle
    before = time.monotonic()
    answer = one(server)
    assert answer.state is State.UNREACHABLE
    assert time.monotonic() - before < 2


def test_a_server_that_says_nothing_is_given_up(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "ANSWER", 0.2)
    server.do = lambda _request, _path: time.sleep(0.5)
    answers = ask(server, "1@x", "2@x")
    assert {answer.state for answer in answers.values()} == {State.UNREACHABLE}
    assert len(server.asked) == 1


def test_garbage_and_a_closed_port_are_out_of_reach(server: Server) -> None:
    server.do = lambda request, _: request.wfile.write(b"\xff\xfe not HTTP\r\n\r\n") and None
    assert one(server).state is State.UNREACHABLE
    closed = HttpArchive("http://127.0.0.1:1/list", Slept().clock).lookup(["1@x"])["1@x"]
    assert closed.state is State.UNREACHABLE
    assert closed.reason == "cannot reach http://127.0.0.1:1/list: Connection refused"


def test_a_server_that_does_not_speak_tls_is_out_of_reach(server: Server) -> None:
    base = server.base.replace("http:", "https:")
    assert HttpArchive(base, Slept().clock).lookup(["1@x"])["1@x"].state is State.UNREACHABLE
    assert server.asked == []


def test_an_answer_that_breaks_off_is_out_of_reach(server: Server) -> None:
    def broken(request: BaseHTTPRequestHandler, _: str) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100000")
        request.end_headers()
        request.wfile.write(mboxrd([mail("1@x")]))

    server.do = broken
    assert one(server).state is State.UNREACHABLE


@pytest.mark.parametrize(
    "base",
    [
        "http://lists.example.org/xen-devel",
        "http://127.example.org/",
        "ftp://127.0.0.1/",
        "file:///etc",
        "https://",
        "lists.example.org",
        "https://user:secret@lists.example.org/",
        "https://lists.example.org/?q=1",
        "https://lists.example.org/#x",
        "https://[broken/",
        "https://h:99999/",
    ],
)
def test_only_https_and_this_machine_are_archives(base: str) -> None:
    with pytest.raises(ValueError, match=r"is no |must begin with https://"):
        HttpArchive(base, Slept().clock)


@pytest.mark.parametrize(
    "base",
    ["https://lore.kernel.org/all", "http://localhost:8080", "http://[::1]/x", "http://127.9.9.9"],
)
def test_good_bases_are_taken(base: str) -> None:
    assert HttpArchive(base, Slept().clock).name == base
