"""Writes an mbox of invented mails and prints some ids in it: `list_archive.py BYTES FILE [--ids N]`."""

import argparse
import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import mails

DEFAULT_SEED = 20160413

_DIVIDER = b"From mboxrd@z Thu Jan  1 00:00:00 1970\n"
_TO_ESCAPE = re.compile(rb"^(?=>*From )", re.MULTILINE)


def write(size: int, file: Path, seed: int = DEFAULT_SEED) -> list[str]:
    """Write mails as an mboxrd (mbox(5)) until it has `size` bytes or more; their ids in order.

    Raises FileExistsError when the file is there already.
    """
    idents: list[str] = []
    with file.open("xb") as stream:
        for mail in takewhile(lambda _: stream.tell() < size, mails.mails(seed)):
            idents.append(mail.ident)
            stream.write(_DIVIDER + _TO_ESCAPE.sub(b">", mail.data) + b"\n")
    return idents


def spread(idents: list[str], count: int) -> Iterator[str]:
    """`count` of the ids, or all if there are fewer, at equal distances from first to last."""
    count = min(count, len(idents))
    return (idents[at * (len(idents) - 1) // max(1, count - 1)] for at in range(count))


def main() -> None:
    """Read the command line, write the file and print the ids."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", metavar="BYTES", type=int, help="how large the archive is to be")
    parser.add_argument("file", metavar="FILE", type=Path, help="where to write it")
    parser.add_argument("--ids", metavar="N", type=int, default=100, help="ids to print (100)")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    arguments = parser.parse_args()
    if arguments.size < 1:
        parser.error(f"BYTES is {arguments.size}; an archive has at least one")
    try:
        idents = write(arguments.size, arguments.file, arguments.seed)
    except FileExistsError as error:
        parser.error(f"{error.filename} exists already; name a fresh file")
    print("\n".join(spread(idents, arguments.ids)))


if __name__ == "__main__":
    main()
