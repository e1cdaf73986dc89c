"""The line of time of a decision that waits: asked, decided, conditions, its clock, the page's day.

The marks stand on the line at the scale of the calendar; their words stand beside it from top to
bottom, as near to their marks as they can without overlapping. Lengths are in CSS pixels at a text
size of 16 px.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bootpath.standing import Standing
from bootpath.views.lettering import Written, lines, written
from bootpath.views.spacing import settled
from bootpath.views.vantage import Vantage
from bootpath.views.words import counted

CONDITIONS = 5
"""So many conditions have a mark of their own, those with a day first."""

_WIDTH = 320
_FONT, _LINE, _GAP = 14, 18, 10
_AXIS = 8
_TEXT_X = 38
_WORDS_X = 126
_ROOM = (_WIDTH - _WORDS_X - 4) / _FONT
_MOST_LINES = 3
_TO_MIDDLE = 9
"""The middle of the first line lies so far below the top of some words."""

_SHAPES = {
    "dot": "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "ring": "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "box": "m-4-4h8v8h-8z",
    "cross": "m-4-4l8 8m0-8l-8 8",
    "bar": "m-6 0h12",
}


class Mark(NamedTuple):
    """A mark on the line: its shape, the line to its words, the day or `not yet`, and the words."""

    shape: str
    path: str
    lead: str
    day: Written
    words: tuple[Written, ...]


class Clockline(NamedTuple):
    """The drawing: what it shows in a sentence, its size, where its texts begin, and the marks.

    The line runs at `axis`, in full down to `today`, and dashed from there to `last`.
    """

    text: str
    width: int
    height: int
    axis: int
    day_x: int
    words_x: int
    first: int
    today: int
    last: int
    marks: tuple[Mark, ...]


class _Event(NamedTuple):
    day: date
    shape: str
    words: str


def clockline(vantage: Vantage, standing: Standing) -> Clockline | None:
    """The line of a decision; None where it waits for nothing and no clock runs."""
    if not standing.awaited and standing.clock_due is None:
        return None
    today = vantage.library.today
    shown = sorted(standing.awaited, key=lambda one: not (one.met or one.abandoned))[:CONDITIONS]
    events = sorted(_events(standing, today), key=lambda one: one.day)
    for one in shown:
        title = vantage.milestone(one.milestone).text
        if one.met or one.abandoned:
            day, shape, word = (
                (one.met, "dot", "Met") if one.met else (one.abandoned, "cross", "Given up")
            )
            events.append(_Event(day or today, shape, f"{word}: {title}"))
    events.sort(key=lambda one: (one.day, one.shape == "bar"))
    ahead = [
        f"Not yet: {vantage.milestone(one.milestone).text}"
        for one in shown
        if not one.met and not one.abandoned
    ]
    text = "What has a day stands on the line at its place in time."
    left_out = len(standing.awaited) - len(shown)
    if left_out:
        text += f" {counted(left_out, 'more condition')} are in the list."
    return _drawn(text, events, ahead, today)


def _events(standing: Standing, today: date) -> Iterator[_Event]:
    asked, decided, due = standing.asked, standing.decided, standing.clock_due
    status = standing.word
    if asked and asked == decided:
        yield _Event(asked, "box", f"Asked and {status}")
    elif asked:
        yield _Event(asked, "ring", "Asked")
    if decided and decided != asked:
        yield _Event(decided, "box", status.capitalize())
    if standing.clock_started and due:
        yield _Event(
            due, "box", "The clock ran out" if standing.clock_over else "The clock runs out"
        )
    yield _Event(today, "bar", "The day of this page")


def _drawn(text: str, events: list[_Event], ahead: list[str], today: date) -> Clockline:
    broken = [lines(one.words, _ROOM, _MOST_LINES) for one in events]
    sizes = [float(max(len(one), 1) * _LINE) for one in broken]
    whole = sum(sizes) + _GAP * (len(sizes) - 1)
    begin, end = events[0].day, events[-1].day
    length = max((end - begin).days, 1)
    run = whole - 2 * _TO_MIDDLE
    places = [_TO_MIDDLE + run * (one.day - begin).days / length for one in events]
    wanted = [at + size / 2 - _TO_MIDDLE for at, size in zip(places, sizes, strict=True)]
    marks = [
        _mark(one.shape, round(at), round(middle - size / 2), one.day.isoformat(), words)
        for one, at, middle, size, words in zip(
            events, places, settled(wanted, sizes, _GAP, whole), sizes, broken, strict=True
        )
    ]
    bottom = y = round(whole)
    last = round(max(places))
    for one in ahead:
        words = lines(one, _ROOM, _MOST_LINES)
        last = bottom + _GAP + _TO_MIDDLE
        marks.append(_mark("ring", last, bottom + _GAP, "no day yet", words))
        bottom = y = bottom + _GAP + max(len(words), 1) * _LINE
    return Clockline(
        text=text,
        width=_WIDTH,
        height=y + 2,
        axis=_AXIS,
        day_x=_TEXT_X,
        words_x=_WORDS_X,
        first=_TO_MIDDLE,
        today=round(_TO_MIDDLE + run * (today - begin).days / length),
        last=last,
        marks=tuple(marks),
    )


def _mark(shape: str, at: int, top: int, day: str, words: tuple[str, ...]) -> Mark:
    baseline = top + _TO_MIDDLE + 5
    return Mark(
        shape=shape,
        path=f"M{_AXIS} {at}{_SHAPES[shape]}",
        lead=f"M{_AXIS + 8} {at}L{_TEXT_X - 5} {top + _TO_MIDDLE}",
        day=Written(baseline, day),
        words=written(words, baseline, _LINE),
    )
