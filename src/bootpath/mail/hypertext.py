"""HTML mail as text: blocks become lines, `blockquote` becomes `>`."""

import re
from html import unescape

LENGTH = 1024 * 1024
"""Characters of HTML that are read."""

# A tokenizer of our own: html.parser takes quadratic time on unclosed comments and tags
# (CPython gh-135462), and this one passes over each character once.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>|<[!?][^<>]*>|[^<]+|<", re.DOTALL
)
_HIDDEN = {"script", "style", "head", "title", "template"}
_PARAGRAPH = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol"}
_LINE = {"div", "br", "li", "tr", "hr", "dt", "dd", "section", "article"} | _PARAGRAPH
_DEPTH = 50


class _Page:
    """Lines as they grow, and what is open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.piece: list[str] = []
        self.depth = 0
        self.hidden = ""
        self.preformatted = False

    def say(self, text: str) -> None:
        if self.hidden:
            return
        if not self.preformatted:
            self.piece.append(re.sub(r"\s+", " ", unescape(text)))
            return
        first, *more = unescape(text).split("\n")
        self.piece.append(first)
        for line in more:
            self.end_line()
            self.piece.append(line)

    def end_line(self, *, always: bool = True) -> None:
        line = "".join(self.piece)
        self.piece = []
        line = line.rstrip() if self.preformatted else line.strip()
        if line or always:
            self.lines.append((">" * self.depth + " " if self.depth else "") + line)

    def tag(self, name: str, *, closing: bool) -> None:
        if self.hidden or name in _HIDDEN:
            if name in _HIDDEN:
                self.hidden = "" if closing and name == self.hidden else self.hidden or name
            return
        if name not in _LINE:
            if name in {"td", "th"}:
                self.piece.append(" ")
            return
        self.end_line(always=name == "br")
        if name == "blockquote":
            self.depth = max(0, min(_DEPTH, self.depth + (-1 if closing else 1)))
        if name == "pre":
            self.preformatted = not closing
        if name in _PARAGRAPH and self.lines and self.lines[-1].strip("> "):
            self.end_line()


def text_of(html: str) -> str:
    """The text of an HTML page; never raises, in time linear in its length."""
    page = _Page()
    for token in _TOKEN.finditer(html[:LENGTH]):
        if token[2]:
            page.tag(token[2].lower(), closing=bool(token[1]))
        elif not token[0].startswith(("<!", "<?")):
            page.say(token[0])
    page.end_line(always=False)
    return "\n".join(page.lines)
