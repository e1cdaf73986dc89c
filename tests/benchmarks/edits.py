"""A record edited as a person would: a sentence or the title, in the records and in Hugo's page.

Each edit is numbered and so gives a file that has never been before: no cache can know it.
"""

import re
from pathlib import Path

_TITLE = re.compile(r"^(title: .+?)(?:, edit ([0-9]+))?$", re.MULTILINE)
_TEXT = re.compile(
    r"^(context: \|\n  |---\n\n)(?:Edit ([0-9]+) changed this sentence\. )?", re.MULTILINE
)
_NAMED = re.compile(r"\[\[([a-z0-9-]+)\]\]")


def edit_title(file: Path) -> str:
    """Give the record another title; returns what is new in it."""
    return _edited(file, _TITLE, "{kept}, edit {number}", ", edit {number}")


def edit_text(file: Path) -> str:
    """Change the first sentence of the record's context; returns the new sentence."""
    sentence = "Edit {number} changed this sentence."
    return _edited(file, _TEXT, f"{{kept}}{sentence} ", sentence)


def slug_to_edit(records: Path) -> str:
    """The middle one of the decisions that another one's text names: its title is shown there."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in records.glob("[!_]*.yaml")}
    named = {slug for text in texts.values() for slug in _NAMED.findall(text)}
    candidates: list[str] = sorted(named) or sorted(texts)
    return candidates[len(candidates) // 2]


def _edited(file: Path, pattern: re.Pattern[str], replacement: str, new: str) -> str:
    """Raises ValueError when the file is not laid out as the generator writes it."""
    text = file.read_text(encoding="utf-8")
    found = pattern.search(text)
    if found is None:
        raise ValueError(f"{file.name} has no place for this edit")
    number = int(found[2] or 0) + 1
    put = replacement.format(kept=found[1], number=number)
    whole = text[: found.start()] + put + text[found.end() :]
    # Editors replace a file whole; nobody reads half of one. A hidden name is no record.
    beside = file.with_name(f".{file.name}")
    beside.write_text(whole, encoding="utf-8")
    beside.replace(file)
    return new.format(number=number)
