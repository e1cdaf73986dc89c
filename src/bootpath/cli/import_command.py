"""`bootpath import`."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from bootpath.cli.options import locate, records_option, the_day, today_option, traceback_option

if TYPE_CHECKING:  # start-up is the reason: most of what a help text needs is click
    from bootpath.app.gathering import Listable
    from bootpath.corpus import Corpus


@click.command(
    "import",
    epilog="\b\nExample:\n  bootpath import thread.mbox.gz --dry-run\n"
    "  curl -s https://lists.example.org/ID/t.mbox.gz | bootpath import - --slug drop-it",
)
@click.argument("file")
@click.option("--thread", metavar="ID", help="The thread of this mail, when FILE holds several.")
@click.option("--slug", help="The name of the decision and its file; else made from the subject.")
@click.option("--component", metavar="KEY", help="The component that the decision belongs to.")
@click.option("--dry-run", is_flag=True, help="Print the draft and write nothing.")
@records_option
@today_option
@traceback_option
def command(
    file: str,
    thread: str | None,
    slug: str | None,
    component: str | None,
    dry_run: bool,
    records: str,
    today: date | None,
) -> None:
    """Draft a decision from a thread of mails.

    FILE is an mbox, plain or gzipped, a Maildir or a clone of a public-inbox; - is standard input.
    The draft names people, mails and words that may be worth quoting. Which side anybody takes is
    left to you, and a draft is never published.
    """
    from bootpath.app.importing import SeveralThreads, draft, write
    from bootpath.app.reading import read

    directory = locate(records)
    corpus = read(directory, records).corpus
    _refuse_unknown(component, corpus)
    if slug is not None:
        _refuse_name(slug)
    try:
        drafted = draft(_source(file), thread, corpus, component, the_day(today))
    except SeveralThreads as unclear:
        raise click.UsageError(str(unclear)) from None
    if dry_run:
        click.echo(drafted.text, nl=False)
    else:
        from bootpath.app.starting import slug_of

        name = slug if slug is not None else slug_of(drafted.title)
        _refuse_name(name)
        path = write(corpus, directory, name, drafted.text)
        click.echo(f"wrote {path}")
        click.echo("fill in: question, options, positions; then set its status to open")
    for remark in drafted.remarks:
        click.echo(f"note: {remark}", err=True)
    if drafted.people:
        click.echo("people to add to _people.yaml once a record names them:", err=dry_run)
        click.echo(drafted.people, nl=False, err=dry_run)


def _source(file: str) -> "Listable":
    from bootpath.app.archiving import place
    from bootpath.app.gathering import listable, piped

    if file == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("no mail comes through standard input: pipe it in")
        return piped(sys.stdin.buffer)  # type: ignore[arg-type]  # it is buffered unless replaced
    try:
        found = listable(place(file))
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from None
    if found is None:
        message = "a thread is not fetched from the network; fetch its t.mbox.gz and name that"
        raise click.UsageError(message)
    return found


def _refuse_name(name: str) -> None:
    from bootpath.record import SLUG, SLUG_LENGTH
    from bootpath.rules.identity import RESERVED

    if not SLUG.fullmatch(name) or len(name) > SLUG_LENGTH or name in RESERVED:
        hint = "give one with --slug: lower-case letters, digits and single hyphens"
        raise click.UsageError(f"'{name}' cannot be the name of a decision; {hint}")


def _refuse_unknown(component: str | None, corpus: "Corpus") -> None:
    from bootpath.shape import hint_for

    known = tuple(corpus.tracker.components)
    if component is not None and component not in known:
        raise click.UsageError(f"there is no component '{component}'; {hint_for(component, known)}")
