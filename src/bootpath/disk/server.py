"""A small web server on this machine for pages held in memory, with reloading by long polling.

Reloading keeps to the pages' own content policy: a script of the server's asks for another script,
which the server answers when the pages have changed.
"""

import re
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from urllib.parse import unquote, urlsplit

from bootpath.disk.fault import DiskFault

HOST = "127.0.0.1"
_WAIT = 25.0
"""Seconds that a poll is kept open: shorter than the time-outs of browsers and proxies."""

_RELOAD_SCRIPT = "/-/reload.js"
_POLL = "/-/poll.js"
_SCRIPT = """\
(function () {{
  var state = {version};
  function poll() {{
    var script = document.createElement("script");
    script.src = "/-/poll.js?" + state;
    script.onerror = function () {{ setTimeout(poll, 2000); }};
    document.head.appendChild(script);
  }}
  window.bootpathPoll = function (now) {{
    if (now !== state) {{ location.reload(); }} else {{ poll(); }}
  }};
  addEventListener("load", poll);  // before, a page would be loading for as long as one waits
}})();
"""


class Shelf:
    """The pages on show and their version; a new set of pages wakes who waits for one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._files: Mapping[str, bytes] = {}
        self._version = 0

    def put(self, files: Mapping[str, bytes]) -> None:
        """Show other pages from now on."""
        with self._changed:
            self._files = files
            self._version += 1
            self._changed.notify_all()

    def look(self) -> tuple[Mapping[str, bytes], int]:
        """The pages on show, and their version."""
        with self._changed:
            return self._files, self._version

    def wait_beyond(self, version: int) -> int:
        """The version once it differs from the one given, or after 25 seconds as it is."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, _WAIT)
            return self._version


class _Handler(BaseHTTPRequestHandler):
    server_version = "bootpath"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    shelf: Shelf
    headers_sent: Mapping[str, str]
    media_types: Mapping[str, str]
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a page, or with one of the scripts for reloading."""
        parts = urlsplit(self.path)
        if not self._asked_here():
            self._answer(
                HTTPStatus.FORBIDDEN, "text/plain", b"this server answers 127.0.0.1 only\n"
            )
            return
        files, version = self.shelf.look()
        if parts.path == _RELOAD_SCRIPT:
            self._answer(HTTPStatus.OK, "text/javascript", _SCRIPT.format(version=version).encode())
        elif parts.path == _POLL:
            known = int(parts.query) if re.fullmatch("[0-9]{1,9}", parts.query) else -1
            now = self.shelf.wait_beyond(known)
            self._answer(HTTPStatus.OK, "text/javascript", f"bootpathPoll({now});".encode())
        else:
            self._page(files, unquote(parts.path).lstrip("/") or "index.html")

    do_HEAD = do_GET  # noqa: N815 -- the name http.server looks for

    def _asked_here(self) -> bool:
        # A page elsewhere that resolves its own name to 127.0.0.1 sends that name (DNS rebinding).
        host = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host")
        return host in (HOST, "localhost")

    def _page(self, files: Mapping[str, bytes], path: str) -> None:
        content = files.get(path)
        status = HTTPStatus.OK
        if content is None:
            path, status = "404.html", HTTPStatus.NOT_FOUND
            content = files.get(path, b"there is no such page\n")
        kind = self.media_types.get(path.rpartition(".")[2]) or guess_type(path)[0]
        if path.endswith(".html"):
            content = content.replace(
                b"</head>", f'<script src="{_RELOAD_SCRIPT}" defer></script></head>'.encode(), 1
            )
        self._answer(status, kind or "application/octet-stream", content)

    def _answer(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        text = kind.startswith("text/") and "charset" not in kind
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")  # the next save may change any of them
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the terminal belongs to the problems."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, _request: object, _address: object) -> None:
        """A browser that hangs up is no event."""


def serve(
    shelf: Shelf,
    port: int,
    ready: Callable[[int], None],
    headers: Mapping[str, str],
    media_types: Mapping[str, str],
) -> ThreadingHTTPServer:
    """Start a server on 127.0.0.1 in a thread of its own; `ready` learns the port it got.

    `headers` go with every answer, `media_types` are those of files by the end of their names.
    Port 0 takes any free one. Raises DiskFault when the port cannot be had.
    """
    own = {"shelf": shelf, "headers_sent": headers, "media_types": media_types}
    handler = type("Handler", (_Handler,), own)
    try:
        server = _Server((HOST, port), handler)
    except OSError as error:
        message = f"port {port} on {HOST} cannot be used: {(error.strerror or '').lower()}"
        raise DiskFault(message, "choose another with --port, or 0 for any") from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ready(server.server_address[1])
    return server
