"""Words in prose that lead to what they mean: where they stand, and the links made of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX
from markupsafe import escape


class Mention(NamedTuple):
    """A stretch of a text that leads somewhere: from `start` up to `end`, and an address."""

    start: int
    end: int
    href: str


Mentions = Callable[[str], Iterable[Mention]]
"""Finds what to link in a text, from left to right and without overlap.

What must not be linked stands in the text as `HOLE`s, one for each character.
"""

HOLE = "\0"
"""Stands where something is marked up already; no record holds this character."""

CLASS = "term"
"""The class by which a link of this kind is told from others."""

_PARTED = "\n\n"
_ESCAPED = re.compile(rf"{STX}\d+{ETX}")  # how the converter keeps what a backslash escapes
_PARAGRAPHS = frozenset({"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"})
_CLOSED = frozenset({"a", "code", "pre", "blockquote", "th", "h3", "h4", "h5", "h6"})


def anchor(words: str, href: str) -> str:
    """The link of a mention around words, as HTML; they are HTML already."""
    return f'<a class="{CLASS}" href="{escape(href)}">{words}</a>'


def replaced(text: str, found: Iterable[tuple[int, int, str]], shown: Callable[[str], str]) -> str:
    """A text with HTML in the places found, from where up to where, and the rest as `shown`."""
    parts: list[str] = []
    at = 0
    for start, end, html in sorted(found):
        parts += (shown(text[at:start]), html)
        at = end
    parts.append(shown(text[at:]))
    return "".join(parts)


class _Spot(NamedTuple):
    """Where a text stands in a tree: after how many children of which element."""

    parent: Element
    after: int
    text: str


def link_mentions(root: Element, mentions: Mentions) -> None:
    """Put links into a tree of HTML, but not into links, code, headings and quotations."""
    spots: list[tuple[int, _Spot]] = []
    read: list[str] = []
    length = 0
    for one in _read(root):
        text = one if isinstance(one, str) else one.text
        if not isinstance(one, str):
            spots.append((length, one))
        read.append(text)
        length += len(text)
    found = list(mentions(_ESCAPED.sub(lambda one: HOLE * len(one[0]), "".join(read))))
    # from the last to the first, so that the children before it keep their number
    for offset, (parent, after, text) in reversed(spots):
        end_of_text = len(text)
        while found and found[-1].start >= offset:
            start, end, href = found.pop()
            if end <= offset + end_of_text:  # else it goes on in another element
                link = Element("a", {"class": CLASS, "href": href})
                link.text = text[start - offset : end - offset]
                link.tail = text[end - offset : end_of_text]
                parent.insert(after, link)
                end_of_text = start - offset
        if after:
            parent[after - 1].tail = text[:end_of_text]
        else:
            parent.text = text[:end_of_text]


def _read(parent: Element) -> Iterator[_Spot | str]:
    """The texts under an element in their order, with what stands in the place of the rest."""
    if parent.text:
        yield _Spot(parent, 0, parent.text)
    for after, child in enumerate(parent, 1):
        if child.tag in _PARAGRAPHS:
            yield _PARTED
        if child.tag in _CLOSED:
            yield HOLE
        else:
            yield from _read(child)
        if child.tail:
            yield _Spot(parent, after, child.tail)
