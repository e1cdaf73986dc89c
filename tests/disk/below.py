"""What lies below a directory, for tests of what is written there."""

from pathlib import Path

from bootpath.disk.tree import MARKER, MARKER_TEXT

Files = dict[str, bytes]


def content(directory: Path) -> Files:
    """The files below a directory by their relative names."""
    files = (path for path in directory.rglob("*") if path.is_file())
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in files}


def whole(files: Files) -> Files:
    """The files of an output with the marker that every output has."""
    return files | {MARKER: MARKER_TEXT}
