"""What RFC 4287 asks of a feed, held against its text: a strict reader, and no forgiving one."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import datetime
from typing import NamedTuple

from site_corpora import Html

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ONE = {"id", "title", "updated"}
AT_MOST_ONE = {"subtitle", "generator", "icon", "logo", "rights", "content", "summary", "published"}
IN_FEED = ONE | {"author", "generator", "link", "entry"}
IN_ENTRY = ONE | {"link", "content"}
ATTRIBUTES = {
    "feed": {XML + "lang"},
    "link": {"href", "rel", "type"},
    "content": {"type"},
}
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Entry(NamedTuple):
    """An entry of a feed that was read."""

    ident: str
    title: str
    updated: str
    href: str
    content: str


class Feed(NamedTuple):
    """A feed that was read, after nothing was found wrong with it."""

    ident: str
    title: str
    updated: str
    own: str | None
    page: str
    entries: list[Entry]


def read(text: str) -> Feed:
    """A feed, when it is what RFC 4287 allows; AssertionError says what it is not."""
    assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n<feed ')
    root = ET.fromstring(text.encode())  # noqa: S314 - our own text, and it refuses what is no XML
    assert root.tag == ATOM + "feed"
    parts = _parts(root, IN_FEED)
    (author,) = parts["author"]  # 4.1.1: a feed has one unless every entry has
    (name,) = author
    assert name.tag == ATOM + "name"
    assert _text(name).strip()
    for (kind, _), number in Counter(_links(parts["link"])).items():
        assert number == 1, kind
    links = {rel: href for (rel, _), href in zip(_links(parts["link"]), _hrefs(parts), strict=True)}
    entries = [_entry(one) for one in parts.get("entry", [])]
    idents = [one.ident for one in entries]
    assert len(idents) == len(set(idents)), "4.2.6: an id stands for one entry"
    found = _head(parts)
    assert not entries or found[2] == max(one.updated for one in entries)
    assert found[0] not in idents
    return Feed(*found, links.get("self"), links["alternate"], entries)


def _entry(element: ET.Element) -> Entry:
    parts = _parts(element, IN_ENTRY)
    (link,) = parts["link"]
    assert link.get("rel") == "alternate"
    html = ""
    for content in parts.get("content", []):
        assert content.get("type") == "html"  # 4.1.3.3: escaped markup and no child elements
        html = _text(content)
        assert html.strip()
    page = Html(html)
    assert page.faults == []
    assert not [
        e.tag for e in page.elements if e.tag not in ("p", "a", "q", "span", "code", "time")
    ]
    return Entry(*_head(parts), link.get("href") or "", html)


def _parts(element: ET.Element, allowed: set[str]) -> dict[str, list[ET.Element]]:
    found: dict[str, list[ET.Element]] = {}
    for child in element:
        name = child.tag.removeprefix(ATOM)
        assert name in allowed, child.tag
        found.setdefault(name, []).append(child)
    for one in (element, *element):
        name = one.tag.removeprefix(ATOM)
        assert set(one.attrib) <= ATTRIBUTES.get(name, set()), one.attrib
    assert all(len(found.get(name, ())) == 1 for name in ONE), sorted(found)
    assert all(len(found.get(name, ())) <= 1 for name in AT_MOST_ONE), sorted(found)
    return found


def _head(parts: dict[str, list[ET.Element]]) -> tuple[str, str, str]:
    ident, title, updated = (_text(parts[name][0]) for name in ("id", "title", "updated"))
    assert URN.fullmatch(ident), ident
    assert title.strip()
    assert DATE_TIME.fullmatch(updated), updated
    datetime.fromisoformat(updated)  # raises for a day that is not in the calendar
    return ident, title, updated


def _links(links: list[ET.Element]) -> list[tuple[str, str]]:
    return [(one.get("rel", "alternate"), one.get("type", "")) for one in links]


def _hrefs(parts: dict[str, list[ET.Element]]) -> list[str]:
    hrefs = [one.get("href", "") for one in parts["link"]]
    assert all(hrefs)
    return hrefs


def _text(element: ET.Element) -> str:
    assert len(element) == 0, "plain text has no elements in it"
    return element.text or ""
