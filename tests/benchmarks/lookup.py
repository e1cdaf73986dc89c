"""Looks mails up in an mbox, as `verify` does: `lookup.py FILE IDS`; exit status 1 if one is missing."""

import sys
from pathlib import Path

from bootpath.mail.archives import State
from bootpath.mail.archives.local import MboxArchive


def main() -> int:
    """Read the ids, one a line, look all of them up at once, and say how many were found."""
    archive, idents = (Path(argument) for argument in sys.argv[1:])
    keys = idents.read_text(encoding="utf-8").split("\n")
    answers = MboxArchive(archive).lookup([key for key in keys if key])
    found = sum(answer.state is State.FOUND for answer in answers.values())
    print(f"{found} of {len(answers)} mails found")
    return 0 if answers and found == len(answers) else 1


if __name__ == "__main__":
    sys.exit(main())
