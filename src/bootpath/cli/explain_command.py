"""`bootpath explain`."""

import click

from bootpath.cli.options import colour_option, traceback_option, wants_colour


@click.command("explain", epilog="\b\nExample:\n  bootpath explain dangling-link")
@click.argument("code", required=False)
@colour_option
@traceback_option
def command(code: str | None, colour: str) -> None:
    """Explain a check by its CODE, or list them all."""
    from bootpath.app.checking import CODES
    from bootpath.shape import hint_for

    colour_it = wants_colour(colour)

    def strong(text: str) -> str:
        return click.style(text, bold=True) if colour_it else text

    if code is None:
        width = max(len(one.name) for one in CODES)
        for one in CODES:
            click.echo(f"{strong(one.name.ljust(width))}  {one.summary}", color=True)
        click.echo(f"\n{len(CODES)} checks; bootpath explain CODE shows one in full")
        return
    known = {one.name: one for one in CODES}
    if code not in known:
        raise click.UsageError(f"there is no check '{code}'; {hint_for(code, tuple(known))}")
    found = known[code]
    click.echo(f"{strong(found.name)} ({found.severity})\n", color=True)
    click.echo(found.doc.strip())
