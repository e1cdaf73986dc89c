"""What the quick code of a template calls."""

from collections.abc import Callable
from typing import NoReturn

from jinja2 import Environment
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

try:
    # The part of `escape` that is written in C: text in, text out. From MarkupSafe 3 on the rest
    # of it is Python, and takes ten times as long.
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:  # pragma: no cover - MarkupSafe 2, or no compiled part of it
    escaped = escape


class Refused(Exception):  # noqa: N818 - no fault of a template
    """Quick code has no answer here that is sure to be Jinja's."""


class QuickMacro(Macro):
    """A macro with its function, `plain`, to be called with any number of its arguments in order.

    It returns text that is escaped already. A macro that looks at how it was called has none.
    """

    plain: Callable[..., str] | None

    def __init__(
        self,
        environment: Environment,
        function: Callable[..., str],
        name: str,
        arguments: list[str],
        *looks_at: bool,
    ) -> None:
        super().__init__(environment, function, name, arguments, *looks_at)
        self.plain = None
        if not (self.catch_kwargs or self.catch_varargs or self.caller):
            function.__defaults__ = (missing,) * len(arguments)
            self.plain = function


def text(value: object) -> str:
    """A value as it is written into HTML."""
    return value if type(value) is Markup else escape(value)


def refuse() -> NoReturn:
    """Raise Refused."""
    raise Refused
