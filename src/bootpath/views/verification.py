"""The page of the evidence: every citation of a mail, and what came of checking it."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from bootpath.views import finding
from bootpath.views.card import tally
from bootpath.views.cited import Cited, Citing, counts_line, total
from bootpath.views.finding import NOT_CHECKED, WORDS, Finding, Mail, Tone
from bootpath.views.page import Frame, Page, Ref
from bootpath.views.vantage import Vantage
from bootpath.views.words import counted

PATH = "evidence.html"

DOUBTS = 60
"""So many citations stand under what is not verified."""

LINES = 200
"""So many citations stand with their mails."""

LINES_OF_MAIL = 60
"""So many of them with one mail."""


class Result(NamedTuple):
    """A result: its tone, its word, how many citations have it, what it means."""

    tone: Tone
    word: str
    number: str
    meaning: str


class Line(NamedTuple):
    """A citation.

    - `who` is said to have said the words, on `day` (ISO 8601); nobody for what the record says
    - `quote`: the words; `found`: how they were checked
    - `kind`: what cites them, in a word; `place`: a link to it
    - `mail`: a link in a word to the mail, with the words where they were verified
    """

    who: Ref | None
    day: str | None
    quote: str | None
    found: Finding
    kind: str
    place: Ref
    mail: Ref | None


class MailGroup(NamedTuple):
    """A mail with its citations.

    - `mail`: what is known of it; `title`: what to call it
    - `links`: where it can be read; `ident`: its name without a link
    - `lines`: the citations; `left_out`: how many more there are
    """

    mail: Mail
    title: str
    links: tuple[Ref, ...]
    ident: str | None
    lines: tuple[Line, ...]
    left_out: str | None


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """What `evidence.html.j2` gets.

    - `frame`: the page's frame
    - `known`: whether anything was ever verified; `verified_on`: the day, ISO 8601, if it was told
    - `total`: how many citations and mails, in words; `results`: the citations by result
    - `doubts`: what is not verified, the worst first; `more_doubts`: how many are left out
    - `groups`: the mails, newest first; `left_out`: how many more there are
    """

    frame: Frame
    known: bool
    verified_on: str | None
    total: str | None
    results: tuple[Result, ...]
    doubts: tuple[Line, ...]
    more_doubts: str | None
    groups: tuple[MailGroup, ...]
    left_out: str | None


def legend() -> tuple[Result, ...]:
    """Every word for a result with its meaning."""
    return _results({})


def summary(vantage: Vantage, slug: str | None = None) -> Ref | None:
    """The quotations of a decision, or of all, by result; leads to the page of the evidence."""
    library = vantage.library
    found = library.tallies() if slug is None else [tally(library, library.corpus.by_slug[slug])]
    words = counts_line(total(found))
    return Ref(words, vantage.root + PATH) if words else None


def page(vantage: Vantage) -> Page:
    """The page of the evidence, seen from the root of the site."""
    lock = vantage.library.evidence.lock
    counts = total(vantage.library.tallies()).every
    by_mail: dict[str, list[Citing]] = {}
    doubted: list[Citing] = []
    for one in vantage.library.citings():
        by_mail.setdefault(one.source, []).append(one)
        if lock is not None and one.doubted:
            doubted.append(one)
    groups, rest = _groups(vantage, by_mail)
    number = counts.total()
    value = EvidencePage(
        frame=vantage.frame(
            PATH,
            "Evidence",
            "Every citation of a mail, and whether the words stand there and whose they are.",
            part="about.html",
        ),
        known=lock is not None,
        verified_on=vantage.sent(lock.verified_on) if lock else None,
        total=f"{counted(number, 'citation')} of {counted(len(by_mail), 'mail')}"
        if number
        else None,
        results=_results(counts) if lock and number else (),
        doubts=_lines(vantage, nsmallest(DOUBTS, doubted, key=_gravity)),
        more_doubts=_more(len(doubted) - DOUBTS, "more citation"),
        groups=groups,
        left_out=counted(rest, "more mail") if rest else None,
    )
    return Page(PATH, "evidence.html.j2", value)


def _results(counts: dict[str, int]) -> tuple[Result, ...]:
    """The results by word, with their counts; without any counts every word there is."""
    numbers: dict[str, int] = {}
    words = {word.word: word for word in WORDS.values()}
    for key, word in WORDS.items():
        numbers[word.word] = numbers.get(word.word, 0) + counts.get(key, 0)
    return tuple(
        Result(words[name].tone, name, f"{number:,}", words[name].meaning)
        for name, number in numbers.items()
        if number or not counts
    )


def _gravity(one: Citing) -> tuple[int, str, str, str]:
    """What is contradicted comes before what is only unknown, what nobody looked at last."""
    tone = WORDS[one.key].tone
    grade = 0 if tone == "wrong" else 2 if one.key == NOT_CHECKED else 1
    return grade, one.day, one.page, one.place


def _groups(
    vantage: Vantage, by_mail: dict[str, list[Citing]]
) -> tuple[tuple[MailGroup, ...], int]:
    """The mails as long as there is room, newest first, and how many are left out."""
    ordered = sorted(by_mail.items(), key=lambda one: one[0])
    ordered.sort(key=lambda one: _mail_day(vantage, *one), reverse=True)
    groups: list[MailGroup] = []
    room = LINES
    for _, found in ordered:
        if room <= 0:
            break
        found.sort(key=lambda one: (one.day, one.page, one.place))
        shown = found[: min(room, LINES_OF_MAIL)]
        groups.append(_group(vantage, found, shown))
        room -= len(shown)
    return tuple(groups), len(ordered) - len(groups)


def _mail_day(vantage: Vantage, source: str, found: list[Citing]) -> str:
    """The day of a mail; of one that nobody saw, the first day for which it is cited."""
    lock = vantage.library.evidence.lock
    seen = lock.mails.get(source) if lock else None
    day = vantage.sent(seen.date) if seen else None
    return day or min((one.day for one in found if one.day), default="")


def _group(vantage: Vantage, found: list[Citing], shown: list[Citing]) -> MailGroup:
    cited = _whole(vantage, shown)
    origin = vantage.origin(cited[0].known.statement.citation)
    mail = finding.mail(cited[0].known, vantage)
    titles = (one.title for one in found)
    return MailGroup(
        mail=mail,
        title=mail.subject or next(filter(None, titles), None) or "A mail",
        links=origin.links,
        ident=origin.ident,
        lines=tuple(_line(vantage, one) for one in cited),
        left_out=_more(len(found) - len(shown), "more citation"),
    )


def _whole(vantage: Vantage, found: Iterable[Citing]) -> list[Cited]:
    """Citations with all that there is to say of them."""
    return [vantage.library.cited(one.slug)[one.at] for one in found]


def _lines(vantage: Vantage, found: Iterable[Citing]) -> tuple[Line, ...]:
    return tuple(_line(vantage, one) for one in _whole(vantage, found))


def _line(vantage: Vantage, one: Cited) -> Line:
    statement = one.known.statement
    anchored = f"{one.page}#{one.place}" if one.place else one.page
    return Line(
        who=vantage.person(statement.person) if statement.person else None,
        day=one.day,
        quote=statement.citation.quote,
        found=finding.finding(one.known, vantage),
        kind=one.kind,
        place=Ref(one.title, vantage.root + anchored),
        mail=vantage.brief(statement.citation),
    )


def _more(number: int, words: str) -> str | None:
    return counted(number, words) if number > 0 else None
