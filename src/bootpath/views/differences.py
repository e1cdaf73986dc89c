"""Changes between two states as plain text: grouped by decision, with the source below each."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from bootpath.difference import Change
from bootpath.views.told import Names, told

_DAY = 12
_HANG = " " * _DAY
_SHARED = "What decisions share"


def sheet(names: Names, changes: Iterable[Change], width: int) -> str:
    """The changes in their order; each decision is headed by its title and its slug."""
    groups = groupby(changes, key=lambda one: one.decision)
    return "\n\n".join("\n".join(_group(names, slug, some, width)) for slug, some in groups)


def _group(names: Names, slug: str | None, changes: Iterable[Change], width: int) -> Iterator[str]:
    if slug is None:
        yield _SHARED
    else:
        yield from _wrapped(names.decision(slug), width)
        yield f"[{slug}]"
    for change in changes:
        day, sentence, source = told(names, change)
        yield from _wrapped(sentence, width, _HANG, (day or "").ljust(_DAY))
        if source:
            yield from _wrapped(source, width, _HANG, _HANG)


def _wrapped(text: str, width: int, indent: str = "", first: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
