"""What another process is sent."""

from dataclasses import fields
from typing import Any


class Sent:
    """A dataclass that another process is sent by what it was made of, and works out for itself."""

    def __reduce__(self) -> tuple[type["Sent"], tuple[Any, ...]]:
        found = fields(self)  # type: ignore[arg-type]  # whoever inherits is a dataclass
        return type(self), tuple(getattr(self, one.name) for one in found if one.init)
