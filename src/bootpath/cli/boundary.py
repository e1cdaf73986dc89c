"""The one place where errors become a sentence and an exit code; no input gives a traceback."""

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from bootpath.cli import exits

_SOON = 0.01
"""Seconds after which an interruption that was dropped is raised once more."""


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; whatever goes wrong is said on standard error."""
    if sys.stdout is None:
        return _write_failed(OSError("standard output is closed"))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a name may be no UTF-8 (PEP 383)
    try:
        completion = os.environ.get("_BOOTPATH_COMPLETE")
        code = _completed(command, completion) if completion else _guarded(command, arguments)
        sys.stdout.flush()
    except OSError as error:
        return _write_failed(error)
    else:
        return code


def _completed(command: click.Command, instruction: str) -> int:
    """Answer the shell that asks how a command line may go on, or for its script to ask with."""
    from click.shell_completion import shell_complete

    return shell_complete(command, {}, "bootpath", "_BOOTPATH_COMPLETE", instruction)


def _guarded(command: click.Command, arguments: Sequence[str]) -> int:
    try:
        # Not command.main(): it would answer a closed pipe by exit code 1 without a word.
        with command.make_context("bootpath", list(arguments)) as context:
            code = command.invoke(context)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        _say(error.format_message())
        return exits.USAGE
    except click.ClickException as error:
        usage = io.StringIO()
        error.show(usage)
        _say(usage.getvalue().rstrip())
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt):
        _say("bootpath: interrupted")
        return exits.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 -- the boundary: what comes here becomes a sentence
        return _failed(error, arguments)
    else:
        return code if isinstance(code, int) else exits.CLEAN


def _failed(error: Exception, arguments: Sequence[str]) -> int:
    from bootpath.crew.pool import LostWorker
    from bootpath.disk.fault import DiskFault, OutputBusy, reason
    from bootpath.disk.history import UnknownRevision

    if _is_of_an_interruption(error):
        _say("bootpath: interrupted")
        return exits.INTERRUPTED
    if isinstance(error, DiskFault):
        _say(f"bootpath: {error.message}")
        if error.hint:
            _say(f"  hint: {error.hint}")
        if isinstance(error, UnknownRevision):
            return exits.USAGE
        return exits.BUSY if isinstance(error, OutputBusy) else exits.CANNOT_READ_OR_WRITE
    if isinstance(error, LostWorker):
        _say("bootpath: one of its processes was ended before its work was done")
        _say("  hint: look whether the memory ran out; --jobs 1 needs the least")
        return exits.CANNOT_READ_OR_WRITE
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


def _is_of_an_interruption(error: BaseException | None) -> bool:
    """Whether Ctrl-C is behind it: a library that was just being loaded may wrap it in its own.

    Pydantic, when it builds a model, keeps of it but the name at the end of its message.
    """
    while error is not None and not isinstance(error, KeyboardInterrupt):
        if str(error).rstrip(": ").endswith("\n  KeyboardInterrupt"):
            return True
        error = error.__cause__ or error.__context__
    return error is not None


def _write_failed(error: OSError) -> int:
    """Standard output is closed or full: say so, and keep Python from failing at exit again."""
    if sys.stdout is not None:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    text = (error.strerror or str(error)).lower()
    _say(f"bootpath: cannot write the output: {text}")
    return exits.CANNOT_READ_OR_WRITE


def _say(text: str) -> None:
    """Say it on standard error, where nothing that a user named may act on the terminal."""
    from bootpath.disk.fault import printable

    with suppress(OSError):
        click.echo("\n".join(map(printable, text.split("\n"))), err=True)


def heed_interruption() -> None:
    """Let SIGTERM unwind the command that runs, as Ctrl-C does: nothing half-made stays behind.

    Either may come just when Python clears something away, where whatever is raised is dropped
    (`sys.unraisablehook`), and the command would run on; it is then raised once more, soon after.
    """
    import signal

    def say_again(dropped: "sys.UnraisableHookArgs", /) -> None:
        if isinstance(dropped.exc_value, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, _SOON)
        else:
            otherwise(dropped)

    otherwise = sys.unraisablehook
    with suppress(ValueError):  # not in the main thread, as in tests
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        if hasattr(signal, "setitimer"):  # POSIX has it
            signal.signal(signal.SIGALRM, signal.default_int_handler)
            sys.unraisablehook = say_again
