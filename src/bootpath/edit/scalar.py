"""One text as a YAML scalar: plain where that is safe, else quoted, folded or literal.

Safe means safe for our own loader, which reads every scalar as text: `NO`, `1.10` and
`2016-04-13` need no quotation marks.
"""

import json
import re

_NOT_PLAIN = re.compile(
    r"\A\Z|\A\s|\s\Z"  # nothing there, or blanks that would be cut off
    r"|\A-(?![A-Za-z0-9])|\A[?:,\[\]{}#&*!|>'\"%@`]"  # indicators (YAML 1.1, 5.3)
    r"|\A<<\Z|:\Z|: | #"
    r"|[\x00-\x1f]"
)
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:]")
_CONTROL = re.compile(r"[\x00-\x1f]")
_NOT_LITERAL = re.compile(r"\A[ \t\n]|\n\n\Z|[\x00-\x08\x0b-\x1f]")
_BETWEEN_WORDS = re.compile(r"(?<=\S) (?=\S)")


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether the text needs no quotation marks; `flow` says that it stands inside brackets."""
    return not (_NOT_PLAIN.search(text) or (flow and _NOT_PLAIN_IN_FLOW.search(text)))


def inline(text: str, *, flow: bool = False) -> str:
    """The text on one line, as it is where that is safe."""
    return text if is_plain(text, flow=flow) else quoted(text)


def quoted(text: str) -> str:
    """The text on one line in quotation marks, in single ones where double ones need escapes."""
    if _CONTROL.search(text):
        return json.dumps(text, ensure_ascii=False)  # JSON's escapes are all YAML's as well
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def folded(text: str, width: int) -> list[str]:
    """The text as `>-` and lines of `width` columns; empty when folding would change it."""
    if not text or text != text.strip() or _CONTROL.search(text):
        return []
    lines = [">-"]
    room = 0
    for word in _BETWEEN_WORDS.split(text):
        if len(word) < room:
            lines[-1] += f" {word}"
            room -= len(word) + 1
        else:
            lines.append(word)
            room = width - len(word)
    return lines


def literal(text: str) -> list[str]:
    """The text as `|` or `|-` and its own lines; empty when that would change it."""
    if "\n" not in text or _NOT_LITERAL.search(text):
        return []
    return ["|" if text.endswith("\n") else "|-", *text.removesuffix("\n").split("\n")]
