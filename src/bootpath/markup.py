"""Prose to safe HTML: the only place that mints markup, the only door to Markdown and nh3.

Python-Markdown finds the blocks (paragraphs, lists, quotations, tables). What stands inside a
block is read here, in one pass without backtracking, because Python-Markdown's own inline
patterns take four times as long on ordinary text and minutes on hostile text. There is no path
for raw HTML: every character of a text is escaped, then nh3 cleans what came out.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor, HashHeaderProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableProcessor
from markupsafe import Markup, escape

from bootpath.prose import CODE, ESCAPE, REFERENCE, complaints, pieces


class Target(NamedTuple):
    """Where a reference leads: an address made by the site, and the words of the link."""

    href: str
    text: str


Link = Callable[[str], Target | None]
"""Finds the page of a slug; None when there is none."""

TAGS = frozenset(
    {"p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"}
    | {"h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"},
)
"""The elements that the record's Markdown can become."""

SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes an address in Markdown may have; it must have one."""

_HEADING_BELOW = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
_OUTSIDE = "noopener noreferrer nofollow"
_SCROLLING = '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>'

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"a": {"href", "rel"}, "ol": {"start"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\"'<>\\]+", re.IGNORECASE)

# Every alternative begins with a literal, so that the search skips quickly over plain text, and
# the repetitions are possessive, so that an unclosed bracket costs one look to the next one.
_LABEL = r"(?:[^\[\]\\]++|\\.)*+"
_SPAN = re.compile(
    rf"{ESCAPE}|{CODE}|{REFERENCE}"
    rf"|\[(?P<label>{_LABEL}(?:\[{_LABEL}\]{_LABEL})*+)\]\(\s*+"
    r"(?:<(?P<bracketed>[^<>\n]*+)>|(?P<bare>[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+))"
    r"""\s*+(?:"[^"]*+"|'[^']*+')?+\s*+\)"""
    r"|<(?P<auto>https?://[^\s<>]++)>"
    r"|~~(?P<struck>(?!\s)[^~]++)(?<!\s)~~"
    r"|\*(?P<stars>\**+)|_(?P<bars>_*+)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FIRST = re.compile(r"[0-9]{1,9}")
_SHORT = re.compile(rf"`([^`]+)`|{REFERENCE}")


def _reference(slug: str, link: Link) -> str:
    target = link(slug)
    if target is None:
        return f"<code>{escape(slug)}</code>"
    return f'<a href="{escape(target.href)}">{escape(target.text)}</a>'


def _short(text: str) -> str:
    return text.strip().replace("\n", " ")


def inline(text: str, link: Link) -> Markup:
    """A short text of the record, in which only `` `code` `` and `[[slug]]` are marked up."""
    text = _short(text)
    if "`" not in text and "[[" not in text:
        return Markup.escape(text)
    parts: list[str] = []
    start = 0
    for found in _SHORT.finditer(text):
        parts.append(escape(text[start : found.start()]))
        if code := found[1]:
            parts.append(f"<code>{escape(code)}</code>")
        else:
            parts.append(_reference(found["reference"], link))
        start = found.end()
    parts.append(escape(text[start:]))
    return Markup("".join(parts))  # noqa: S704 - each part was escaped or is ours


def plain(text: str) -> str:
    """The words of a short text without its marks, for titles, descriptions and feeds."""
    text = _short(text)
    if "`" not in text and "[[" not in text:
        return text
    return _SHORT.sub(lambda found: found[1] or found["reference"], text)


class _Run:
    """A run of `*` or `_`: what it may do, and what became of it."""

    def __init__(self, character: str, length: int, before: str, after: str) -> None:
        # CommonMark 0.31, 6.2: left-flanking and right-flanking delimiter runs.
        left = not after.isspace() and (after.isalnum() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or not after.isalnum())
        self.character = character
        self.length = self.left_over = length
        self.opens = left and (character == "*" or not right or not before.isalnum())
        self.closes = right and (character == "*" or not left or not after.isalnum())
        self.html_before = self.html_after = ""

    def pairs(self, closer: "_Run") -> bool:
        """Whether the run may open what another closes (CommonMark's rule of three)."""
        return self.character == closer.character and not (
            (self.closes or closer.opens)
            and (self.length + closer.length) % 3 == 0
            and (self.length % 3 or closer.length % 3)
        )

    def __str__(self) -> str:
        return self.html_before + self.character * self.left_over + self.html_after


def _pair(runs: list[_Run]) -> None:
    """Find which runs open and close emphasis (CommonMark 0.31, appendix, process emphasis)."""
    openers: list[_Run] = []
    # Below its bottom no opener is left for this kind of closer: each is looked at once.
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        kind = (run.character, run.opens, run.length % 3)
        while run.closes and run.left_over:
            place = len(openers) - 1
            while place >= bottoms.get(kind, 0) and not openers[place].pairs(run):
                place -= 1
            if place < bottoms.get(kind, 0):
                bottoms[kind] = len(openers)
                break
            opener = openers[place]
            size = min(opener.left_over, run.left_over, 2)
            tag = "strong" if size > 1 else "em"
            opener.html_after = f"<{tag}>{opener.html_after}"
            run.html_before += f"</{tag}>"
            opener.left_over -= size
            run.left_over -= size
            del openers[place + bool(opener.left_over) :]
            bottoms = {key: min(bottom, len(openers)) for key, bottom in bottoms.items()}
        if run.opens and run.left_over:
            openers.append(run)


def _anchor(address: str, html: str) -> str:
    return f'<a href="{escape(address)}" rel="{_OUTSIDE}">{html}</a>'


def _span(found: re.Match[str], link: Link | None) -> str:
    """One marked-up span; a link inside a link, or one that leads nowhere safe, stays text."""
    kind = found.lastgroup or ""
    html: str = escape(found[kind or 0])
    if kind == "code":
        code = found["code"].replace("\n", " ")
        html = f"<code>{escape(code.strip() or code)}</code>"
    elif kind == "struck":
        html = f"<del>{_spans(found['struck'], link)}</del>"
    elif kind == "reference":
        html = _reference(found["reference"], link) if link else escape(found[0])
    elif kind == "auto":
        html = _anchor(found["auto"], html) if link else escape(found[0])
    elif kind in {"bare", "bracketed"}:
        address = _ESCAPED.sub(r"\1", found[kind])
        safe = link and _ADDRESS.fullmatch(address)
        html = _anchor(address, _spans(found["label"], None)) if safe else escape(found[0])
    return html


def _spans(text: str, link: Link | None) -> str:
    """What stands inside a block; without `link`, what stands inside the words of a link."""
    parts: list[str | _Run] = []
    runs: list[_Run] = []
    start = 0
    for found in _SPAN.finditer(text):
        first, end = found.span()
        if first > start:
            parts.append(escape(text[start:first]))
        start = end
        if found.lastgroup in {"stars", "bars"}:
            before, after = text[first - 1 : first] or " ", text[end : end + 1] or " "
            run = _Run(text[first], end - first, before, after)
            runs.append(run)
            parts.append(run)
        else:
            parts.append(_span(found, link))
    parts.append(escape(text[start:]))
    _pair(runs)
    html = "".join(map(str, parts))
    return html.replace("  \n", "<br>\n")  # code and addresses hold no line end


# These three look for what they need before the library does so with a slow pattern.


class _Heading(HashHeaderProcessor):
    def test(self, parent: Element, block: str) -> bool:
        return "#" in block and super().test(parent, block)


class _Quotation(BlockQuoteProcessor):
    def test(self, parent: Element, block: str) -> bool:
        return ">" in block and super().test(parent, block)


class _Table(TableProcessor):
    def test(self, parent: Element, block: str) -> bool:
        second = block.partition("\n")[2].partition("\n")[0]
        return bool(second) and not second.strip("|:- ") and super().test(parent, block)


def _written(element: Element, link: Link) -> Iterator[str]:
    """The HTML of what the block parser found inside an element."""
    for child in element:
        tag = _HEADING_BELOW.get(child.tag, child.tag)
        if tag == "pre":
            yield f"<pre><code>{(child[0].text or '').rstrip()}\n</code></pre>\n"
        elif tag == "hr":
            yield "<hr>\n"
        else:
            first = _FIRST.fullmatch(child.get("start", ""))
            yield f'<{tag} start="{first[0]}">' if first else f"<{tag}>"
            if child.text:
                yield _spans(child.text.strip(), link)
            yield from _written(child, link)
            yield f"</{tag}>\n"
        if child.tail:
            yield _spans(child.tail, link)


def _verbatim(text: str) -> str:
    text = text.encode("utf-8", "replace").decode()
    return "".join(f"<pre>{escape(part)}</pre>\n" for part in text.split("\n\n") if part.strip())


class Converter:
    """Markdown as a record's `context` has it; one is enough for a process.

    Tables, fenced and indented code, lists, quotations, headings (set below the page's own),
    rules, emphasis, strike-through, links to http, https and mailto, and `[[slug]]`. Images,
    HTML, character references and link definitions are none of it and are shown as typed.
    """

    def __init__(self) -> None:
        markdown = Markdown(extensions=[SaneListExtension()])
        markdown.preprocessors.deregister("html_block")
        parser = markdown.parser
        parser.blockprocessors.deregister("reference")
        parser.blockprocessors.register(_Table(parser, {"use_align_attribute": False}), "table", 75)
        parser.blockprocessors.register(_Heading(parser), "hashheader", 70)
        parser.blockprocessors.register(_Quotation(parser), "quote", 20)
        self._markdown = markdown

    def _blocks(self, text: str, link: Link) -> str:
        lines = text.split("\n")
        for preprocessor in self._markdown.preprocessors:
            lines = preprocessor.run(lines)
        root = Element("div")
        self._markdown.parser.parseChunk(root, "\n".join(lines))
        return "".join(_written(root, link))

    def block(self, text: str, link: Link) -> Markup:
        """Convert a text; one that `complaints` names is shown as it was typed."""
        if next(complaints(text), None):
            return Markup(_verbatim(text))  # noqa: S704 - every paragraph was escaped
        html = _CLEANER.clean(
            "".join(
                f"<pre><code>{escape(piece.text)}\n</code></pre>\n"
                if piece.fenced
                else self._blocks(piece.text, link)
                for piece in pieces(text)
                if piece.text
            ),
        )
        html = html.replace("<table>", _SCROLLING).replace("</table>", "</table></div>")
        return Markup(html)  # noqa: S704 - cleaned, and the wrapper is ours
