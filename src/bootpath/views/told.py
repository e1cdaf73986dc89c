"""A change in words that a maintainer would mail; the one place where they are made."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from bootpath.corpus import Corpus
from bootpath.difference import Change, Kind
from bootpath.markup import plain
from bootpath.record import Citation, Tracker
from bootpath.views.cite import where
from bootpath.views.words import ENTRIES, clipped

_CLIP = 90
"""So many characters of an earlier text stand in a sentence, enough to know it by."""

_ENTRIES = {
    "answers": "answer",
    "events": "event",
    "expectations": "expectation",
    "outcome": "judgement",
    "positions": "position",
    "questions": "question",
    "roles": "role",
}
_PROSE = frozenset(
    ("title", "question", "summary", "context", "unverified", "says", "description", "prefer")
)
_JUDGED = {"held": "held", "missed": "was missed"}


class Told(NamedTuple):
    """A change as told: the day it happened if the record dates it, a sentence, the source."""

    day: str | None
    sentence: str
    source: str | None


class Names:
    """The names and titles that two states give to keys; the later one goes first."""

    def __init__(self, before: Corpus, after: Corpus) -> None:
        self._corpora = (after, before)

    @property
    def tracker(self) -> Tracker:
        """The tracker of the later state, which knows where sources can be read."""
        return self._corpora[0].tracker

    def person(self, key: str) -> str:
        """A person's name, or the key of an unknown one."""
        found = (corpus.people.get(key) for corpus in self._corpora)
        return next((person.name for person in found if person), key)

    def decision(self, slug: str) -> str:
        """A decision's title, or the slug of an unknown one."""
        found = (corpus.entry(slug) for corpus in self._corpora)
        return next((entry.decision.title for entry in found if entry), slug)

    def option(self, slug: str, key: str) -> str:
        """An option's title, or the key of an unknown one."""
        found = (corpus.entry(slug) for corpus in self._corpora)
        options = (entry.decision.options.get(key) for entry in found if entry)
        return next((option.title for option in options if option), key)

    def milestone(self, key: str) -> str:
        """A milestone's title, or the key of an unknown one."""
        found = (corpus.milestones.get(key) for corpus in self._corpora)
        return next((milestone.title for milestone in found if milestone), key)

    def term(self, key: str) -> str:
        """A term's word, or the key of an unknown one."""
        found = (corpus.terms.get(key) for corpus in self._corpora)
        return next((term.word for term in found if term), key)


def told(names: Names, change: Change) -> Told:
    """A change with its day, its sentence, and where it can be checked."""
    day = change.day.isoformat() if change.day else None
    source = _source(names.tracker, change.cite) if change.cite else None
    return Told(day, sentence(names, change), source)


def sentence(names: Names, change: Change) -> str:
    """What changed, without its day and without a full stop of ours."""
    made = _SENTENCES[change.kind]
    words = _words(names, change)
    text = made(change, words) if callable(made) else made.format_map(words)
    text = text[:1].upper() + text[1:]
    if change.kind not in _WITH_TEXT or not change.text:
        return text
    return f"{text}: {plain(change.text)}" if text else plain(change.text)


def _source(tracker: Tracker, cite: Citation) -> str:
    """What names a source in a mail: a Message-ID in angle brackets (RFC 5322), or an address."""
    if cite.mail:
        return f"<{cite.mail.strip().removeprefix('<').removesuffix('>')}>"
    found = where(tracker, cite)
    return (found.links[0].href if found.links else None) or found.ident or found.kind


def _words(names: Names, change: Change) -> Mapping[str, str]:
    slug = change.decision or ""
    return {
        "who": names.person(change.person) if change.person else "the record",
        "option": _title(names.option(slug, change.option)) if change.option else "no option",
        "other": f"{_title(names.decision(change.other))} ({change.other})" if change.other else "",
        "milestone": names.milestone(change.milestone) if change.milestone else "",
        "term": names.term(change.term) if change.term else "",
        "field": (change.field or "").replace("-", " "),
        "before": change.before or "nothing",
        "after": change.after or "nothing",
        "about": _title(clipped(plain(change.about), _CLIP)) if change.about else "",
        "was": _title(names.option(slug, change.before)) if change.before else "no option",
        "phrase": _PHRASES.get(change.after or "", ""),
    }


def _title(text: str) -> str:
    return f"“{text}”"


def _status(change: Change, words: Mapping[str, str]) -> str:
    how = f"moved from {change.before} to {change.after}" if change.before else change.after
    text = f"Status {how}" if change.before else f"Status: {how}"
    return f"{text}, outcome {words['option']}" if change.option else text


def _expected(change: Change, words: Mapping[str, str]) -> str:
    return f"{words['who']} expects" + (f", by {change.after}" if change.after else "")


def _judged(change: Change, words: Mapping[str, str]) -> str:
    result = _JUDGED.get(change.after or "", "was judged")
    before = f", no longer {change.before}" if change.before else ""
    return f"The expectation of {words['who']} {result}{before}: {words['about']}"


def _entry(change: Change, words: Mapping[str, str]) -> str:
    """An entry as one points at it: `the position of NAME on “OPTION”`."""
    if change.milestone:
        return f"the day on which “{words['milestone']}” was {change.field}"
    if change.field == "status":
        return f"the status {change.before}"
    text = f"the {_ENTRIES.get(change.field or '', change.field)}"
    if change.person or change.field in ("questions", "positions"):
        text += f" of {words['who']}"
    if change.option:
        return f"{text} on {words['option']}"
    return f"{text} {_title(clipped(plain(change.text), _CLIP))}" if change.text else text


def _corrected(change: Change, words: Mapping[str, str]) -> str:
    text = f"corrected: {_entry(change, words)}"
    if change.before != change.after:
        text += f", which was {change.before} and is now {change.after}"
    elif change.parts:
        text += f" ({', '.join(change.parts)})"
    return f"{text}: {plain(change.reason)}" if change.reason else text


def _removed(change: Change, words: Mapping[str, str]) -> str:
    stance = f", {change.before}" if change.before and change.field != "status" else ""
    return f"no longer in the record: {_entry(change, words)}{stance}"


def _reworded(change: Change, words: Mapping[str, str]) -> str:
    text = f"the text of {words['field']} was reworded"
    if change.field not in _PROSE:
        text = f"what stands under {words['field']} was changed"
    if change.option:
        return f"the text of the option {words['option']} was reworded"
    if change.milestone:
        return f"{words['milestone']}: {text}"
    if change.person:
        return f"{words['who']}: {text}"
    if change.term:
        return f"{words['term']}: {text}"
    return text if change.decision else f"the tracker: {text}"


_PHRASES: dict[str, str] = {key: word.phrase for key, word in ENTRIES.items()}

_SENTENCES: dict[Kind, str | Callable[[Change, Mapping[str, str]], str]] = {
    "decision-added": "new decision",
    "decision-removed": "the record is gone: {about}",
    "decision-renamed": "renamed from {before}",
    "status": _status,
    "outcome": "the outcome moved from {was} to {option}",
    "superseded": "superseded by {other}",
    "superseded-no-longer": "no longer superseded by {other}",
    "position": "{who} {phrase} {option}",
    "moved": "{who} moved from {before} to {after}: {option}",
    "reaffirmed": "{who} again {phrase} {option}",
    "withdrawn": "{who} withdrew the position on {option} ({before})",
    "asked": "{who} asks",
    "answered": "{who} answers {about}",
    "expected": _expected,
    "judged": _judged,
    "past-due": "past due, and nobody has said what came of it: {who} expected {about}",
    "event": "",
    "condition-met": "condition met: {milestone}",
    "condition-lost": "condition given up: {milestone}",
    "condition-not-met": "condition no longer recorded as met: {milestone}",
    "clock-started": "the clock started and runs until {after}",
    "clock-moved": "the end of the clock moved from {before} to {after}",
    "clock-run-out": "the clock has run out",
    "clock-stopped": "the clock no longer runs; it was to end on {before}",
    "deferral-over": "the day until which it was put off has come",
    "option-added": "new option: {option}",
    "option-removed": "option removed: {about}",
    "condition-added": "now waits for: {milestone}",
    "condition-removed": "no longer waits for: {milestone}",
    "link-added": "new link, {field}: {other}",
    "link-removed": "link removed, {field}: {other}",
    "milestone-added": "new milestone: {milestone}",
    "milestone-removed": "milestone removed: {milestone}",
    "milestone-met": "milestone met: {milestone}",
    "milestone-abandoned": "milestone given up: {milestone}",
    "milestone-not-met": "milestone no longer recorded as met: {milestone}",
    "person-added": "new person: {who}",
    "person-removed": "person removed: {who}",
    "role-began": "{who}: {after}, from this day",
    "role-ended": "{who}: {before}, until this day",
    "term-added": "new term: {term}",
    "term-removed": "term removed: {term}",
    "entry-corrected": _corrected,
    "entry-removed": _removed,
    "value-changed": "{field} changed from {before} to {after}",
    "reworded": _reworded,
}
_WITH_TEXT = frozenset[Kind]({"decision-added", "asked", "answered", "expected", "event"})
"""The kinds whose sentence ends in the record's own words."""
