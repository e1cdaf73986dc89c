"""Rules about what the lock covers: citations that nobody verified, or changed afterwards."""

from collections.abc import Iterator

from bootpath.evidence import Checked, Claim, Statement
from bootpath.rules.case import FileCase
from bootpath.rules.citations import is_message_id
from bootpath.rules.evidence import listed, name_of
from bootpath.rules.quotations import QUOTE_WORDS
from bootpath.rules.rule import WARNING, rule
from bootpath.shape import quoted
from bootpath.source import Finding, Route


@rule(WARNING)
def unverified_citation(case: FileCase) -> Iterator[Finding]:
    """A mail is cited that nobody has verified yet.

    Others of this tracker are: `_citations.lock` keeps what `bootpath verify` found, and has nothing
    about this one.
    """
    for route, statement in _uncovered(case):
        if case.evidence.before(statement) is None:
            yield case.finding(
                (*route, "mail" if statement.citation.mail else "url"),
                "this citation has not been verified",
                "run bootpath verify, and commit _citations.lock with the record",
            )


@rule(WARNING)
def evidence_changed(case: FileCase) -> Iterator[Finding]:
    """A citation was changed after it was verified: other words, another person, another day.

    What `_citations.lock` has is about the citation as it was.
    """
    for route, statement in _uncovered(case):
        before = case.evidence.before(statement)
        if before is not None:
            yield case.finding(
                (*route, "quote") if statement.citation.quote else route,
                _changed(case, statement, *before),
                "run bootpath verify, or take the change back",
            )


def _uncovered(case: FileCase) -> Iterator[tuple[Route, Statement]]:
    """The citations that the lock does not cover, and nothing else is wrong with.

    A misspelt key of a person is not reported a second time.
    """
    for route, citation in case.citations:
        statement = case.evidence.statement(citation)
        if statement is None or case.evidence.checked(citation) is not None:
            continue
        speaker, quote = statement.speaker, citation.quote or ""
        is_known = speaker is None or speaker in case.corpus.people
        is_id = citation.mail is None or is_message_id(citation.mail)
        if is_known and is_id and len(quote.split()) <= QUOTE_WORDS:
            yield route, statement


def _changed(case: FileCase, statement: Statement, earlier: Claim, found: Checked) -> str:
    claim = statement.claim
    if earlier.quote != claim.quote:
        return f"the words were {quoted(earlier.quote)} when they were verified"
    if earlier.person != claim.person:
        said = listed(found.said_by) if found.outcome.is_verified else name_of(case, earlier.person)
        return f"these words were verified as {said}'s, not {name_of(case, claim.person)}'s"
    if earlier.day != claim.day:
        return f"these words were verified as said on {earlier.day}, not on {claim.day}"
    return "what surrounds the words was changed since they were verified"


FILE_RULES = (unverified_citation, evidence_changed)
