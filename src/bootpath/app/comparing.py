"""Comparing: two states of the records become changes, as text for a mail or as JSON.

The JSON document has these keys, and keeps them as long as `format` stays 1:

- `format`: 1
- `before` and `after`: the states. `revision` is the full hash of a commit, or null for the
  work tree; `as-of` the day up to which entries count
- `changes`: in the order of the text: decisions by slug, in each by day, then what decisions share

A change has `kind` (a word of `bootpath.difference.Kind`), `decision` (a slug, or null for what
decisions share), `date` (ISO 8601, or null for what the record does not date), `sentence` (the
words of the text), and those of these keys that apply to it:

- `person`, `option`, `question`, `milestone`, `term`: keys of the record; `other`: a slug
- `field`: the part of the record concerned; `parts`: what of an entry was corrected
- `before` and `after`: a stance, a status, a key, a day or a value, by the kind
- `about`: the record's words that the change refers to; `text`: the record's own words
- `reason`: why an entry was corrected, if the record says so
- `cite`: the citation as the record has it
"""

from dataclasses import fields
from typing import Any, NamedTuple

from bootpath.corpus import Corpus
from bootpath.difference import Change, State, differences
from bootpath.views.differences import sheet
from bootpath.views.told import Names, sentence

FORMAT = 1
"""Grows when a key changes its meaning or goes away."""

_ALWAYS = ("kind", "decision", "day")
_SHORT_HASH = 12


class Side(NamedTuple):
    """One of two states that are compared, and the commit it was read at, if it was."""

    state: State
    commit: str | None

    @property
    def corpus(self) -> Corpus:
        """The records of the state."""
        return self.state.corpus


class Comparison:
    """What changed from one state to another."""

    def __init__(self, before: Side, after: Side) -> None:
        self.before = before
        self.after = after
        self.changes = differences(before.state, after.state)
        self._names = Names(before.corpus, after.corpus)

    @property
    def span(self) -> str:
        """From where to where, in words: days of one corpus, else revisions."""
        if self.before.corpus is self.after.corpus:
            at = f", as recorded at {_named(self.after)}" if self.after.commit else ""
            return f"from {self.before.state.day} to {self.after.state.day}{at}"
        return f"from {_named(self.before)} to {_named(self.after)}"

    def text(self, width: int) -> str:
        """The changes set for so many columns; that nothing changed is said."""
        if not self.changes:
            return f"Nothing changed {self.span}."
        return f"Changes {self.span}\n\n{sheet(self._names, self.changes, width)}"

    def document(self) -> dict[str, Any]:
        """The changes as JSON's data model."""
        return {
            "format": FORMAT,
            "before": _side(self.before),
            "after": _side(self.after),
            "changes": [self._change(one) for one in self.changes],
        }

    def _change(self, change: Change) -> dict[str, Any]:
        found: dict[str, Any] = {
            "kind": change.kind,
            "decision": change.decision,
            "date": change.day.isoformat() if change.day else None,
            "sentence": sentence(self._names, change),
        }
        for field in fields(change):
            value = getattr(change, field.name)
            if value and field.name == "cite":
                value = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
            if value and field.name not in _ALWAYS:
                found[field.name] = list(value) if isinstance(value, tuple) else value
        return found


def _side(side: Side) -> dict[str, str | None]:
    return {"revision": side.commit, "as-of": side.state.day.isoformat()}


def _named(side: Side) -> str:
    return side.commit[:_SHORT_HASH] if side.commit else "the work tree"
