"""Positions: a new one composed, and set against those that its person took before."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from bootpath.edit.layout import Value
from bootpath.record import Citation, Decision, Position
from bootpath.shape import hint_for, quoted

STANCES = ("supports", "conditional", "neutral", "objects", "blocks", "asks")
"""What a person can hold; `withdrawn` is written by withdrawing alone."""

_NOUNS = {
    "--person": "a person",
    "--date": "a day",
    "--stance": "a stance",
    "--option": "an option",
    "--says": "a paraphrase",
}


class Refused(Exception):  # noqa: N818 - a refusal, not an error: the records stay as they were
    """Nothing is written.

    `message` is one sentence without a full stop, `hint` says what to type; further lines of it
    are to be pasted. `usage` tells that the command line is to blame, not a mail or a record.
    """

    def __init__(self, message: str, hint: str | None = None, *, usage: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.usage = usage


class Intent(Enum):
    """What a new entry is to those before it: anything, the first, the next, or the end."""

    CITE = "cite"
    ADD = "add"
    REVISE = "revise"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Draft:
    """A position before it is written; `cite` has the keys of a citation in their order."""

    person: str
    day: date
    stance: str
    option: str
    says: str
    cite: Mapping[str, str] = field(default_factory=dict)
    basis: str | None = None
    condition: str | None = None
    milestone: str | None = None
    vote: int | None = None


def item(draft: Draft) -> dict[str, Value]:
    """The position as an item of a record; what need not be said is left out."""
    values: dict[str, Value | None] = {
        "person": draft.person,
        "date": draft.day.isoformat(),
        "stance": draft.stance,
        "option": draft.option,
        "vote": None if draft.vote is None else f"{draft.vote:+d}" if draft.vote else "0",
        "basis": draft.basis if draft.basis == "declared" else None,
        "condition": draft.condition,
        "milestone": draft.milestone,
        "says": draft.says,
        "cite": draft.cite,
    }
    return {key: value for key, value in values.items() if value}


def lacking(
    decision: Decision, stance: str | None, option: str | None, says: str | None
) -> dict[str, str]:
    """What only the maintainer can say and has not said: each option with what it takes."""
    wanted: dict[str, str] = {}
    if stance is None:
        wanted["--stance"] = _either(STANCES)
    if option is None and len(decision.options) != 1:
        wanted["--option"] = (
            _either(decision.options) or "the record has no options yet: write them first"
        )
    if not (says or "").strip():
        wanted["--says"] = "what the person says about it, in your own words"
    return wanted


def refusal_of(wanted: Mapping[str, str]) -> Refused:
    """The refusal to guess what is lacking."""
    missing = [_NOUNS.get(name, "a source") for name in wanted]
    message = f"{_joined(missing, 'and')} must be given: nothing is guessed from a mail"
    hint = "\n".join(
        ["add to the command", *(f"    {name}: {text}" for name, text in wanted.items())]
    )
    return Refused(message, hint, usage=True)


def option_of(decision: Decision, given: str | None) -> str:
    """The option that is meant: the one named, or the only one there is."""
    if given is None:
        return next(iter(decision.options))
    if given not in decision.options:
        hint = hint_for(given, list(decision.options))
        raise Refused(f"the decision has no option {quoted(given)}", hint, usage=True)
    return given


def person_of(known: Collection[str], given: str) -> str:
    """The key of a person, as it was named; raises Refused when nobody has it."""
    if given not in known:
        hint = hint_for(given, list(known))
        raise Refused(f"_people.yaml has no {quoted(given)}", hint, usage=True)
    return given


def checked(draft: Draft) -> Draft:
    """The draft, when its stance has its condition; raises Refused when it has none."""
    if draft.stance == "conditional" and not (draft.condition or draft.milestone):
        hint = "add --condition TEXT, or --milestone KEY"
        raise Refused("a conditional stance needs its condition", hint, usage=True)
    return draft


def replaced(positions: Iterable[Position], draft: Draft, intent: Intent) -> Position | None:
    """The position that the new one takes the place of; None for the first of its person.

    Raises Refused when the intent does not fit what is recorded.
    """
    same = [p for p in positions if (p.person, p.option) == (draft.person, draft.option)]
    if any(_repeats(one, draft) for one in same):
        raise Refused("this position is recorded already", "nothing is left to do", usage=True)
    if intent is Intent.CITE:  # it may be an older one, which was overlooked
        same = [one for one in same if one.date <= draft.day]
    latest = max(reversed(same), key=lambda one: one.date, default=None)
    held = latest if latest and latest.stance != "withdrawn" else None
    whose = f"of {quoted(draft.person)} on {quoted(draft.option)}"
    if intent is Intent.ADD and held:
        message = f"there is a position {whose} already: {held.stance}, {held.date}"
        raise Refused(message, "bootpath position revise adds a later one", usage=True)
    if intent in (Intent.REVISE, Intent.WITHDRAW):
        if held is None:
            since = f" since it was withdrawn on {latest.date}" if latest else ""
            hint = "bootpath position add records one"
            raise Refused(f"there is no position {whose}{since}", hint, usage=True)
        if held.date > draft.day:
            message = f"the position {whose} is of {held.date}, later than {draft.day}"
            raise Refused(message, "give the day of the newer mail with --date", usage=True)
    return held


def _repeats(position: Position, draft: Draft) -> bool:
    cite = position.cite or Citation()
    was = (position.date, position.stance, cite.mail or cite.url, cite.quote)
    new = draft.cite.get("mail") or draft.cite.get("url")
    return was == (draft.day, draft.stance, new, draft.cite.get("quote"))


def _either(words: Collection[str]) -> str:
    return _joined(list(words), "or")


def _joined(words: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
