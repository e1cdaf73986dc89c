"""A progress bar on a terminal for work that is long enough to wonder about."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_LONG = 400


@contextmanager
def progress(label: str, length: int, long: int = _LONG) -> Iterator[Callable[[], None]]:
    """A function to call after each piece of work.

    Shows a bar when standard error is a terminal and there are `long` pieces or more.
    """
    if length < long or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(
        length=length, label=label, file=sys.stderr, update_min_steps=max(1, length // 100)
    ) as bar:
        yield lambda: bar.update(1)
