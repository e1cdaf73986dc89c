"""A command as it is started: its words, and what it finds in its environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

_COMPILES_NOTHING = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True, slots=True)
class Command:
    """The words of a command line, and the settings that its environment gets for it."""

    words: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join(self.words)

    @property
    def environment(self) -> dict[str, str]:
        """What the command sees: nothing that sets up Hugo, and Python keeps what it compiles.

        An installed package comes with its modules compiled; a run from the source tree is to have
        the same once it is warm.
        """
        kept = {key: value for key, value in os.environ.items() if not key.startswith("HUGO")}
        kept.pop(_COMPILES_NOTHING, None)
        return {**kept, **self.settings}
