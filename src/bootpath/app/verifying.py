"""Verifying: every citation of a mail is compared with the mail, and what was found is kept."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bootpath.app.checking import CODES, in_order, without_allowed
from bootpath.app.reading import Reading
from bootpath.disk.replacement import replace
from bootpath.evidence import Checked, Claim, Evidence, Lock, Outcome, Seen, Statement
from bootpath.evidence.evidence import Placed
from bootpath.evidence.examination import checked, messages, seen
from bootpath.evidence.lock import NAME, written
from bootpath.mail.archives import Answers, Archive
from bootpath.report.value import Report
from bootpath.rules.engine import Places, evidence_findings

_NOT_OURS = frozenset(
    {
        "broken-lock",
        "unverified-citation",
        "evidence-changed",
        "malformed-allowance",
        "unused-allowance",
    }
)
"""What this run mends by writing the lock anew, and what check alone can judge."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification found.

    `fresh` is what this run found, `lock` what is known now. `changed` names the mails whose text
    is no longer the one that was verified before.
    """

    report: Report
    fresh: Lock
    lock: Lock
    asked: int
    changed: tuple[str, ...]
    warnings: tuple[str, ...]

    def tally(self) -> dict[Outcome, int]:
        """How many claims came out in each way, the best first."""
        found = Counter(one.outcome for one in self.fresh.claims.values())
        return {outcome: found[outcome] for outcome in Outcome if found[outcome]}


def verify(
    reading: Reading,
    archive: Archive,
    today: date,
    only: Collection[str] = (),
    verified_on: str = "",
) -> Verified:
    """Compare the citations of the records, or of the files in `only`, with their mails."""
    asserted = [one for one in reading.evidence.statements if not only or one.path in only]
    addresses = sources(reading, only)
    answers = archive.lookup(addresses)
    fresh = _found(reading, asserted, answers, verified_on)
    before = reading.evidence.lock or Lock()
    live = None if only else reading.evidence.live
    changed = tuple(
        key
        for key, mail in fresh.mails.items()
        if key in before.mails and before.mails[key].texts != mail.texts
    )
    warnings = dict.fromkeys(text for answer in answers.values() for text in answer.warnings)
    return Verified(
        _report(reading, Evidence(reading.corpus, fresh), today, only, len(asserted)),
        fresh,
        before.updated(fresh, live),
        len(addresses),
        changed,
        tuple(warnings),
    )


def sources(reading: Reading, only: Collection[str] = ()) -> list[str]:
    """The Message-IDs and addresses of the mails that the records cite, each once."""
    cited = (one.statement for one in reading.evidence.statements if not only or one.path in only)
    return list(dict.fromkeys(one.address for one in cited if one.address))


def keep(lock: Lock, records: Path, was: bytes | None) -> bool:
    """Write the lock beside the records, unless it says what it said; whether it was written.

    Raises DiskFault when it cannot be written or changed meanwhile.
    """
    data = written(lock)
    if data == was:
        return False
    replace(records / NAME, data, was)
    return True


def _found(reading: Reading, asserted: list[Placed], answers: Answers, verified_on: str) -> Lock:
    """What the answers show of each claim; a mail is read once, and forgotten before the next."""
    by_address: dict[str, list[Statement]] = {}
    for _, statement in asserted:
        by_address.setdefault(statement.address or "", []).append(statement)
    claims: dict[Claim, Checked] = {}
    mails: dict[str, Seen] = {}
    for address, statements in by_address.items():
        answer = answers[address]
        read = messages(answer)
        if read:
            mails[statements[0].claim.source] = seen(read, answer)
        for statement in statements:
            if statement.claim not in claims:
                found = checked(statement, reading.corpus.people, answer, read)
                claims[statement.claim] = found
    return Lock(claims, mails, verified_on)


def _report(
    reading: Reading, evidence: Evidence, today: date, only: Collection[str], asserted: int
) -> Report:
    """The problems of the citations, with those that kept records from being read."""
    places = Places(lambda path: reading.texts.get(path, ""))
    found = (*reading.findings, *evidence_findings(reading.corpus, evidence, today))
    problems = without_allowed(
        (*reading.problems, *places.diagnostics(found)), reading, places, frozenset()
    )
    shown = in_order(one for one in problems if one.code not in _NOT_OURS)
    report = Report(shown, reading.texts, ((asserted, "citation"),), lambda: CODES)
    return report.about(only)
