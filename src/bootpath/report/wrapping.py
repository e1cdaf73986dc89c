"""Prose broken into lines at its spaces, measured in terminal cells."""

from bootpath.report.glyph import cells


def wrapped(text: str, width: int, *, first: int | None = None) -> list[str]:
    """The lines of a visible text, none wider than `width` cells; the first may have less room.

    A word that is too wide by itself stays whole on its own line: a broken address or name could
    not be copied. The answer holds at least one line.
    """
    lines: list[str] = []
    line = ""
    room = width if first is None else first
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and cells(longer) > room:
            lines.append(line)
            line, room = word, width
        else:
            line = longer
    return [*lines, line]
