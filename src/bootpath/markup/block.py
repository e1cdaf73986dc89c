"""Markdown as a record's `context` has it, to safe HTML.

Python-Markdown converts and nh3 cleans what came out. There is no path for raw HTML: Markdown's
processors for it are taken out, and so are those for images and link definitions.
"""

import re
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    AutolinkInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    SimpleTagInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString, code_escape
from markupsafe import Markup, escape

from bootpath.markup.line import Link
from bootpath.markup.mention import CLASS, Mentions, link_mentions
from bootpath.markup.shortcut import OUTSIDE, shortened
from bootpath.prose import REFERENCE, Piece, complaints, pieces

TAGS = frozenset(
    {"p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"}
    | {"h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"},
)
"""The elements that the record's Markdown can become."""

SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes an address in Markdown may have; it must have one."""

_HEADING_BELOW = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6", "h6": "h6"}
_BLOCKS = ["div", *sorted(TAGS - {"br", "em", "strong", "del", "code", "a"})]
_SCROLLING = '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>'

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"*": set(), "a": {"href", "rel"}, "ol": {"start"}},
    url_schemes=set(SCHEMES),
    allowed_classes={"a": {CLASS}},
    link_rel=None,
)

# Where a link begins. Each repetition is possessive and stops at what it cannot hold, so that
# brackets, parentheses and quotes that are never closed cost one look to the next one.
_LABEL = r"[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+"
_IN_ADDRESS = r"[^\s\"'<>\\()]"
_LINK = (
    rf"(?<!!)\[(?={_LABEL}\]\(\s*+(?=<?(?i:https?://|mailto:){_IN_ADDRESS})"
    rf"(?:<[^\s\"'<>\\]++>|{_IN_ADDRESS}*+(?:\({_IN_ADDRESS}*+\){_IN_ADDRESS}*+)*+)"
    r"""\s*+(?:"[^"]*+"|'[^']*+')?+\s*+\))"""
)
# What RFC 3986 has in no address is none; STX begins what the library has stashed.
_AUTOLINK = rf"<(https?://[^\s<>\"\\^`{{|}}{STX}]++)>"
_STRUCK = r"(~~)((?!\s)[^~]++(?<!\s))~~"
_MARK = re.compile(r"[\\`*_\[<~]|  \n")  # every inline processor looks for one of these

_Found = tuple[Element | str | None, int | None, int | None]


def _outside(found: _Found) -> _Found:
    if isinstance(found[0], Element):
        found[0].set("rel", OUTSIDE)
    return found


# The library declares the method for patterns of another kind, hence what mypy has to ignore.


class _Link(LinkInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override] # noqa: N802 - its name
        return _outside(super().handleMatch(m, data))


class _Autolink(AutolinkInlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> _Found:  # type: ignore[override] # noqa: N802 - its name
        return _outside(super().handleMatch(m, data))


class _Reference(InlineProcessor):
    """`[[slug]]`: a link to the page of a decision, or the slug as code."""

    ANCESTOR_EXCLUDES = ("a",)
    link: Link

    def handleMatch(self, m: re.Match[str], _data: str) -> _Found:  # type: ignore[override] # noqa: N802 - its name
        slug = m["reference"]
        if STX in slug:
            return None, None, None
        target = self.link(slug)
        element = Element("a", href=target.href) if target else Element("code")
        element.text = AtomicString(target.text if target else code_escape(slug))
        return element, m.start(), m.end()


class _Marked(BlockProcessor):
    """A block processor that is asked only about blocks that hold its mark.

    The library asks again about the rest after each heading and rule, with patterns that are slow.
    """

    def __init__(self, processor: BlockProcessor, mark: str) -> None:
        super().__init__(processor.parser)
        self._processor = processor
        self._mark = mark

    def test(self, parent: Element, block: str) -> bool:
        return self._mark in f"\n{block}" and self._processor.test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        return self._processor.run(parent, blocks)


class _Unescaping(UnescapeTreeprocessor):
    """Undoes backslash escapes; where the library would pass `&copy;` on, it is shown as typed."""

    def unescape(self, text: str) -> str:
        return super().unescape(text).replace("&", "&amp;")


class _Preparation(Treeprocessor):
    """Sets headings below the page's own, and spares texts without a mark the inline pass."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            element.tag = _HEADING_BELOW.get(element.tag, element.tag)
            if element.text and not _MARK.search(element.text):
                element.text = AtomicString(element.text)


class _Mentioning(Treeprocessor):
    """Links the words that lead to what they mean."""

    mentions: Mentions | None = None

    def run(self, root: Element) -> None:
        if self.mentions:
            link_mentions(root, self.mentions)


def _markdown(reference: _Reference, mentioning: _Mentioning) -> Markdown:
    """Python-Markdown without what we refuse, and without what then has nothing to do."""
    markdown = Markdown(extensions=[SaneListExtension(), TableExtension()], output_format="html")
    markdown.block_level_elements = _BLOCKS
    markdown.preprocessors.deregister("html_block")
    markdown.postprocessors.deregister("raw_html")
    markdown.postprocessors.deregister("amp_substitute")
    markdown.treeprocessors.register(_Preparation(), "preparation", 25)
    markdown.treeprocessors.register(mentioning, "mentioning", 15)
    markdown.treeprocessors.register(_Unescaping(), "unescape", 0)

    blocks = markdown.parser.blockprocessors
    blocks.deregister("reference")
    for name, mark, priority in (("table", "|", 75), ("hashheader", "\n#", 70), ("quote", ">", 20)):
        blocks.register(_Marked(blocks[name], mark), name, priority)

    spans = markdown.inlinePatterns
    for name in ("reference", "short_reference", "image_link", "image_reference"):
        spans.deregister(name)
    for name in ("short_image_ref", "automail", "html", "entity"):
        spans.deregister(name)
    spans.register(_Link(_LINK, markdown), "link", 160)
    spans.register(reference, "decision", 155)
    spans.register(_Autolink(_AUTOLINK, markdown), "autolink", 120)
    spans.register(SimpleTagInlineProcessor(_STRUCK, "del"), "struck", 65)
    return markdown


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
        self._reference = _Reference(REFERENCE)
        self._mentioning = _Mentioning()
        self._markdown = _markdown(self._reference, self._mentioning)

    def __reduce__(self) -> tuple[type["Converter"], tuple[()]]:
        """All converters are alike: another process makes its own."""
        return Converter, ()

    def _converted(self, text: str, link: Link, mentions: Mentions | None) -> str:
        self._reference.link = link
        self._mentioning.mentions = mentions
        return self._markdown.reset().convert(text)

    def _html(self, piece: Piece, link: Link, mentions: Mentions | None) -> str:
        if piece.fenced:
            html = f"<pre><code>{escape(piece.text)}\n</code></pre>"
        elif (short := shortened(piece.text, link, mentions)) is not None:
            return short
        else:
            html = self._converted(piece.text, link, mentions)
        return _CLEANER.clean(f"{html}\n")

    def block(self, text: str, link: Link, mentions: Mentions | None = None) -> Markup:
        """Convert a text; one that `complaints` names is shown as it was typed.

        `mentions` finds words that lead to what they mean, in paragraphs, lists and tables.
        """
        if next(complaints(text), None):
            html = _verbatim(text)
        else:
            html = "".join(
                self._html(piece, link, mentions) for piece in pieces(text) if piece.text.strip()
            )
            html = html.replace("<table>", _SCROLLING).replace("</table>", "</table></div>")
        return Markup(html)  # noqa: S704 - escaped, free of anything to escape, or cleaned
