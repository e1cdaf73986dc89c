"""The left margin of the text report: line numbers, the rule beside the source, the arrows."""

from dataclasses import dataclass

from bootpath.report.colour import Ink, Style
from bootpath.report.glyph import cells
from bootpath.report.wrapping import wrapped

_RULE = " | "


@dataclass(frozen=True, slots=True)
class Frame:
    """Sets rows beside a gutter that is `gutter` digits wide, on a page of `width` cells."""

    ink: Ink
    width: int
    gutter: int

    @property
    def room(self) -> int:
        """The cells that source has beside the rule."""
        return self.width - self.gutter - len(_RULE)

    def row(self, text: str = "", number: int | None = None) -> str:
        """A row beside the rule, with the number of its line when it is source."""
        margin = f"{'' if number is None else number:>{self.gutter}}{_RULE}"
        return self.ink(Style.FRAME, margin if text else margin.rstrip()) + text

    def gap(self, text: str = "") -> str:
        """A row for the lines that are left out."""
        margin = f"{'':>{self.gutter}} :"
        return self.ink(Style.FRAME, margin) + (f" {text}" if text else "")

    def arrow(self, place: str, *, again: bool = False) -> str:
        """The row that says where the source below it stands; `again` for a second place."""
        return self.ink(Style.FRAME, " " * self.gutter + (":::" if again else "-->")) + f" {place}"

    def note(self, label: str, text: str, style: Style) -> list[str]:
        """A remark under the source, with its continuation under its first word."""
        indent = self.gutter + len(" = ") + cells(f"{label}: ")
        first, *rest = wrapped(text, self.width - indent)
        opening = self.ink(Style.FRAME, " " * self.gutter + " = ") + self.ink(style, f"{label}:")
        return [f"{opening} {first}", *(" " * indent + line for line in rest)]
