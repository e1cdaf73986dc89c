"""The one place where errors become a sentence and an exit code; no input gives a traceback."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from bootpath.cli import exits


class _TerminatedError(BaseException):
    """SIGTERM arrived: unwind as for Ctrl-C, so that nothing half-made stays behind."""


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; whatever goes wrong is said on standard error."""
    try:
        code = _guarded(command, arguments)
        sys.stdout.flush()
    except OSError as error:
        return _write_failed(error)
    else:
        return code


def _guarded(command: click.Command, arguments: Sequence[str]) -> int:
    try:
        code = command.main(list(arguments), prog_name="bootpath", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        _say(error.format_message())
        return exits.USAGE
    except click.ClickException as error:
        error.show()
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt, _TerminatedError):
        _say("bootpath: interrupted")
        return exits.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 -- the boundary: what comes here becomes a sentence
        return _failed(error, arguments)
    else:
        return code if isinstance(code, int) else exits.CLEAN


def _failed(error: Exception, arguments: Sequence[str]) -> int:
    from bootpath.disk.fault import DiskFault, OutputBusy, reason

    if isinstance(error, DiskFault):
        _say(f"bootpath: {error.message}")
        if error.hint:
            _say(f"  hint: {error.hint}")
        return exits.BUSY if isinstance(error, OutputBusy) else exits.CANNOT_READ_OR_WRITE
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        _say(f"bootpath: cannot read or write: {where}{reason(error)}")
        return exits.CANNOT_READ_OR_WRITE
    if "--traceback" in arguments:
        import traceback

        traceback.print_exc()
    _say(f"bootpath: a fault of its own: {type(error).__name__}: {error}".replace("\n", " ")[:300])
    _say("  hint: please report it, with what --traceback prints and the records that cause it")
    return exits.OUR_FAULT


def _write_failed(error: OSError) -> int:
    """Standard output is closed or full: say so, and keep Python from failing at exit again."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    text = (error.strerror or str(error)).lower()
    _say(f"bootpath: cannot write the output: {text}")
    return exits.CANNOT_READ_OR_WRITE


def _say(text: str) -> None:
    with suppress(OSError):
        click.echo(text, err=True)


def heed_termination() -> None:
    """Let SIGTERM unwind the command that runs, as Ctrl-C does."""
    import signal

    def terminate(_signal: int, _frame: object) -> None:
        raise _TerminatedError

    with suppress(ValueError):  # not in the main thread, as in tests
        signal.signal(signal.SIGTERM, terminate)
