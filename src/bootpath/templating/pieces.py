"""What the quick code of a template calls."""

from typing import NoReturn

from markupsafe import Markup, escape

try:
    # The part of `escape` that is written in C: text in, text out. From MarkupSafe 3 on the rest
    # of it is Python, and takes ten times as long.
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:  # pragma: no cover - MarkupSafe 2, or no compiled part of it
    escaped = escape


class Refused(Exception):  # noqa: N818 - no fault of a template
    """Quick code has no answer here that is sure to be Jinja's."""


def text(value: object) -> str:
    """A value as it is written into HTML."""
    if type(value) is Markup:
        return value
    return str(value) if type(value) in (int, float) else escape(value)


def refuse() -> NoReturn:
    """Raise Refused."""
    raise Refused
