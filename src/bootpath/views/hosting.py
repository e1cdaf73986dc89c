"""What a web server sends with the site: one policy for the pages' own tag, hosts and `serve`."""

from typing import NamedTuple
from urllib.parse import urlsplit

from bootpath.views.library import Library
from bootpath.views.page import Page, Text

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
"""The content policy of every page (CSP Level 3), which a tag can say and `file://` keeps to."""

HEADERS = {
    # A tag cannot say who may frame a page (CSP Level 3, 6.4.2).
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""The headers of every answer."""


class FileKind(NamedTuple):
    """Files by the end of their names: their media type with its charset, and how to keep them."""

    suffix: str
    media_type: str
    cache: str


_ASK = "no-cache"
"""Keep it, and ask each time whether it is still the same: what a 304 answers."""

KINDS = (
    FileKind("html", "text/html; charset=utf-8", _ASK),
    # Their names stay the same when they change, so a browser must not keep them for long.
    FileKind("css", "text/css; charset=utf-8", "max-age=600"),
    FileKind("js", "text/javascript; charset=utf-8", "max-age=600"),
    FileKind("svg", "image/svg+xml", "max-age=86400"),
    FileKind("png", "image/png", "max-age=86400"),
    FileKind("json", "application/json; charset=utf-8", "max-age=600"),
    FileKind("atom", "application/atom+xml; charset=utf-8", "max-age=900"),  # RFC 4287, 7
    FileKind("ics", "text/calendar; charset=utf-8", "max-age=900"),  # RFC 5545, 8.1
    FileKind("xml", "application/xml; charset=utf-8", "max-age=3600"),
    FileKind("txt", "text/plain; charset=utf-8", "max-age=3600"),
)
"""The kinds of files that a site has."""

PATH = "_headers"


def page(library: Library) -> Page:
    """The file that Netlify and Cloudflare Pages read at the top of what they publish.

    Both join what several rules say of one header, so no header is said twice of a path.
    """
    top = urlsplit(library.base_url or "").path.rstrip("/")
    lines = [f"{top}/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for kind in KINDS:
        lines += [f"{top}/*.{kind.suffix}", f"  Content-Type: {kind.media_type}"]
        lines.append(f"  Cache-Control: {kind.cache}")
    return Page(PATH, None, Text("\n".join(lines) + "\n"))
