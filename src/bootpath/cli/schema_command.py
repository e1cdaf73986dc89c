"""`bootpath schema`."""

import click

from bootpath.cli.options import traceback_option

KINDS = ("decision", "tracker", "people", "milestones", "terms")


@click.command("schema", epilog="\b\nExample:\n  bootpath schema people > people.schema.json")
@click.argument("kind", type=click.Choice(KINDS), default="decision")
@traceback_option
def command(kind: str) -> None:
    """Print the JSON Schema (2020-12) of a KIND of file, a decision when not given."""
    import json

    from bootpath.record import json_schema

    click.echo(json.dumps(json_schema(kind), indent=2, ensure_ascii=False))
