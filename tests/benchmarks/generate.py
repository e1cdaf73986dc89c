"""Writes N invented records, and the same content for Hugo: `generate.py N DIR [--seed S]`."""

import argparse
import shutil
from pathlib import Path

import hugo_site
from invention import Collection, collection
from yaml_text import text_of

DEFAULT_SEED = 20160413


def records(made: Collection) -> dict[str, str]:
    """File name → text of the records' directory."""
    shared = {
        "_tracker.yaml": made.tracker,
        "_people.yaml": made.people,
        "_milestones.yaml": made.milestones,
        "_terms.yaml": made.terms,
    }
    decisions = {f"{slug}.yaml": record for slug, record in made.decisions.items()}
    return {name: text_of(fields) for name, fields in (shared | decisions).items() if fields}


def generate(count: int, directory: Path, seed: int = DEFAULT_SEED) -> None:
    """Write `decisions` and `hugo` into the directory.

    Raises FileExistsError when one of the two is there already.
    """
    made = collection(count, seed)
    _write(records(made), directory / "decisions")
    _write(hugo_site.files(made), directory / "hugo")
    shutil.copytree(hugo_site.THEME, directory / "hugo" / "themes" / "plain")


def _write(files: dict[str, str], directory: Path) -> None:
    directory.mkdir(parents=True)
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", metavar="N", type=int, help="how many decisions")
    parser.add_argument("directory", metavar="DIR", type=Path, help="receives decisions/ and hugo/")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    arguments = parser.parse_args()
    if arguments.count < 1:
        parser.error(f"N is {arguments.count}; at least one decision is needed")
    try:
        generate(arguments.count, arguments.directory, arguments.seed)
    except FileExistsError as error:
        parser.error(f"{error.filename} exists already; name a fresh directory")


if __name__ == "__main__":
    main()
