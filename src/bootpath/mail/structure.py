"""What a line is by its form: a signature, a list's footer, a diff, blank, or words."""

import re
from collections.abc import Sequence
from enum import StrEnum

from bootpath.mail.quoting import Marked

SIGNATURE = 8
"""Lines in the longest signature whose separator has lost its space."""

_FOOTER_RULE = re.compile(r"_{20,}\s*")
_LIST = re.compile(r"mailing list|@lists?\.|/listinfo/", re.IGNORECASE)
_UNSUBSCRIBE = re.compile(
    r"To unsubscribe(?: from this (?:list|group)|, e-?mail)|You received this message because you"
    r"|More majordomo info at|Please read the FAQ at",
    re.IGNORECASE,
)
_DIFF = re.compile(r"diff --git |Index: \S|@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@")
_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_DIFF_LINE = re.compile(
    r"[ +\-@\\]|index |(?:new|deleted) file mode|(?:old|new) mode|(?:dis)?similarity index"
    r"|rename |copy (?:from|to) |Binary files |GIT binary patch|diff |Index: |={20,}"
)
_BETWEEN_HUNKS = re.compile(r"@@|diff |Index: |---? |\+\+\+ |\\|index |={20,}")


class Kind(StrEnum):
    """What a line of a mail is; exactly one for each."""

    WORDS = "words"
    BLANK = "blank"
    ATTRIBUTION = "attribution"
    SIGNATURE = "signature"
    FOOTER = "footer"
    DIFF = "diff"


class _Hunk:
    """Lines of a diff that its last `@@` still announces; None where it announces none."""

    def __init__(self) -> None:
        self.old: int | None = None
        self.new: int | None = None

    def take(self, text: str) -> bool:
        """Whether the line belongs to the diff."""
        if hunk := _HUNK.match(text):
            self.old, self.new = int(hunk[1] or 1), int(hunk[2] or 1)
            return True
        if self.old is not None and self.new is not None:
            if self.old <= 0 and self.new <= 0:
                return bool(_BETWEEN_HUNKS.match(text))
            self.old -= text[:1] != "+"
            self.new -= text[:1] != "-"
        return not text or bool(_DIFF_LINE.match(text))


def kinds(lines: Sequence[Marked], headings: frozenset[int]) -> tuple[Kind, ...]:
    """The kind of every line. `headings` are the numbers of lines that name who speaks.

    A signature ends where the depth of quotation changes or a heading stands; a diff goes on
    behind remarks that a reply put between its lines.
    """
    found: list[Kind] = []
    tail: Kind | None = None
    depth = 0
    diffs: dict[int, _Hunk] = {}
    for at, line in enumerate(lines):
        if at in headings:
            tail = None
            diffs = {deep: hunk for deep, hunk in diffs.items() if deep <= line.depth}
            found.append(Kind.ATTRIBUTION)
            continue
        if line.depth != depth and not line.is_blank:
            tail = None
        depth = depth if line.is_blank else line.depth
        if tail is not Kind.FOOTER:
            tail = _tail(lines, at) or tail
        if tail:
            diffs.pop(line.depth, None)
        elif _opens_diff(lines, at):
            diffs.setdefault(line.depth, _Hunk())
        found.append(_kind(line, tail, diffs))
    return tuple(found)


def _kind(line: Marked, tail: Kind | None, diffs: dict[int, _Hunk]) -> Kind:
    hunk = diffs.get(line.depth)
    if not tail and hunk and not hunk.take(line.text):
        del diffs[line.depth]
        hunk = None
    if line.is_blank:
        return Kind.BLANK
    return tail or (Kind.DIFF if hunk else Kind.WORDS)


def _opens_diff(lines: Sequence[Marked], at: int) -> bool:
    text = lines[at].text
    if text.startswith("--- "):
        below = lines[at + 1 : at + 2]
        return bool(below) and below[0].text.startswith("+++ ")
    return bool(_DIFF.match(text))


def _tail(lines: Sequence[Marked], at: int) -> Kind | None:
    """The kind of everything from this line on, when it opens a signature or a footer."""
    line = lines[at]
    text = line.text.rstrip()
    if _UNSUBSCRIBE.match(text):
        return Kind.FOOTER
    if _FOOTER_RULE.fullmatch(text) and any(_LIST.search(b.text) for b in lines[at + 1 : at + 4]):
        return Kind.FOOTER
    if text != "--":
        return None
    if any(_UNSUBSCRIBE.match(below.text) for below in lines[at + 1 : at + 2]):
        return Kind.FOOTER
    rest = 0
    for below in lines[at + 1 : at + 2 + SIGNATURE]:
        if below.depth != line.depth:
            break
        rest += 1
    return Kind.SIGNATURE if line.text == "-- " or rest <= SIGNATURE else None
