"""The command line: argv → options → app → print → exit code."""

import sys

from bootpath.cli import exits


def main() -> None:
    """Run the command line and leave the process with the documented exit code."""
    try:
        from bootpath.cli.boundary import run
        from bootpath.cli.commands import bootpath

        code = run(bootpath, sys.argv[1:])
    except KeyboardInterrupt:  # while the command line itself was loaded, or came to its end
        sys.stderr.write("bootpath: interrupted\n")
        code = exits.INTERRUPTED
    sys.exit(code)
