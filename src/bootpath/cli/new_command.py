"""`bootpath new`."""

from datetime import date

import click

from bootpath.cli.options import locate, records_option, the_day, today_option, traceback_option


@click.command("new", epilog='\b\nExample:\n  bootpath new "No Xen-specific entry points"')
@click.argument("title")
@click.option("--slug", help="The name of the decision and its file; else made from the title.")
@records_option
@today_option
@traceback_option
def command(title: str, slug: str | None, records: str, today: date | None) -> None:
    """Write the skeleton of a new decision with a TITLE, and say what to fill in."""
    from bootpath.app.reading import read
    from bootpath.app.starting import new, slug_of
    from bootpath.record import SLUG, SLUG_LENGTH
    from bootpath.rules.identity import RESERVED

    title = " ".join(title.split())
    name = slug if slug is not None else slug_of(title)
    if not title.isprintable() or not title:
        raise click.UsageError("the title must be one line of printable text")
    if not SLUG.fullmatch(name) or len(name) > SLUG_LENGTH or name in RESERVED:
        hint = "give one with --slug: lower-case letters, digits and single hyphens"
        raise click.UsageError(f"'{name}' cannot be the name of a decision; {hint}")
    directory = locate(records)
    corpus = read(directory, records).corpus
    path = new(corpus, directory, title, name, the_day(today))
    click.echo(f"wrote {path}")
    click.echo("fill in: question, options" + _components(list(corpus.tracker.components)))
    click.echo(f"then: bootpath check {path}")


def _components(known: list[str]) -> str:
    return f", components (known are {', '.join(known)})" if len(known) > 1 else ""
