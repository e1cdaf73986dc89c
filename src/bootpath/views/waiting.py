"""The drawing of what waits for what: milestones at the left by day, decisions at the right.

Lengths are in CSS pixels at a text size of 16 px. It is drawn for a page that is wide enough; the
lists beside it say the same.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bootpath.views.lettering import Written, lines, written
from bootpath.views.page import Ref

MILESTONES = 12
"""So many milestones are drawn at most: with more of them the drawing says less than the list."""

LINES = 40
"""So many lines are drawn at most."""

_WIDTH = 704
_LEFT, _RIGHT = 300, 420
"""Where the lines begin and end."""
_BESIDE = 14
_ROOM = (_LEFT - _BESIDE) / 14 / 1.1
_MOST = 2
_LINE, _GAP, _ABOVE = 18, 16, 13
_DOT = 5

_ROUND = f"m-{_DOT} 0a{_DOT} {_DOT} 0 1 0 {2 * _DOT} 0a{_DOT} {_DOT} 0 1 0 -{2 * _DOT} 0"
_MARKS = {
    "met": _ROUND,
    "ahead": _ROUND,
    "abandoned": f"m-{_DOT} -{_DOT}l{2 * _DOT} {2 * _DOT}m0 -{2 * _DOT}l-{2 * _DOT} {2 * _DOT}",
}


class Awaited(NamedTuple):
    """A milestone to draw: its state, its title, the state in words, where it and they lead."""

    key: str
    ref: Ref
    note: str
    waiting: tuple[Ref, ...]


class Label(NamedTuple):
    """A milestone or a decision as drawn: where it leads, its full words, and its lines of text.

    `x` is where the lines of text end, or begin; `note` says the state of a milestone.
    """

    href: str
    label: str
    x: int
    texts: tuple[Written, ...]
    note: Written | None


class Mark(NamedTuple):
    """The shape for the state of a milestone."""

    key: str
    path: str


class Wait(NamedTuple):
    """A line from a milestone to a decision that waits for it."""

    key: str
    path: str


class Waiting(NamedTuple):
    """The whole drawing with its size, and what it shows in a sentence."""

    width: int
    height: int
    text: str
    waits: tuple[Wait, ...]
    marks: tuple[Mark, ...]
    milestones: tuple[Label, ...]
    decisions: tuple[Label, ...]


def waiting(milestones: Sequence[Awaited]) -> Waiting | None:
    """The drawing of some milestones in their order; those that nothing waits for are left out.

    None when there is nothing to draw, or too much.
    """
    drawn = [one for one in milestones if one.waiting]
    count = sum(len(one.waiting) for one in drawn)
    if not drawn or len(drawn) > MILESTONES or count > LINES:
        return None
    left, bottom = _column([(one.ref.text, True) for one in drawn], [0.0] * len(drawn))
    middle = [texts.middle for texts in left]
    places: dict[Ref, list[int]] = {}
    for one, y in zip(drawn, middle, strict=True):
        for ref in one.waiting:
            places.setdefault(ref, []).append(y)
    wanted = {ref: sum(ys) / len(ys) for ref, ys in places.items()}
    decisions = sorted(wanted, key=lambda ref: (wanted[ref], ref.text))
    right, deepest = _column(
        [(ref.text, False) for ref in decisions], [wanted[r] for r in decisions]
    )
    arrives = {ref: texts.middle for ref, texts in zip(decisions, right, strict=True)}
    return Waiting(
        _WIDTH,
        max(bottom, deepest),
        "At the left milestones, those met first, by day; at the right the decisions that wait for "
        "them. A full line comes from a milestone that is met, a broken one from another. The "
        "lists below say the same.",
        tuple(
            Wait(one.key, _curve(y, arrives[ref]))
            for one, y in zip(drawn, middle, strict=True)
            for ref in one.waiting
        ),
        tuple(
            Mark(one.key, f"M{_LEFT} {y}{_MARKS[one.key]}")
            for one, y in zip(drawn, middle, strict=True)
        ),
        tuple(
            Label(
                one.ref.href or "",
                f"{one.ref.text}, {one.note}",
                _LEFT - _BESIDE,
                texts.texts,
                Written(texts.after, one.note),
            )
            for one, texts in zip(drawn, left, strict=True)
        ),
        tuple(
            Label(ref.href or "", ref.text, _RIGHT + _BESIDE, texts.texts, None)
            for ref, texts in zip(decisions, right, strict=True)
        ),
    )


class _Block(NamedTuple):
    """Lines of text in their place, the baseline after them, and the middle of it all."""

    texts: tuple[Written, ...]
    after: int
    middle: int


def _column(words: Sequence[tuple[str, bool]], wanted: Sequence[float]) -> tuple[list[_Block], int]:
    """Texts below each other, each as near to the wanted height as those above let it be.

    With each text it is said whether a note follows it; the second value is where the last ends.
    """
    blocks: list[_Block] = []
    y = 0
    for (text, noted), middle in zip(words, wanted, strict=True):
        found = lines(text, _ROOM, _MOST)
        height = _LINE * (len(found) + noted)
        y = max(y, round(middle - height / 2))
        blocks.append(
            _Block(
                written(found, y + _ABOVE, _LINE), y + _ABOVE + _LINE * len(found), y + height // 2
            )
        )
        y += height + _GAP
    return blocks, y - _GAP


def _curve(start: int, end: int) -> str:
    half = (_LEFT + _RIGHT) // 2
    return f"M{_LEFT + _DOT} {start}C{half} {start} {half} {end} {_RIGHT} {end}"
