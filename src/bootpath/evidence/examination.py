"""Examination: a statement and an archive's answer become what is known of the claim."""

from collections.abc import Mapping, Sequence

from bootpath.evidence.checked import Checked, Outcome, Remark
from bootpath.evidence.lock import Seen
from bootpath.evidence.person import person
from bootpath.evidence.statement import Statement
from bootpath.mail import matching
from bootpath.mail.archives import Answer, State
from bootpath.mail.message import Message, message
from bootpath.record import Person as Recorded

_WITHOUT_MAIL = {
    State.MISSING: Outcome.MAIL_MISSING,
    State.UNREACHABLE: Outcome.ARCHIVE_UNREACHABLE,
    State.REFUSED: Outcome.ARCHIVE_REFUSED,
}


def messages(answer: Answer) -> tuple[Message, ...]:
    """The mails of an answer that differ in content, in their order."""
    read = [message(data) for data in answer.mails]
    return tuple({one.content_hash: one for one in read}.values())


def seen(read: Sequence[Message], answer: Answer) -> Seen:
    """What the lock keeps of the mails of an answer."""
    first = read[0]
    return Seen(
        archive=_shown(answer.archive),
        author=first.author,
        date=first.date_header,
        subject=first.subject,
        texts=tuple(sorted(one.content_hash for one in read)),
        complete=first.complete,
    )


def _shown(archive: str) -> str:
    """An archive as the lock names it: an address, or a name that means the same elsewhere."""
    if archive.startswith(("https://", "http://")):
        return archive
    return archive.rstrip("/").rpartition("/")[2]


def checked(
    statement: Statement,
    people: Mapping[str, Recorded],
    answer: Answer,
    read: Sequence[Message],
) -> Checked:
    """What is known of a statement, given the answer about its mail and the mails read from it."""
    if answer.state is not State.FOUND or not read:
        outcome = _WITHOUT_MAIL.get(answer.state, Outcome.MAIL_MISSING)
        return Checked(outcome, reason=answer.reason)
    claim = statement.claim
    known = people.get(claim.person)
    found = matching.result(
        matching.Claim(
            person(known) if known else None,
            claim.quote,
            statement.day if claim.day else None,
            claim.prefix,
            claim.suffix,
        ),
        read,
    )
    return Checked(
        Outcome(found.finding.value),
        found.said_by,
        found.quoted_by,
        found.where.value if found.where else "",
        tuple(Remark(note.remark.value, note.found) for note in found.notes),
        contexts=found.contexts,
    )
