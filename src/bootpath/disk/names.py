"""The names of output files: relative, inside the output, distinct on every file system."""

import re
import unicodedata

from bootpath.disk.fault import OutputRefused, printable

# No file system needs control characters in a name, surrogates cannot be encoded, and a backslash
# separates directories on Windows.
_FORBIDDEN = re.compile("[\x00-\x1f\x7f\\\\\ud800-\udfff]")
_DEEPEST = 32  # directories; pages need three, and removing a very deep tree can overflow


class NameLedger:
    """The names admitted so far, kept so that no two fall together.

    Two names that differ only in case, or in how an accented letter is encoded, are one file on
    the file systems of macOS and Windows; there the second would silently replace the first.
    """

    def __init__(self, *reserved: str) -> None:
        self._files = {_folded(name): name for name in reserved}
        self._directories: dict[str, str] = {}
        self._made = {"": 0}
        """The directories, and how many of the files and directories in them were admitted."""

    @property
    def names(self) -> set[str]:
        """The names of all files, those that are reserved among them."""
        return set(self._files.values())

    def admit(self, name: str) -> list[str]:
        """Take in the name of a file; answers which directories it is the first to need.

        They come outermost first. Raises OutputRefused when the name is not relative and inside
        the output, or falls together with another.
        """
        _refuse_shape(name)
        folded = _folded(name)
        if folded in self._files:
            raise _clash(self._files[folded], name)
        if folded in self._directories:
            raise _clash(self._directories[folded] + "/", name)
        directory = name.rpartition("/")[0]
        new = self._new_directories(directory) if directory not in self._made else []
        self._files[folded] = name
        self._made[directory] += 1
        return new

    def release(self, name: str) -> None:
        """Let go of the name of a file that was admitted, and of directories that only it needed."""
        del self._files[_folded(name)]
        directory = name.rpartition("/")[0]
        self._made[directory] -= 1
        while directory and not self._made[directory]:
            del self._made[directory], self._directories[_folded(directory)]
            directory = directory.rpartition("/")[0]
            self._made[directory] -= 1

    def _new_directories(self, directory: str) -> list[str]:
        new: list[str] = []
        while directory not in self._made:
            folded = _folded(directory)
            if folded in self._files:
                raise _clash(self._files[folded], directory + "/")
            if folded in self._directories:
                raise _clash(self._directories[folded] + "/", directory + "/")
            self._directories[folded] = directory
            self._made[directory] = 0
            new.insert(0, directory)
            directory = directory.rpartition("/")[0]
        for made in new:
            self._made[made.rpartition("/")[0]] += 1
        return new


def _refuse_shape(name: str) -> None:
    if _FORBIDDEN.search(name):
        why = "holds a backslash or a character that no file name should have"
    elif name.startswith("/"):
        why = "is absolute"
    elif not {"", ".", ".."}.isdisjoint(name.split("/")):
        why = 'has an empty part, or the part "." or ".."'
    elif name.count("/") > _DEEPEST:
        why = f"lies more than {_DEEPEST} directories deep"
    else:
        return
    raise OutputRefused(
        f'the output name "{printable(name)}" {why}',
        "rename the record or the template file that it comes from",
    )


def _clash(first: str, second: str) -> OutputRefused:
    one, other = printable(first), printable(second)
    if first == second:
        message = f"the output has two files of the name {one}"
    else:
        message = f"{one} and {other} would be one file on some file systems"
    return OutputRefused(message, "rename the record or the template file that one comes from")


def _folded(name: str) -> str:
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
