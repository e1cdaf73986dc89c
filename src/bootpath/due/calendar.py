"""Due items as an iCalendar (RFC 5545), a day-long event each.

It is written here and by no library: what is needed is a page of text whose every byte has to be
the same on every day's rebuild, and the tests read it back with one.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from bootpath.corpus import Corpus, title
from bootpath.due.item import Due, Kind
from bootpath.due.wording import heading, sentence

_OCTETS = 75
_WIDEST = 4  # octets of a character in UTF-8
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar(items: Iterable[Due], corpus: Corpus, today: date, plain: Callable[[str], str]) -> str:
    """The items as a calendar; `plain` takes the markup out of a text of the records.

    Every event lies on its day, however long that is past. An empty list gives a journal entry of
    today that says so, for a calendar must hold something (RFC 5545, section 3.6). Lines end in
    CR LF and are folded at 75 octets (section 3.1).
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bootpath//due//EN"]
    lines.append(f"X-WR-CALNAME:{_escaped(f'Due: {corpus.tracker.title}')}")
    events = [line for item in items for line in _event(item, corpus, today, plain)]
    lines += events or _nothing(corpus, today)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(item: Due, corpus: Corpus, today: date, plain: Callable[[str], str]) -> Iterator[str]:
    if item.kind is Kind.MILESTONE:
        subject = corpus.milestones[item.key].title
    else:
        subject = title(corpus, corpus.by_slug[item.decisions[0]])
    told = heading(item, today)
    yield "BEGIN:VEVENT"
    yield f"UID:{item.name}@{_owner(corpus)}"
    yield f"DTSTAMP:{_stamp(today)}"
    yield f"DTSTART;VALUE=DATE:{_digits(item.day)}"
    yield f"SUMMARY:{_escaped(f'{told[0].upper()}{told[1:]}: {plain(subject)}')}"
    text = "\n".join((plain(sentence(item, corpus)), ", ".join(item.decisions)))
    yield f"DESCRIPTION:{_escaped(text)}"
    if corpus.base_url:
        yield f"URL:{corpus.base_url}{_page(item)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _page(item: Due) -> str:
    """The page of the site that shows it."""
    if item.kind is Kind.MILESTONE:
        return f"milestones.html#{item.key}"
    return f"decisions/{item.decisions[0]}.html"


def _nothing(corpus: Corpus, today: date) -> list[str]:
    return [
        "BEGIN:VJOURNAL",
        f"UID:nothing@{_owner(corpus)}",
        f"DTSTAMP:{_stamp(today)}",
        f"DTSTART;VALUE=DATE:{_digits(today)}",
        "SUMMARY:Nothing is due",
        "END:VJOURNAL",
    ]


def _owner(corpus: Corpus) -> str:
    """What makes the identifiers of this tracker's events its own: the host of its site."""
    try:
        return urlsplit(corpus.tracker.base_url or "").hostname or "bootpath"
    except ValueError:
        return "bootpath"


def _stamp(today: date) -> str:
    """The day as the moment of the calendar's making: nothing knows a later one (UTC)."""
    return f"{_digits(today)}T000000Z"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """A text as a value (RFC 5545, section 3.3.11)."""
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never cut within a character (section 3.1)."""
    if len(line) * _WIDEST <= _OCTETS or len(line.encode()) <= _OCTETS:
        yield line
        return
    piece, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _OCTETS:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + character, octets + size
    yield piece
