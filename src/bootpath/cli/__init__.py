"""The command line: argv → options → app → print → exit code."""

import sys

from bootpath.cli.boundary import run


def main() -> None:
    """Run the command line and leave the process with the documented exit code."""
    from bootpath.cli.commands import bootpath

    sys.exit(run(bootpath, sys.argv[1:]))
