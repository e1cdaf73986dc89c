"""One edition of the site: the library on a day, and what many of its pages share."""

from dataclasses import dataclass
from functools import cached_property

from bootpath.crew.sent import Sent
from bootpath.diagnostic import Code
from bootpath.views.almanac import Almanac
from bootpath.views.changes import Log
from bootpath.views.chronicle import Chronicle
from bootpath.views.library import Library
from bootpath.views.vantage import Vantage


@dataclass(frozen=True)
class Edition(Sent):
    """What the pages are made from: the library, the checks that there are, what git remembers.

    `log` is None when git could not be asked.
    """

    library: Library
    codes: tuple[Code, ...]
    log: Log | None

    @cached_property
    def top(self) -> Vantage:
        """The library as seen from the root of the site."""
        return Vantage(self.library, "")

    @cached_property
    def below(self) -> Vantage:
        """The library as seen from a folder."""
        return Vantage(self.library, "../")

    @cached_property
    def deep(self) -> Vantage:
        """The library as seen from a folder inside a folder."""
        return Vantage(self.library, "../../")

    @cached_property
    def days(self) -> Almanac:
        """The days on which something happened."""
        return Almanac(self.library)

    @cached_property
    def chronicle(self) -> Chronicle:
        """Everything dated, oldest first."""
        return Chronicle(self.library)
