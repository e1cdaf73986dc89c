"""The two ways to read a text; PyYAML is loaded for the first text, and where none is read never."""

from typing import Any

from bootpath.source.tree import Composed


def compose(text: str) -> Composed:
    """Read a text as one mapping of texts, lists and mappings, with their places; never raises."""
    from bootpath.source import composer  # noqa: PLC0415 -- see above

    return composer.compose(text)


def sound(text: str) -> dict[str, Any] | None:
    """What `plain` makes of the tree of a text; None where `compose` finds anything to refuse."""
    from bootpath.source import quick  # noqa: PLC0415 -- see above

    return quick.sound(text)
