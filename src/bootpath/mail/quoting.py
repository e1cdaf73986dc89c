"""The marks before a quoted line: `>`, `> >`, `>>`, `|`, and initials such as `LR>`."""

import re
from typing import NamedTuple

DEPTH = 50
"""Levels of quotation that are told apart; marks beyond are part of the text."""

# `>=` compares; more than three letters before `>` are a prompt or a tag
_MARK = re.compile(r" {0,2}([A-Z][A-Za-z]{0,3})?>(?![=])")
_BAR = re.compile(r" {0,1}\|(?=[ \t]|$)(?=[^|]*$)")


class Marked(NamedTuple):
    """A line divided into its marks, outermost first, and the text behind them.

    A mark is `>`, `|`, or initials in upper case.
    """

    marks: tuple[str, ...]
    text: str

    @property
    def depth(self) -> int:
        """How often the line is quoted: 0 for what the author of the mail wrote."""
        return len(self.marks)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands behind the marks."""
        return not self.text.strip()


def marked(line: str) -> Marked:
    """Divide a line; one space behind the last mark belongs to the marks."""
    marks: list[str] = []
    at = 0
    while len(marks) < DEPTH:
        found = _MARK.match(line, at)
        if found:
            marks.append(found[1].upper() if found[1] else ">")
        else:
            # a line with more bars is a table
            found = _BAR.match(line, at)
            if not found:
                break
            marks.append("|")
        at = found.end()
    return Marked(tuple(marks), line[at:].removeprefix(" ") if marks else line)


def marked_lines(text: str) -> tuple[Marked, ...]:
    """All lines of a text, with `>From ` that no quotation surrounds read as `From `.

    Such a `>` was put there by software that keeps mails in mbox files (mbox(5)); one between
    quoted lines is a quotation.
    """
    lines = text.split("\n")
    read = [marked(line) for line in lines]
    for at, line in enumerate(lines):
        if line.startswith(">From "):
            beside = read[max(0, at - 1) : at] + read[at + 1 : at + 2]
            if not any(other.depth for other in beside):
                read[at] = Marked((), line[1:])
    return tuple(read)
