"""The Markdown that nearly every record is written in, to HTML without the library.

Paragraphs, lists of one level and tables, made of words, code, references and links: they become
what the converter would make of them, at a small part of its cost. All else is left to it.
"""

import re

from bootpath.markup.line import Link
from bootpath.markup.mention import HOLE, Mentions, anchor, replaced

OUTSIDE = "noopener noreferrer nofollow"
"""How a link out of the site is related to its page."""

_WORD = r"[\w,.;:?!/%()\"'–—‘’“”…-]++"
_IN_CODE = r"[!-\[\]-_a-{}~\w]++"  # neither backslash nor backtick, nor what parts cells
_CODE = rf"(?<!`)`{_IN_CODE}(?: {_IN_CODE})*+`"
_REFERENCE = r"\[\[[\w.-]++\]\](?!\()"
_HOST = r"(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)++[a-z]{2,}+"  # surely one: no number, no xn--
_TO = rf"https?://{_HOST}(?:/[A-Za-z0-9_.:/?#%=+-]*+)?+"
_LINK = rf"(?<!!)\[{_WORD}(?:(?: |\n(?=\w)){_WORD})*+\]\({_TO}\)"
_SPACE = r" (?=[^\s|])"
_TEXT = rf"(?! )(?:{_WORD}(?: {_WORD})*+|{_CODE}|{_REFERENCE}|{_LINK}|{_SPACE})++"

# No line begins as a block of another kind does.
_LINE = rf"(?=[\w(\"'‘“`\[])(?!\d+\.){_TEXT}"
_PARAGRAPH = rf"{_LINE}(?:\n{_LINE})*+"
_ITEM = rf"- {_LINE}(?:\n {{0,3}}{_LINE})*+"
_LIST = rf"{_ITEM}(?:\n{_ITEM})*+(?!\n++-)"  # two lists in a row would be one
_ROW = rf"\| {_TEXT}(?: \| {_TEXT})++ \|"
_TABLE = rf"{_ROW}\n\|(?: ?:?-++:? ?\|)++(?:\n{_ROW})++"
_BLOCKS = re.compile(rf"(?:(?:{_PARAGRAPH}|{_LIST}|{_TABLE})(?:\n\n++|\n?\Z))++")

# How the parts of such a text are found again. Each begins with a character of its own: so quick.
_BETWEEN_BLOCKS = re.compile(r"\n\n+")
_SPAN = re.compile(
    r"`(?P<code>[^`]++)`|\[\[(?P<slug>[^\]]++)\]\]|\[(?P<words>[^\]]++)\]\((?P<to>[^)]++)\)",
)
_PARTING = ("\n- ", "| ")
_CLOSED = re.compile(rf"\n- |\| |\n\n\|[^\n]++\n[^\n]++|{_SPAN.pattern}")

_ADDRESS = re.compile(r"[\w./#-]+", re.ASCII)


def shortened(text: str, link: Link, mentions: Mentions | None) -> str | None:
    """The HTML of a text of whole lines; None where only the converter knows it."""
    if not _BLOCKS.fullmatch(text) or not _is_even(text):
        return None
    spans = list(_SPAN.finditer(text))
    if text.count("_") > sum(one[0].count("_") for one in spans):
        return None
    found: list[tuple[int, int, str]] = []
    for one in spans:
        html = _span(one, link)
        if html is None:
            return None
        found.append((*one.span(), html))
    if mentions:
        open_to = _CLOSED.sub(_parted, f"\n\n{text}")[2:]
        found += (
            (start, end, anchor(text[start:end], href)) for start, end, href in mentions(open_to)
        )
    html = replaced(text, found, str).rstrip("\n")
    return "".join(map(_block, _BETWEEN_BLOCKS.split(html)))


def _is_even(text: str) -> bool:
    """Whether the rows of each table have as many cells as its head."""
    return "|" not in text or all(
        len({row.count("|") for row in block.split("\n")}) == 1
        for block in _BETWEEN_BLOCKS.split(text.rstrip("\n"))
        if block.startswith("|")
    )


def _parted(found: re.Match[str]) -> str:
    """Line feeds in the place of what parts items and cells, holes in that of spans and heads."""
    return ("\n" if found[0] in _PARTING else HOLE) * len(found[0])


def _span(found: re.Match[str], link: Link) -> str | None:
    """Code, a link or a reference; None where the cleaner has something to say about it."""
    if code := found["code"]:
        return f"<code>{_escaped(code)}</code>"
    if words := found["words"]:
        return f'<a href="{found["to"]}" rel="{OUTSIDE}">{words}</a>'
    target = link(found["slug"])
    if target is None:
        return f"<code>{found['slug']}</code>"
    if not (target.text.isprintable() and _ADDRESS.fullmatch(target.href)):
        return None
    return f'<a href="{target.href}">{_escaped(target.text)}</a>'


def _escaped(text: str) -> str:
    """A text as the cleaner writes it, which leaves quotation marks as they are."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _block(html: str) -> str:
    """A paragraph, a list or a table whose spans are HTML already."""
    if html.startswith("- "):
        items = html[2:].replace("\n- ", "</li>\n<li>")
        return f"<ul>\n<li>{items}</li>\n</ul>\n"
    if html.startswith("| "):
        head, _, *rows = html.split("\n")
        body = "\n".join(_row(row, "td") for row in rows)
        return (
            f"<table>\n<thead>\n{_row(head, 'th')}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>\n"
        )
    return f"<p>{html}</p>\n"


def _row(row: str, tag: str) -> str:
    cells = row[2:-2].replace(" | ", f"</{tag}>\n<{tag}>")
    return f"<tr>\n<{tag}>{cells}</{tag}>\n</tr>"
