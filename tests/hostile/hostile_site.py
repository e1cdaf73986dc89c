"""Writes one tracker in which every text means harm, and which can be built: `hostile_site.py DIR`."""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from every_field import FILES, every_field
from hostile_texts import PAYLOADS, SHAPES

GOLDEN = Path(__file__).parents[1] / "golden" / "hostile" / "records"
ENCODER = json.JSONEncoder(ensure_ascii=False)  # JSON's pairs of surrogates are no YAML
ARCHIVE = "https://lists.example.org/"
OWN = ("every-field", "former-name", "ada", "soon")
"""The keys of the every-field tracker that each text gets for itself."""

KEYS = {"_people.yaml": "ada", "_milestones.yaml": "soon", "_terms.yaml": "word"}
"""The shared files, whose entries lie beside the golden ones."""


def own(tree: object, name: str) -> object:
    """The tree with the keys in OWN made those of a text, wherever they stand."""
    if isinstance(tree, dict):
        return {own(key, name): own(value, name) for key, value in tree.items()}
    if isinstance(tree, list):
        return [own(value, name) for value in tree]
    return f"{tree}-{name}" if tree in OWN else tree


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").rstrip() if path.exists() else ""


def records() -> dict[str, str]:
    """File name → text: one decision with a person, milestone and term for each hostile text."""
    files: dict[str, str] = {}
    lines = {name: [text_of(GOLDEN / name)] for name in KEYS}
    for name, text in {**PAYLOADS, **SHAPES}.items():
        made = {path: own(json.loads(tree), name) for path, tree in every_field(text).items()}
        files[f"every-field-{name}.yaml"] = ENCODER.encode(made.pop(FILES["decision"]))
        for path, entries in lines.items():
            (entry,) = made.pop(path).values()
            entries.append(f"{KEYS[path]}-{name}: {ENCODER.encode(entry)}")
        tracker: Any = made.pop(FILES["tracker"])
        tracker["archives"]["a"] = {**tracker["archives"]["ids"], "address": ARCHIVE}
        for no_text in ("accent", "logo"):  # a colour and a file: no texts
            tracker.pop(no_text, None)
        for part, key, golden in (
            ("components", "linux", "evil"),
            ("repositories", "linux", "r"),
        ):
            tracker[part][golden] = tracker[part][key]
        files[FILES["tracker"]] = ENCODER.encode(tracker)
        files |= {path: ENCODER.encode(tree) for path, tree in made.items()}
    return files | {path: "\n".join(entries) + "\n" for path, entries in lines.items()}


def main() -> None:
    """Read the command line and write the records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", metavar="DIR", type=Path, help="a fresh directory")
    directory = parser.parse_args().directory
    directory.mkdir(parents=True)
    for name, text in records().items():
        (directory / name).write_text(text, encoding="utf-8")
    shutil.copy(GOLDEN / "hostile-input.yaml", directory)


if __name__ == "__main__":
    main()
