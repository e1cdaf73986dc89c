"""Rules about evidence: what `bootpath verify` found of each citation, as the lock keeps it."""

from collections.abc import Iterator

from bootpath.evidence import Checked, Outcome
from bootpath.evidence.person import person
from bootpath.mail.person import Likeness, Person
from bootpath.rules.case import FileCase, Verified
from bootpath.rules.rule import ERROR, NOTE, WARNING, rule
from bootpath.shape import quoted
from bootpath.source import Finding


def _checked(case: FileCase, *outcomes: Outcome) -> Iterator[Verified]:
    """The citations of a file that were checked with one of these outcomes."""
    return (one for one in case.verified if one.checked.outcome in outcomes)


def name_of(case: FileCase, key: str | None) -> str:
    """A person's name, or the key of nobody known."""
    found = case.corpus.people.get(key or "")
    return found.name if found else quoted(key)


def listed(names: tuple[str, ...]) -> str:
    """Names as a sentence has them."""
    return " and ".join(names) or "nobody known"


def _nearest(found: Checked) -> str:
    if found.contexts:
        who = f", said by {listed(found.said_by)}" if found.said_by else ""
        return f"the nearest passage is {quoted(found.contexts[0])}{who}"
    if found.where:
        return f"they stand in a {found.where} of the mail, which nobody says"
    return "bootpath verify shows the nearest passage; quote the mail exactly"


@rule(ERROR)
def misattributed(case: FileCase) -> Iterator[Finding]:
    """The quoted words are somebody else's.

    They stand in the mail, but under the name of another: in a quotation of that person, or in a
    reply to the person named. This is how positions get pinned on the wrong person.

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    for one in _checked(case, Outcome.MISATTRIBUTED):
        yield case.finding(
            one.words,
            f"these words are {_possessive(one.checked.said_by)},"
            f" not {name_of(case, one.statement.speaker)}'s",
            f"{_naming(case, one.checked.said_by)}, or quote words of the person named",
        )


def _naming(case: FileCase, said_by: tuple[str, ...]) -> str:
    """What to type so that the record names who said the words."""
    for key, recorded in case.corpus.people.items():
        known = person(recorded)
        if any(known.likeness(name) is Likeness.SAME for name in said_by):
            return f"write person: {key}"
    return "add who said them to _people.yaml and name them under person:"


def _possessive(names: tuple[str, ...]) -> str:
    return f"{listed(names)}'s"


@rule(ERROR)
def not_found(case: FileCase) -> Iterator[Finding]:
    """The quoted words do not stand in the mail that is cited.

    White space, typographic quotes, soft hyphens and line breaks make no difference; case and
    every other character do. What is left out is marked by `[...]`.

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    for one in _checked(case, Outcome.NOT_FOUND):
        yield case.finding(
            one.words,
            f"the mail does not say {quoted(one.citation.quote)}",
            _nearest(one.checked),
        )


@rule(WARNING)
def ambiguous(case: FileCase) -> Iterator[Finding]:
    """The quoted words stand in several places, or the Message-ID belongs to several mails.

    `prefix:` and `suffix:` say which words stand directly before and after (the fields of the W3C
    TextQuoteSelector).

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    for one in _checked(case, Outcome.AMBIGUOUS):
        seen = case.evidence.seen(one.citation)
        if seen and len(seen.texts) > 1:
            yield case.finding(
                one.source,
                f"{len(seen.texts)} mails bear this Message-ID",
                "cite the one that is meant by its archive address: url:",
            )
        else:
            yield case.finding(
                one.words,
                f"{quoted(one.citation.quote)} stands in several places of the mail",
                "quote more words, or add prefix: or suffix: with the words before or after it",
            )


@rule(WARNING)
def speaker_unknown(case: FileCase) -> Iterator[Finding]:
    """The quoted words stand in a quotation that does not tell whose words they are.

    No attribution line ("NAME wrote:") names the speaker, or it gives only a part of a name.

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    for one in _checked(case, Outcome.SPEAKER_UNKNOWN):
        yield case.finding(
            one.words,
            f"the mail quotes these words without a name that is surely"
            f" {name_of(case, one.statement.speaker)}'s",
            "cite the mail in which they were first said, or add the name that the mail uses to"
            " former-names: in _people.yaml",
        )


@rule(WARNING)
def mail_missing(case: FileCase) -> Iterator[Finding]:
    """No archive has the mail that is cited.

    Either its Message-ID or address is mistyped, or the archives at hand do not hold its list.

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    for one in _checked(case, Outcome.MAIL_MISSING):
        yield case.finding(
            one.source,
            f"no archive has the mail {quoted(one.statement.address)}",
            "compare it with the mail, or verify with an archive of its list (--archive)",
        )


@rule(WARNING)
def archive_unreachable(case: FileCase) -> Iterator[Finding]:
    """An archive could not be asked for the mail, so nothing is known of the citation.

    It does not answer, answers nonsense, refuses robots, or cannot be read. What was verified
    earlier stays verified.

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    lost: dict[str, list[Verified]] = {}
    for one in _checked(case, Outcome.ARCHIVE_UNREACHABLE, Outcome.ARCHIVE_REFUSED):
        refused = one.checked.outcome is Outcome.ARCHIVE_REFUSED
        reason = one.checked.reason or f"an archive {'refused' if refused else 'was out of reach'}"
        lost.setdefault(reason, []).append(one)
    for reason, ones in lost.items():
        # one sentence a file: the archive is at fault, and each of its mails would say the same
        more = f"; {len(ones)} citations here are not verified" if len(ones) > 1 else ""
        hint = "try later, or give a copy of the list with --archive"
        yield case.finding(ones[0].source, reason + more, hint)


@rule(NOTE)
def mail_incomplete(case: FileCase) -> Iterator[Finding]:
    """The words were not found, but the archive's copy of the mail was cut off.

    Such a copy says so in its header (`X-Complete: no`). The words may stand in the rest.

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    for one in _checked(case, Outcome.MAIL_INCOMPLETE):
        yield case.finding(
            one.words,
            f"the copy of the mail ends before {quoted(one.citation.quote)} could be found",
            "verify with an archive that has the whole mail (--archive)",
        )


@rule(WARNING)
def author_differs(case: FileCase) -> Iterator[Finding]:
    """The mail cited for somebody's statement was written by somebody else, and no words tell why.

    A quote of the words would show that they are quoted in it; `quoted-by` names its author.

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    for one in _checked(case, Outcome.MAIL_FOUND):
        author = one.checked.remark("author-differs")
        if author is not None:
            yield case.finding(
                one.source,
                f"the mail is {author or 'nobody known'}'s,"
                f" not {name_of(case, one.statement.speaker)}'s",
                "cite the person's own mail, or add quote: with the words quoted in this one",
            )


@rule(WARNING)
def date_differs(case: FileCase) -> Iterator[Finding]:
    """The words were said on another day than the record has.

    A mail counts by the day its sender's clock showed; the day in UTC is accepted too. Words known
    from a quotation count by the day that the attribution line names, give or take one for the
    time zone of whoever quoted.

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    for one in _checked(case, Outcome.OWN_WORDS, Outcome.QUOTED, Outcome.MAIL_FOUND):
        found = one.checked.remark("date-differs")
        if found is not None:
            yield case.finding(
                (*one.route[:-1], "date"),
                f"the mail says {found}, not {one.statement.claim.day}",
                f"write date: {found.partition(' ')[0]}, or cite the mail of that day",
            )


@rule(WARNING)
def quoted_by_differs(case: FileCase) -> Iterator[Finding]:
    """`quoted-by` names somebody who does not quote the words in the mail that is cited.

    Either the words are the person's own in a mail of their own, or another person quotes them.

    Found by `bootpath verify`; shown by `check` from `_citations.lock`.
    """
    for one in _checked(case, Outcome.OWN_WORDS, Outcome.QUOTED):
        key = one.citation.quoted_by
        known = case.corpus.people.get(key or "")
        if key is None or known is None:
            continue
        if one.checked.outcome is Outcome.OWN_WORDS:
            message = f"these are {_possessive(one.checked.said_by)} words in a mail of their own"
            yield case.finding((*one.route, "quoted-by"), message, "delete quoted-by:", key=True)
        elif not _may_be(person(known), one.checked.quoted_by):
            yield case.finding(
                (*one.route, "quoted-by"),
                f"it is {listed(one.checked.quoted_by)} who quotes these words, not {known.name}",
                "name the author of the mail, or delete quoted-by:",
            )


def _may_be(known: Person, names: tuple[str, ...]) -> bool:
    return any(known.likeness(name) is not Likeness.OTHER for name in names)


FILE_RULES = (
    misattributed,
    not_found,
    ambiguous,
    speaker_unknown,
    mail_missing,
    archive_unreachable,
    mail_incomplete,
    author_differs,
    date_differs,
    quoted_by_differs,
)
"""What is reported of citations that were verified, in `check` and in `verify` alike."""
