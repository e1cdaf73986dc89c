"""The terminal that a command asks on while standard input brings the mail."""

import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

import click

from bootpath.cli.options import terminal_width
from bootpath.disk.fault import printable

Answer = TypeVar("Answer")

_TTY = Path("/dev/tty")


class Terminal:
    """Two streams to a person; nothing of what is shown can act on the terminal."""

    def __init__(self, read: TextIO, write: TextIO, width: int) -> None:
        self._read = read
        self._write = write
        self._width = width

    def say(self, text: str, first: str = "", rest: str = "") -> None:
        """Show a text in lines of the terminal's width, `first` before the first one."""
        lines = textwrap.wrap(
            printable(text), self._width, initial_indent=first, subsequent_indent=rest
        )
        self._write.write("\n".join(lines or [first.rstrip()]) + "\n")

    def ask(self, prompt: str, answer: Callable[[str], Answer]) -> Answer:
        """Ask until `answer` takes what was typed; a ValueError of it says what is wrong.

        Raises Abort for an empty line, Ctrl-D and Ctrl-C: each is a way out.
        """
        while True:
            self._write.write(f"{prompt}, empty to stop: ")
            self._write.flush()
            try:
                line = self._read.readline()
            except KeyboardInterrupt:
                line = ""
            if not line:
                self._write.write("\n")
            if not line.strip():
                raise click.Abort
            try:
                return answer(line.strip())
            except ValueError as wrong:
                self.say(str(wrong))

    def choose(self, what: str, choices: Mapping[str, str]) -> str:
        """Let one key be picked, by its number or as it is."""
        keys = list(choices)
        self.say("")
        for number, (key, text) in enumerate(choices.items(), 1):
            self.say(f"{key}: {text}", f"{number:>4}  ", " " * 8)

        def picked(typed: str) -> str:
            if typed in choices:
                return typed
            if typed.isdecimal() and 1 <= int(typed) <= len(keys):
                return keys[int(typed) - 1]
            raise ValueError(f"type a number from 1 to {len(keys)}")

        return self.ask(what, picked)


@contextmanager
def terminal() -> Iterator[Terminal | None]:
    """The person's own terminal; None where there is nobody to ask."""
    if sys.stdout is None or not sys.stdout.isatty():
        yield None
        return
    with ExitStack() as streams:
        try:
            read = streams.enter_context(_TTY.open(encoding="utf-8", errors="replace"))
            write = streams.enter_context(_TTY.open("w", encoding="utf-8", errors="replace"))
        except OSError:
            found = None
        else:
            found = Terminal(read, write, min(terminal_width(), 100))
        yield found
