"""The line above a quotation that says whose words follow."""

import re
from datetime import date
from typing import NamedTuple

from bootpath.mail.dates import dated
from bootpath.mail.person import mailbox

LENGTH = 400
"""Characters of the longest attribution that is read, wrapped lines joined."""

_VERB = r"(?:wrote|writes|said|says|a\s+[ée]crit)"
_WROTE = re.compile(rf"(?P<who>.+?),?\s+{_VERB}\s?:", re.IGNORECASE)
_LEAD = re.compile(r"(?:On|At|Le)\s+", re.IGNORECASE)
_NAME_THEN_DATE = re.compile(r"(?P<who>[^,]+?),?\s+(?:le|on)\s+(?P<when>.+)", re.IGNORECASE)
_MESSAGE = re.compile(r"In (?:message|article|mail)?\s*<[^<>]*>,?\s*(?:on\s+)?", re.IGNORECASE)
_SUPERCITE = re.compile(r'"[^"]{1,10}" == ')

# Forms that name both parts in their own way: German in both orders, alot and Horde, sup,
# mutt users with a star, and Gmail where it does not translate.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"Am\s+(?P<when>.+?)\s+schrieb\s+(?P<who>.+?)\s?:",
        r"(?P<who>.+?)\s+schrieb(?:\s+am\s+(?P<when>.+?))?\s?:",
        r"Quoting\s+(?P<who>.+?)(?:\s+\((?P<when>\d[^()]+)\))?\s?:?",
        r"Excerpts from (?P<who>.+?)(?:[’']s message of (?P<when>.+?))?\s?:",
        r"\*\s+(?P<who>.+?)\s+[\[(](?P<when>\d[^\[\]()]+)[\])]\s?(?:wrote)?:",
        r"(?P<when>\d{4}-\d\d-\d\d .+?)\s+(?P<who>\S[^\d<>]*<[^<>\s]+@[^<>\s]+>)\s?:",
    )
)
_SAYS_WROTE = re.compile(
    rf"\b(?:{_VERB}|schrieb)\s?:\s*$|(?:@|\b\d\d?:\d\d\b).*:\s*$", re.IGNORECASE
)
_QUOTING = re.compile(r"Quoting\s+[^\W\d_].*\)?:?\s*$")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PARTICLES = {"de", "da", "di", "del", "der", "den", "van", "von", "la", "le", "el", "bin", "al"}
_NOBODY = {
    "i", "you", "he", "she", "we", "they", "it", "who", "as", "someone", "somebody", "ich", "du",
    "er", "sie", "wir", "je", "tu", "il", "elle", "vous", "nous", "and", "or", "but", "what",
}  # fmt: skip
_WORDS = 6


class Attribution(NamedTuple):
    """Whose words follow, and the days on which they may have been written.

    Name and address may be empty: then the line says that somebody wrote, but not legibly who.
    """

    name: str
    address: str
    days: tuple[date, ...] = ()
    is_dated: bool = False

    @property
    def is_legible(self) -> bool:
        """Whether the line names anybody."""
        return bool(self.name or self.address)


NOBODY = Attribution("", "")
"""What a line gives that ends like an attribution and cannot be read as one."""


def may_end(text: str) -> bool:
    """Whether an attribution can end with this line: cheap, and true for every form that is read."""
    return text.rstrip().endswith(":") or bool(_QUOTING.match(text))


def says_wrote(text: str) -> bool:
    """Whether a line says that somebody wrote what follows, even if not legibly who.

    A time or an address before a final colon says so in any language.
    """
    return bool(_SAYS_WROTE.search(text[-LENGTH:]))


def attribution(text: str, sent: date | None = None) -> Attribution | None:
    """Read an attribution, its lines joined by spaces.

    Understood are the forms of mutt, Gmail, Thunderbird, Evolution, Gnus (supercite too),
    GroupWise, Claws, alot and sup in English, and the usual ones in German and French. `sent`
    is the day of the mail, for dates without a year. None when the text is no attribution;
    `NOBODY` when it ends like one but names no person.
    """
    line = " ".join(text.split())
    if len(line) > LENGTH or not may_end(line):
        return None
    line = _SUPERCITE.sub("", line, count=1)
    for form in _FORMS:
        found = form.fullmatch(line)
        if found:
            parts = found.groupdict()
            return _attribution(parts["who"], parts["when"] or "", sent)
    wrote = _WROTE.fullmatch(line)
    if not wrote:
        return None
    who = _MESSAGE.sub("", wrote["who"], count=1).removeprefix("* ")
    lead = _LEAD.match(who)
    if lead:
        rest = who[lead.end() :]
        date_end = dated(rest).end
        return _attribution(rest[date_end:], rest[:date_end], sent) if date_end else NOBODY
    turned = _NAME_THEN_DATE.fullmatch(who)
    if turned and dated(turned["when"]).end == len(turned["when"].rstrip(", ")):
        return _attribution(turned["who"], turned["when"], sent)
    return _attribution(who, "", sent)


def _attribution(who: str, when: str, sent: date | None) -> Attribution:
    name, address, _ = mailbox(who)
    when = _LEAD.sub("", when, count=1)
    end, days = dated(when, sent)
    if not (_is_name(name, strictly=not (address or end)) if name else address):
        return NOBODY._replace(days=days, is_dated=bool(end))
    return Attribution(name, address, days, bool(end))


def _is_name(name: str, *, strictly: bool) -> bool:
    """Whether words can be a name; strictly, when neither a date nor an address speaks for it."""
    words = re.sub(r"\([^()]*\)|[,\"]", " ", name).split()
    return (
        0 < len(words) <= _WORDS
        and words[0].casefold() not in _NOBODY
        and all(_NAME_WORD.fullmatch(word) for word in words)
        and not (strictly and any(w[0].islower() and w not in _PARTICLES for w in words))
    )
