"""The records as JSON, with what was computed of them: for scripts, not for readers."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from bootpath.corpus import Entry
from bootpath.evidence import statements
from bootpath.facet import Facet
from bootpath.record import Decision
from bootpath.record.by_day import decision_by, milestone_by, person_by
from bootpath.standing import Standing
from bootpath.views.card import tally
from bootpath.views.cited import Tally, total
from bootpath.views.finding import NOT_CHECKED, WORDS, of_statement, shown
from bootpath.views.library import Library, record_file
from bootpath.views.page import Page, Text

FORMAT = 1
"""Grows when a field changes its meaning or goes away."""

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def index(library: Library) -> Page:
    """What there is under `api/`, and of what."""
    return _page("api/index.json", _index(library))


def decisions(library: Library) -> Page:
    """All decisions, each in a line."""
    briefs = ",\n".join(brief(library, entry) for entry in library.entries)
    return Page("api/decisions.json", None, Text(f"[\n{briefs}\n]\n"))


def shared(library: Library) -> Iterator[Page]:
    """The records that decisions share."""
    corpus, day = library.corpus, library.today
    for name, records in (
        ("people", {key: person_by(one, day) for key, one in corpus.people.items()}),
        ("milestones", {key: milestone_by(one, day) for key, one in corpus.milestones.items()}),
        ("terms", corpus.terms),
    ):
        yield _page(f"api/{name}.json", {key: _record(records[key]) for key in sorted(records)})


def decision(library: Library, entry: Entry) -> Page:
    """A decision with its standing."""
    standing = library.standings[entry.slug]
    record = decision_by(entry.decision, library.today)
    content = {
        "slug": entry.slug,
        "file": record_file(entry),
        "as-of": library.today.isoformat(),
        "standing": _standing(library, standing),
        "record": _record(record),
        "evidence": _evidence(library, record),
    }
    return _page(f"api/decisions/{entry.slug}.json", content)


def _evidence(library: Library, record: Decision) -> list[dict[str, object]]:
    """What was found about each citation of a mail, by its place in the record.

    The place is a JSON Pointer (RFC 6901) into `record`.
    """
    found: list[dict[str, object]] = []
    for one in statements(record):
        checked = of_statement(library.evidence, one).checked
        pointer = "".join(f"/{step}" for step in one.route)
        result: dict[str, object] = {"citation": pointer, "result": NOT_CHECKED}
        if checked:
            result["result"] = checked.outcome
            result["said-by"] = list(map(shown, checked.said_by))
            result["quoted-by"] = list(map(shown, checked.quoted_by))
            result["remarks"] = {kind: shown(text) for kind, text in checked.remarks}
        found.append(result)
    return found


def _results(counts: Tally) -> dict[str, int]:
    """How many citations have each result; those that nobody has are left out."""
    every = counts.every
    return {key: every[key] for key in WORDS if every[key]}


def _page(path: str, content: dict[str, Any]) -> Page:
    return Page(path, None, Text(_lines(content)))


def _lines(content: dict[str, Any]) -> str:
    """JSON with a line for each part: `indent` would leave the fast encoder."""
    parts = (f"{_ENCODE(key)}: {_ENCODE(value)}" for key, value in content.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _record(record: Any) -> Any:  # noqa: ANN401 -- any model of ours, as JSON's data model
    """A record as it stands in its file: nothing that was not written there."""
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _index(library: Library) -> dict[str, object]:
    revision = library.revision
    return {
        "format": FORMAT,
        "title": library.corpus.tracker.title,
        "as-of": library.today.isoformat(),
        "revision": revision.commit if revision else None,
        "changed-since": revision.changed if revision else None,
        "decisions": len(library.entries),
        "evidence": _results(total(library.tallies())),
        "files": [
            "api/decisions.json",
            "api/decisions/{slug}.json",
            "api/people.json",
            "api/milestones.json",
            "api/terms.json",
        ],
    }


@Facet
def brief(library: Library, entry: Entry) -> str:
    """A decision in a line of JSON, as a list of all has it."""
    decision = entry.decision
    content = {
        "slug": entry.slug,
        "title": decision.title,
        "question": decision.question,
        "components": list(decision.components),
        "tags": list(decision.tags),
        **_standing(library, library.standings[entry.slug]),
        "evidence": _results(tally(library, entry)),
        "page": f"decisions/{entry.slug}.html",
        "data": f"api/decisions/{entry.slug}.json",
    }
    return _ENCODE(content)


def _standing(library: Library, standing: Standing) -> dict[str, object]:
    stances = {stand.position.stance for stand in standing.stands}
    return {
        "status": standing.word,
        "outcome": standing.outcome,
        "asked": _iso(standing.asked),
        "decided": _iso(standing.decided),
        "last-activity": _iso(standing.last_activity),
        "superseded-by": [s for s in standing.superseded_by if s in library.published],
        "stances": {stance: standing.count(stance) for stance in sorted(stances)},
        "positions": [
            {
                "person": stand.position.person,
                "option": stand.position.option,
                "stance": stand.position.stance,
                "date": stand.position.date.isoformat(),
                "earlier": len(stand.earlier),
            }
            for stand in standing.stands
        ],
        "conditions": [
            {"milestone": one.milestone, "met": _iso(one.met), "abandoned": _iso(one.abandoned)}
            for one in standing.awaited
        ],
        "clock-started": _iso(standing.clock_started),
        "clock-due": _iso(standing.clock_due),
        "open-questions": [question.key for question in standing.open_questions],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
