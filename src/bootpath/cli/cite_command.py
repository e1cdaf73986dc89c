"""`bootpath cite`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bootpath.cli.archive_options import archive_option, network_options, opened
from bootpath.cli.options import entry_of, locate, the_day
from bootpath.cli.writing import (
    refusal,
    said_options,
    stance_options,
    words_options,
    writing_options,
    written,
)

if TYPE_CHECKING:  # start-up is the reason: most of what a help text needs is click
    from bootpath.app.cited_mail import Mail
    from bootpath.app.citing import Choices
    from bootpath.corpus import Corpus, Entry
    from bootpath.mail.archives import Answers


@click.command(
    "cite",
    epilog="\b\nExample:\n  bootpath cite pv-shim --stance supports --option shim \\\n"
    '    --quote "words of the mail" --says "Wants it." < mail.eml',
)
@click.argument("decision")
@click.option(
    "--mail",
    "named",
    metavar="ID-OR-ADDRESS",
    help="Cite this mail: its Message-ID or the address of an archive. It is looked for among the"
    " mails on standard input, unless --archive is given, and then in the archives.",
)
@said_options
@stance_options
@words_options
@archive_option
@network_options
@writing_options
def command(
    decision: str,
    *,
    named: str | None,
    given: tuple[str, ...],
    offline: bool,
    cache_dir: str | None,
    no_cache: bool,
    records: str,
    dry_run: bool,
    today: date | None,
    colour: str,
    **chosen: Any,  # noqa: ANN401 -- what Click read, each by its option
) -> int:
    """Record a position in a DECISION, with the mail on standard input as its evidence.

    Person, date and subject come from the mail, and the words are compared with it. The stance,
    the option and the paraphrase are yours: on a terminal they are asked for, elsewhere they are
    options. Every other byte of the record is kept.
    """
    from bootpath.app.amending import records as read_records
    from bootpath.app.citing import Choices, drafted
    from bootpath.app.positions import Intent, Refused

    root = locate(records)
    before = read_records(root, records)
    corpus = before.reading.corpus
    entry = entry_of(corpus, decision)
    try:
        mail = _mail(
            corpus,
            root,
            named,
            given,
            offline=offline,
            cache_dir=cache_dir,
            no_cache=no_cache,
        )
        choices = _completed(mail, Choices(**chosen), entry, corpus)
        draft = drafted(mail, choices, entry.decision, corpus.people)
        return written(
            before,
            entry,
            draft,
            Intent.CITE,
            today=the_day(today),
            dry_run=dry_run,
            colour=colour,
        )
    except Refused as refused:
        return refusal(refused)


def _mail(
    corpus: "Corpus",
    records: Path,
    named: str | None,
    given: Sequence[str],
    *,
    offline: bool,
    cache_dir: str | None,
    no_cache: bool,
) -> "Mail":
    """The mail on standard input, or the one that is named."""
    from bootpath.app.cited_mail import mail, names_of, only
    from bootpath.cli.standard_input import one_mail, picked

    if named is None:
        return mail(one_mail())
    names = names_of(named)
    if not given and (found := picked(names)):
        return only(found, names)
    archives = opened(
        corpus.tracker,
        given,
        records,
        offline=offline,
        cache_dir=cache_dir,
        no_cache=no_cache,
    )
    return only(_found(archives.lookup(names), names), names)


def _found(answers: "Answers", names: Sequence[str]) -> tuple[bytes, ...]:
    """The mails of the first name that an archive knows."""
    from bootpath.app.positions import Refused
    from bootpath.disk.fault import DiskFault
    from bootpath.mail.archives import State

    for name in names:
        if answers[name].state is State.FOUND:
            return answers[name].mails
    for name in names:
        if answers[name].state is not State.MISSING:
            raise DiskFault(answers[name].reason)
    raise Refused(answers[names[0]].reason, "pipe the mail in, or name another --archive")


def _completed(mail: "Mail", choices: "Choices", entry: "Entry", corpus: "Corpus") -> "Choices":
    """The choices with what was lacking, asked for on a terminal where there is one."""
    from bootpath.app.positions import lacking, refusal_of
    from bootpath.cli.terminal import terminal

    wanted = lacking(entry.decision, choices.stance, choices.option, choices.says)
    if not wanted and choices.quote is not None:
        return choices
    with terminal() as person:
        if person is not None:
            from bootpath.cli.asking import asked

            return asked(person, mail, choices, entry.decision, corpus.people)
    if wanted:
        raise refusal_of(wanted)
    return choices
