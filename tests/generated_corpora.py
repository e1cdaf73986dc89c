"""Invented corpora: a few decisions with every kind of entry on the days of a short winter."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from hypothesis import strategies as st

from bootpath.corpus import Corpus, Entry, SharedFile
from bootpath.record import KINDS
from bootpath.record.by_day import decision_by, milestone_by, person_by
from bootpath.shape import Shaped

FIRST, LAST = date(2016, 1, 1), date(2016, 2, 20)
SLUGS = ("alpha", "beta", "gamma")
MILESTONES = ("ready", "shipped")
PEOPLE = ("ada", "bob", "eve")
OPTIONS = ("drop", "keep")

Fields: TypeAlias = dict[str, Any]

DAYS = st.dates(FIRST, LAST)
_DAYS = DAYS.map(str)
_DURATIONS = st.sampled_from(("P1W", "P10D", "P1M", "P2M", "P9999Y"))
_STATUSES = ("draft", "open", "accepted", "rejected", "deferred", "settled", "withdrawn")
_STANCES = ("supports", "conditional", "neutral", "objects", "blocks", "asks", "withdrawn")


def _lists(of: st.SearchStrategy[Fields], most: int) -> st.SearchStrategy[tuple[Fields, ...]]:
    return st.lists(of, max_size=most).map(tuple)


def _in_order(listed: Iterable[Fields]) -> tuple[Fields, ...]:
    """Entries as an append-only list has them: the number of each stays when later ones come."""
    return tuple(sorted(listed, key=lambda one: one["date"]))


def _fields(must: Fields, may: Fields | None = None) -> st.SearchStrategy[Fields]:
    return st.fixed_dictionaries(must, optional=may or {})


_PERSON = st.sampled_from(PEOPLE)
_SAYS = st.just("So.")
_OUTCOME = _fields({"is": st.sampled_from(("held", "missed")), "date": _DAYS})
_ANSWER = _fields({"person": _PERSON, "date": _DAYS, "says": _SAYS})
_DECISION = _fields(
    {
        "title": st.just("A decision"),
        "question": st.just("What?"),
        "options": st.just({key: {"title": key} for key in OPTIONS}),
        "status": _lists(
            _fields({"is": st.sampled_from(_STATUSES), "date": _DAYS}, {"until": _DAYS}), 3
        ).map(_in_order),
        "positions": _lists(
            _fields(
                {
                    "person": _PERSON,
                    "date": _DAYS,
                    "stance": st.sampled_from(_STANCES),
                    "option": st.sampled_from(OPTIONS),
                    "says": _SAYS,
                },
                {"milestone": st.sampled_from(MILESTONES)},
            ),
            5,
        ),
        "questions": _lists(
            _fields(
                {
                    "key": st.sampled_from(("how", "when", "why")),
                    "asks": _SAYS,
                    "date": _DAYS,
                    "answers": _lists(_ANSWER, 2),
                },
                {"person": _PERSON},
            ),
            2,
        ).map(lambda listed: _in_order({one["key"]: one for one in listed}.values())),
        "expectations": _lists(
            _fields(
                {"person": _PERSON, "date": _DAYS, "expects": _SAYS},
                {"due": _DAYS, "outcome": _OUTCOME},
            ),
            2,
        ).map(_in_order),
        "events": _lists(_fields({"date": _DAYS, "says": _SAYS}), 2),
        "conditions": st.lists(st.sampled_from(MILESTONES), unique=True).map(tuple),
        "links": _fields(
            {}, {"supersedes": st.lists(st.sampled_from(SLUGS), max_size=1).map(tuple)}
        ),
    },
    {"clock": _fields({"runs": _DURATIONS}), "review": st.one_of(_DAYS, _DURATIONS)},
)
_FACT = _fields({"date": _DAYS})
_MILESTONE = _fields(
    {"title": st.just("It is there")}, {"expected": _FACT, "met": _FACT, "abandoned": _FACT}
)
_ROLE = _fields({"title": st.just("Maintainer")}, {"from": _DAYS, "until": _DAYS})


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """A corpus of three decisions that share two milestones and three people."""
    decisions = {slug: draw(_DECISION) for slug in SLUGS}
    milestones = {key: draw(_MILESTONE) for key in MILESTONES}
    people = {key: {"name": key, "roles": draw(_lists(_ROLE, 2))} for key in PEOPLE}
    after = draw(st.none() | _DURATIONS)
    tracker = {"title": "T"} | ({"questions-unanswered-after": after} if after else {})
    return corpus_of(decisions, {"milestones": milestones, "people": people, "tracker": tracker})


def corpus_of(decisions: dict[str, Fields], shared: dict[str, Fields]) -> Corpus:
    """The corpus of some records, in the order given."""
    entries = tuple(
        _entry(slug, KINDS["decision"].model_validate(fields)) for slug, fields in decisions.items()
    )
    files = {
        kind: SharedFile(f"_{kind}.yaml", {}, Shaped(KINDS[kind].model_validate(fields)))
        for kind, fields in shared.items()
    }
    return Corpus(entries, frozenset(), files)  # type: ignore[arg-type]


def _entry(slug: str, record: Any) -> Entry:
    return Entry(slug, f"{slug}.yaml", Shaped(record))


def corpus_by(corpus: Corpus, day: date) -> Corpus:
    """The corpus as it would be had nothing been written down after a day."""
    entries = tuple(_entry(one.slug, decision_by(one.decision, day)) for one in corpus.entries)
    cut = {"milestones": milestone_by, "people": person_by}
    files = dict(corpus.files)
    for kind, by in cut.items():
        file = files[kind]  # type: ignore[index]
        records = {key: by(record, day) for key, record in file.shaped.record.root.items()}
        shaped = Shaped(KINDS[kind](records))  # type: ignore[call-arg]
        files[kind] = SharedFile(file.path, {}, shaped)  # type: ignore[index]
    return Corpus(entries, corpus.unread, files)
