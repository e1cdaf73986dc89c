"""The command line: argv → options → app → print → exit code."""

import gc
import os
import sys
from contextlib import suppress

from bootpath.cli import exits


def main() -> None:
    """Run the command line and leave the process with the documented exit code."""
    # A command ends soon, and what it makes is hardly ever garbage that holds itself: looking for
    # such garbage took a quarter of a build.
    gc.disable()
    # Nor does a record change by what else is installed: pydantic would look for plug-ins of it.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    try:
        from bootpath.cli.boundary import run
        from bootpath.cli.commands import bootpath

        code = run(bootpath, sys.argv[1:])
    except KeyboardInterrupt:  # while the command line itself was loaded, or came to its end
        sys.stderr.write("bootpath: interrupted\n")
        code = exits.INTERRUPTED
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # whatever there is to say was said
            stream.flush()
    # Python would first take apart all that was made, piece by piece: an eighth of a cold check.
    os._exit(code)
