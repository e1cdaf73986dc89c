"""Subjects: what a mail is about, without the marks that replies, lists and patches put before it."""

import re

_REPLY = re.compile(r"(?:re|aw|antw|sv|odp|rif)(?:\[\d{1,3}\]|\^\d{1,3})?\s*:\s*", re.IGNORECASE)
_FORWARD = re.compile(r"(?:fwd?|wg|tr)\s*:\s*", re.IGNORECASE)
_TAG = re.compile(r"\[[^\[\]]{1,80}\]\s*")
_MARKS = 30  # more than that no mail reader has put before a subject
_OF_THE_MAIL = re.compile(
    r"\b(?:patch|rfc|rft|pull|resend|announce|bug|poll|v\d+|\d+/\d+)", re.IGNORECASE
)


def is_reply(subject: str) -> bool:
    """Whether the subject says that the mail answers another: `Re:`, or that in another language."""
    return _stripped(subject, keep_own=True)[1]


def matter(subject: str) -> str:
    """What mails of one thread have in common in their subjects, for comparing.

    Reply marks and the list's own tag (`[Xen-devel]`) are taken off. `[PATCH v2]` stays, since
    another version of a series is another thread.
    """
    return " ".join(_stripped(subject, keep_own=True)[0].split()).casefold()


def title(subject: str) -> str:
    """The subject as the title of a record: without reply marks and any tag in brackets."""
    return _stripped(subject, keep_own=False)[0].strip() or subject.strip()


def _stripped(subject: str, *, keep_own: bool) -> tuple[str, bool]:
    """The subject from its first word on, and whether a reply mark stood before that."""
    at = len(subject) - len(subject.lstrip())
    replies = False
    for _ in range(_MARKS):
        if found := _REPLY.match(subject, at):
            replies = True
        else:
            found = _FORWARD.match(subject, at) or _TAG.match(subject, at)
        if not found or (keep_own and found[0][0] == "[" and _OF_THE_MAIL.search(found[0])):
            return subject[at:], replies
        at = found.end()
    return subject[at:], replies
