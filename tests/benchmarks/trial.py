"""The directories in which the tools work on one size, and the turns that they take there.

Each tool has its own copy of the records, so that no tool meets another one's edits. Every cold
turn gets a directory and a cache that have never been; nothing is deleted before the session ends.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import commands
import edits
import figures
from command import Command
from figures import Series
from measure import measured, output
from memory import held
from session import Turn, take_turns


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where one tool works: how it is called there, and the file that is edited."""

    directory: Path
    called: Callable[[Path, Path], Command]
    """Output, cache → the command."""
    edited: Path
    _numbers: "count[int]" = field(default_factory=count)

    @property
    def pages(self) -> dict[str, int]:
        """Path → size in bytes of each HTML file that the first cold turn wrote."""
        site = self.directory / "cold-0"
        found = site.rglob("*.html")
        return {file.relative_to(site).as_posix(): file.stat().st_size for file in found}

    def cold(self) -> Command:
        """With an output and a cache that are not there yet."""
        number = next(self._numbers)
        return self.called(self.directory / f"cold-{number}", self.directory / f"cache-{number}")

    def warm(self) -> Command:
        """With the output and the cache of the time before."""
        return self.called(self.directory / "site", self.directory / "cache")

    def after_text(self) -> Command:
        """The same once a sentence of one record has changed."""
        edits.edit_text(self.edited)
        return self.warm()

    def after_title(self) -> Command:
        """The same once a title has changed that other pages show."""
        edits.edit_title(self.edited)
        return self.warm()


@dataclass(frozen=True, slots=True)
class Trial:
    """One size: a workplace for each tool, and one for `check FILE` alone."""

    build: Workplace
    check: Workplace
    file: Workplace
    hugo: Workplace | None

    @property
    def turns(self) -> dict[str, Turn]:
        """All that is set side by side, each beside what it is compared with."""
        build, check, file, hugo = self.build, self.check, self.file, self.hugo
        rows = (
            (figures.BUILD, build, Workplace.cold),
            (figures.HUGO, hugo, Workplace.cold),
            (figures.CHECK, check, Workplace.cold),
            (figures.BUILD_SAME, build, Workplace.warm),
            (figures.HUGO_SAME, hugo, Workplace.warm),
            (figures.CHECK_SAME, check, Workplace.warm),
            (figures.FILE_SAME, file, Workplace.warm),
            (figures.BUILD_TEXT, build, Workplace.after_text),
            (figures.HUGO_TEXT, hugo, Workplace.after_text),
            (figures.CHECK_TEXT, check, Workplace.after_text),
            (figures.FILE_TEXT, file, Workplace.after_text),
            (figures.BUILD_TITLE, build, Workplace.after_title),
            (figures.HUGO_TITLE, hugo, Workplace.after_title),
        )
        return {name: partial(turn, work) for name, work, turn in rows if work}

    @property
    def growing(self) -> dict[str, Turn]:
        """What is looked at when only the size grows."""
        names = (figures.BUILD, figures.BUILD_SAME, figures.BUILD_TEXT)
        return {name: self.turns[name] for name in names}


def prepared(directory: Path, number: int, seed: int, hugo: Path | None) -> Trial:
    """A trial with so many generated records, in a directory that is not there yet.

    Raises CommandFailedError.
    """
    output(commands.generate(number, directory, seed))
    slug = edits.slug_to_edit(directory / "decisions")

    def workplace(name: str, called: Callable[[Path, Path, Path], Command]) -> Workplace:
        own, records = directory / name, directory / name / "decisions"
        shutil.copytree(directory / "decisions", records)
        file = records / f"{slug}.yaml"
        return Workplace(own, lambda out, cache: called(records, out, cache), file)

    site, hugos = directory / "hugo", directory / "hugo-work"
    hugos.mkdir()
    return Trial(
        build=workplace("build", commands.build),
        check=workplace("check", lambda records, _, cache: commands.check(records, cache)),
        file=workplace(
            "file",
            lambda records, _, cache: commands.check(records, cache, records / f"{slug}.yaml"),
        ),
        hugo=Workplace(
            hugos,
            lambda out, cache: commands.hugo(hugo, site, out, cache),
            site / "content" / "decisions" / f"{slug}.md",
        )
        if hugo
        else None,
    )


def run(turns: Mapping[str, Turn], rounds: int, memory_rounds: int) -> dict[str, Series]:
    """The timed rounds, and after them those that look at the memory; a first one is not counted.

    Raises CommandFailedError.
    """
    take_turns(turns, 1, measured)
    runs = take_turns(turns, rounds, measured)
    memory = take_turns(turns, memory_rounds, held)
    return {name: Series(tuple(runs[name]), tuple(memory[name])) for name in turns}
