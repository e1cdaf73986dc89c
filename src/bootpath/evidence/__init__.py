"""Evidence: what each citation claims about a mail, what the mail shows, and the lock that keeps it."""

from bootpath.evidence.checked import Checked, Outcome, Remark
from bootpath.evidence.evidence import Evidence
from bootpath.evidence.lock import BrokenLock, Lock, Seen
from bootpath.evidence.statement import Claim, Statement, statements

__all__ = [
    "BrokenLock",
    "Checked",
    "Claim",
    "Evidence",
    "Lock",
    "Outcome",
    "Remark",
    "Seen",
    "Statement",
    "statements",
]
