"""A report on the command line: its options, how it is printed, and the exit code it makes."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bootpath.cli import exits
from bootpath.cli.options import terminal_width, wants_colour

if TYPE_CHECKING:  # start-up is the reason: most of what a help text needs is click
    from bootpath.report import Report

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab")


def report_options(command: Command) -> Command:
    """`--format` and `--fail-on`: how to report, and what to fail on."""
    command = click.option(
        "--fail-on",
        type=click.Choice(["error", "warning", "never"]),
        default="error",
        show_default=True,
        help="What makes the exit code 1.",
    )(command)
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(FORMATS),
        help="How to report; github under GitHub Actions, else text.",
    )(command)


def printed(report: "Report", format_name: str | None, colour: str) -> str:
    """Print a report; the name of the format, which is github by itself under GitHub Actions."""
    from bootpath.report import render

    name = format_name or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    text = render(report, name, colour=wants_colour(colour), width=terminal_width())
    click.echo(text, nl=not text.endswith("\n"), color=True)
    return name


def exit_code(report: "Report", fail_on: str) -> int:
    """The exit code for what was found, by what the user wants to fail on."""
    severities = {one.severity.value for one in report.diagnostics}
    fatal = {"error": {"error"}, "warning": {"error", "warning"}, "never": set[str]()}[fail_on]
    return exits.PROBLEMS if severities & fatal else exits.CLEAN
