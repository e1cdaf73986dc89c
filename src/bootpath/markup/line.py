"""Short texts of a record to safe HTML, and to plain words."""

import re
from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup, escape

from bootpath.markup.mention import HOLE, Mentions, anchor, replaced
from bootpath.prose import REFERENCE


class Target(NamedTuple):
    """Where a reference leads: an address made by the site, and the words of the link."""

    href: str
    text: str


Link = Callable[[str], Target | None]
"""Finds the page of a slug; None when there is none."""

_SHORT = re.compile(rf"`([^`]+)`|{REFERENCE}")


def _short(text: str) -> str:
    return text.strip().replace("\n", " ")


def inline(text: str, link: Link, mentions: Mentions | None = None) -> Markup:
    """A short text of the record, in which only `` `code` `` and `[[slug]]` are marked up.

    `mentions` finds words that lead to what they mean; none is sought in what is marked up.
    """
    text = _short(text)
    marked = "`" in text or "[[" in text
    if not marked and mentions is None:
        return Markup.escape(text)
    found = _marks(text, link) if marked else []
    if mentions:
        open_to = _SHORT.sub(lambda one: HOLE * len(one[0]), text) if marked else text
        found += [
            (start, end, anchor(escape(text[start:end]), href))
            for start, end, href in mentions(open_to)
        ]
    if not found:
        return Markup.escape(text)
    return Markup(replaced(text, found, escape))  # noqa: S704 - each part was escaped or is ours


def _marks(text: str, link: Link) -> list[tuple[int, int, str]]:
    """What is marked up in a short text: from where to where, and the HTML in its place."""
    return [(*found.span(), _html(found, link)) for found in _SHORT.finditer(text)]


def _html(found: re.Match[str], link: Link) -> str:
    if code := found[1]:
        return f"<code>{escape(code)}</code>"
    if target := link(found["reference"]):
        return f'<a href="{escape(target.href)}">{escape(target.text)}</a>'
    return f"<code>{escape(found['reference'])}</code>"


def plain(text: str) -> str:
    """The words of a short text without its marks, for titles, descriptions and feeds."""
    text = _short(text)
    if "`" not in text and "[[" not in text:
        return text
    return _SHORT.sub(lambda found: found[1] or found["reference"], text)
