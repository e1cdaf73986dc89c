"""Colours of a terminal: the few SGR codes that a report uses.

ECMA-48, section 8.3.117, and aixterm's 94 for bright blue: the plain one is illegible on black.
"""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a stretch of text is, with the SGR parameters that show it.

    Only the sixteen colours that a user's own theme defines, so that it stays legible on any.
    """

    ERROR = "1;31"
    WARNING = "1;33"
    NOTE = "1;36"
    STRONG = "1"
    FRAME = "94"
    RELATED = "1;94"
    HINT = "1;32"
    GOOD = "32"


@dataclass(frozen=True, slots=True)
class Ink:
    """Writes text in a style, or plainly when there is to be no colour."""

    colour: bool

    def __call__(self, style: Style, text: str) -> str:
        """The text with its style switched on before it and off behind it."""
        return f"\x1b[{style.value}m{text}\x1b[0m" if self.colour and text else text
