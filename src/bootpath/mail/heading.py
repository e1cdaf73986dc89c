"""Where a mail says whose words follow: attribution lines, and header blocks as Outlook writes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from bootpath.mail.attribution import NOBODY, Attribution, attribution, may_end, says_wrote
from bootpath.mail.dates import dated
from bootpath.mail.person import mailbox
from bootpath.mail.quoting import Marked

_WRAPPED = 4
_BLOCK = 25
_OPENS = re.compile(r"(?:On|At|Am|Le|In|Quoting|Excerpts|\*)\s|\d{4}-\d\d-\d\d", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:<[^<>]*>\s*)?(?:wrote|writes|said|schrieb|a\s+[ée]crit)\s?:\s*", re.IGNORECASE
)
_ELIDED = re.compile(r"\W*(?:\.\.\.|…|snip|snipped|cut|deleted|trimmed)?\W*", re.IGNORECASE)
_GROUPWISE = re.compile(r"On \d\d\.\d\d\.\d\d at \d\d:\d\d, ")
_MARKER = re.compile(
    r"-{2,}\s*(?:Original[ -]Message|Forwarded message|Urspr\S+ Nachricht|Weitergeleitete Nachricht"
    r"|Message d['’]origine|Message transf\S+)\s*-{2,}|Begin forwarded message:",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_-]{10,}")
_FIELD = re.compile(
    r"\*?(?P<name>From|Sent|Date|To|Cc|Bcc|Subject|Importance|Reply-To|Organization|Message-ID"
    r"|Von|Gesendet|Datum|An|Betreff|De|Envoy[ée]|[ÀA]|Objet)\s?:\*?(?:\s+(?P<value>.*)|$)",
    re.IGNORECASE,
)
_FROM = {"from", "von", "de"}
_DATE = {"sent", "date", "gesendet", "datum", "envoyé", "envoye"}
_OTHER = {"to", "subject", "an", "betreff", "à", "a", "objet"}
_LIST = {"to", "cc", "bcc", "an", "à", "a", "subject", "betreff", "objet"}


class Reach(Enum):
    """What a heading is about."""

    QUOTATION = "the quotation below it"
    BELOW = "everything below it, which is not marked as a quotation"
    PATCH = "what is below it as far as the line ---"
    NOTHING = "nothing: what it announced was cut away, or names itself"


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines `first` to `last` (exclusive, from 0) that name who speaks at `depth`."""

    first: int
    last: int
    depth: int
    who: Attribution
    reach: Reach = Reach.QUOTATION


def headings(lines: Sequence[Marked], sent: date | None = None) -> tuple[Heading, ...]:
    """All headings of a mail in order. `sent` is its day, for dates without a year."""
    found: list[Heading] = []
    for at, line in enumerate(lines):
        start = found[-1].last if found else 0
        if at < start or line.is_blank:
            continue
        one = _block(lines, at, start) or _attribution(lines, at, start, sent)
        if one:
            found.append(one)
    if own := _patch_author(lines):
        found = [own, *(one for one in found if one.first >= own.last)]
    return tuple(_placed(lines, found))


def _attribution(lines: Sequence[Marked], at: int, start: int, sent: date | None) -> Heading | None:
    text = lines[at].text
    if not may_end(text):
        return None
    for first in range(max(start, at - _WRAPPED + 1), at + 1):
        if not _hangs_together(lines, first, at):
            continue
        who = attribution(" ".join(line.text for line in lines[first : at + 1]), sent)
        if who and who.is_legible and (first == at or _may_open(lines, first, who)):
            return Heading(first, at + 1, lines[first].depth, who)
    # whoever it was: the quotation below is not that of the person named further up
    return Heading(at, at + 1, lines[at].depth, NOBODY) if says_wrote(text) else None


def _hangs_together(lines: Sequence[Marked], first: int, at: int) -> bool:
    marks = lines[first].marks
    if any(line.is_blank or line.marks != marks for line in lines[first:at]):
        return False
    # wrapping a line often loses the marks of what was wrapped
    last = lines[at]
    return last.marks == marks or (last.depth < len(marks) and bool(_TAIL.fullmatch(last.text)))


def _may_open(lines: Sequence[Marked], first: int, who: Attribution) -> bool:
    if _OPENS.match(lines[first].text):
        return who.is_dated
    above = lines[first - 1] if first else None
    alone = above is None or above.is_blank or above.marks != lines[first].marks
    return bool(who.address) and alone


def _block(lines: Sequence[Marked], at: int, start: int) -> Heading | None:
    """A header block (From, Sent, To, Subject), or the line that announces a mail without one."""
    marks = lines[at].marks
    fields: dict[str, str] = {}
    latest = ""
    end = at
    for line in lines[at : at + _BLOCK]:
        field = _FIELD.match(line.text) if line.marks == marks else None
        if field:
            latest = field["name"].lower()
            fields.setdefault(latest, field["value"] or "")
        elif (
            line.is_blank
            or line.marks != marks
            or latest not in _LIST
            or not (line.text[:1].isspace() or lines[end - 1].text.rstrip().endswith((";", ",")))
        ):
            break
        end += 1
    sender = next((value for name, value in fields.items() if name in _FROM), None)
    when = next((value for name, value in fields.items() if name in _DATE), None)
    first = _announcement(lines, at, start)
    if sender is not None and when is not None and _OTHER & fields.keys():
        name, address, _ = mailbox(sender)
        end_of_date, days = dated(when)
        who = Attribution(name, address, days, bool(end_of_date))
        return Heading(first, end, len(marks), who, Reach.BELOW)
    if _MARKER.fullmatch(lines[at].text.strip()):
        is_followed = any(_FIELD.match(line.text) for line in lines[at + 1 : at + 6])
        reach = Reach.NOTHING if is_followed else Reach.BELOW
        return Heading(at, at + 1, len(marks), NOBODY, reach)
    return None


def _announcement(lines: Sequence[Marked], at: int, start: int) -> int:
    """The line of the rule that Outlook puts above a block; `at` when there is none."""
    for above in range(at - 1, max(start, at - 4) - 1, -1):
        text = lines[above].text.strip()
        if _RULE.fullmatch(text):
            return above
        if text:
            break
    return at


def _patch_author(lines: Sequence[Marked]) -> Heading | None:
    """The `From:` line at the top of a body, by which git names who wrote a patch."""
    for at, line in enumerate(lines):
        if line.is_blank:
            continue
        field = _FIELD.match(line.text) if not line.depth else None
        if field is None or field["name"] != "From":
            return None
        name, address, _ = mailbox(field["value"] or "")
        end = at + 1
        while end < len(lines) and _FIELD.match(lines[end].text):
            end += 1
        if not address or end == len(lines) or not lines[end].is_blank:
            return None
        return Heading(at, end, 0, Attribution(name, address), Reach.PATCH)
    return None


def _placed(lines: Sequence[Marked], found: Sequence[Heading]) -> Iterator[Heading]:
    """The headings, each with what it is about; those that are prose after all are left out."""
    firsts = {heading.first for heading in found}
    stacked = False
    for one in found:
        below, was_cut = _below(lines, one)
        if below is None or one.reach is Reach.NOTHING:
            yield replace(one, reach=Reach.NOTHING)
            continue
        depth = lines[below].depth
        # two headings one upon the other leave open which of them names whom
        who = NOBODY if stacked else one.who
        stacked = one.reach is Reach.QUOTATION and below in firsts and depth == one.depth
        if stacked:
            yield replace(one, who=NOBODY, reach=Reach.NOTHING)
        elif depth > one.depth:
            yield replace(one, depth=one.depth + 1, who=who, reach=Reach.QUOTATION)
        elif one.reach is not Reach.QUOTATION:
            yield replace(one, who=who)
        elif _names_less(lines, one, below):
            yield replace(one, depth=depth, who=who)
        elif was_cut:
            yield replace(one, reach=Reach.NOTHING)
        elif who.is_legible and who.is_dated:
            # a quotation without marks, or one that was cut: nobody can tell from here on
            yield replace(one, who=NOBODY, reach=Reach.BELOW)


def _below(lines: Sequence[Marked], one: Heading) -> tuple[int | None, bool]:
    """The line after a heading that is neither blank nor a mark for words that were cut away.

    A blank one that is quoted more deeply is the beginning of a quotation all the same.
    """
    was_cut = False
    for at in range(one.last, len(lines)):
        if lines[at].is_blank and lines[at].depth <= one.depth:
            continue
        if lines[at].depth > one.depth or not _ELIDED.fullmatch(lines[at].text):
            return at, was_cut
        was_cut = True
    return None, was_cut


def _names_less(lines: Sequence[Marked], one: Heading, below: int) -> bool:
    """Whether `>>>` stands before the heading itself, as GroupWise and supercite put it.

    The quotation that follows is then marked less deeply than the line that announces it.
    """
    depth = lines[below].depth
    above = next((line.depth for line in lines[one.first - 1 :: -1] if not line.is_blank), 0)
    if one.first == 0:
        above = 0
    if not depth or above >= depth:
        return False
    if one.depth - depth == 2:  # noqa: PLR2004 - `>>> ` against `> `
        return bool(_GROUPWISE.match(lines[one.first].text))
    return one.depth - depth == 4 and lines[below].marks[-1].isalpha()  # noqa: PLR2004 - `>>>>> `
