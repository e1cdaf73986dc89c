"""The shape stage's wordings: one table from pydantic's error types to our sentences."""

from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from bootpath.shape.annotation import annotation_at, choices_of, is_optional, keys_of
from bootpath.source import Route

_SHOWN = 80


class Mismatch(NamedTuple):
    """One value that does not fit; `meant` is the key that an unknown key was probably meant for."""

    code: str
    route: Route
    at_key: bool
    message: str
    hint: str | None
    meant: str | None = None


def close_to(word: str, known: "list[str] | tuple[str, ...]") -> str | None:
    """The known word that a misspelt one was probably meant for."""
    from difflib import get_close_matches  # noqa: PLC0415 -- a tracker without mistakes never asks

    found = get_close_matches(word.lower().replace("_", "-").replace(" ", "-"), known, 1, 0.65)
    return found[0] if found else None


def hint_for(word: str, known: "list[str] | tuple[str, ...]") -> str:
    """`did you mean ...?` when one known word is close, else the known words."""
    close = close_to(word, known)
    if close:
        return f"did you mean '{close}'?"
    if not known:
        return "nothing is defined here yet"
    shown = sorted(known)[:12]
    rest = len(known) - len(shown)
    return "known are " + ", ".join(shown) + (f" and {rest} more" if rest else "")


def quoted(value: object) -> str:
    """A value as a message shows it: in quotes, on one line, at most 80 characters long."""
    text = " ".join(str(value).split())
    return "'" + (text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…") + "'"


def mismatch(model: type[BaseModel], route: Route, problem: ErrorDetails) -> Mismatch:
    """One of pydantic's errors in our words, at the node where a person would mend it."""
    kind, value = problem["type"], problem["input"]
    if kind == "extra_forbidden":
        return _unknown_key(model, route, str(route[-1]))
    key = str(route[-1]) if route and isinstance(route[-1], str) else None
    name = "this item" if key is None else quoted(key)
    at_key = is_about_key(problem)
    if kind == "literal_error" and value != "":
        known = choices_of(annotation_at(model, route))
        if not isinstance(value, str):
            message = f"{name} must be a word, not {_kind_of(value)}"
            return Mismatch("wrong-type", route, at_key, message, hint_for("", known))
        noun = "status" if route[0] == "status" else _LITERALS.get(str(key), key)
        message = f"{quoted(value)} is no {noun}"
        return Mismatch("unknown-value", route, at_key, message, hint_for(value, known))
    code, message, hint = _sentence(kind, name, value, optional=is_optional(model, route))
    return Mismatch(code, route, at_key, message, hint)


def is_about_key(problem: ErrorDetails) -> bool:
    """Whether a key has the wrong form, and not its value."""
    return problem["loc"][-1:] == ("[key]",) and problem["type"] in ("bad_slug", "slug_too_long")


_LITERALS = {"is": "judgement of an expectation", "by": "way to find a mail"}


def missing_keys(route: Route, names: list[str]) -> Mismatch:
    """What a mapping lacks, in one sentence."""
    shown = ", ".join(f"'{name}'" for name in names)
    hint = "add " + ", ".join(f"{name}:" for name in names)
    return Mismatch(
        "missing-key", route, at_key=False, message=f"{_noun(route)} has no {shown}", hint=hint
    )


def _unknown_key(model: type[BaseModel], route: Route, name: str) -> Mismatch:
    owner = annotation_at(model, route[:-1])
    keys = keys_of(owner)
    close = close_to(name, keys)
    hint = f"did you mean '{close}'?" if close else "the keys here are " + ", ".join(keys)
    where = "" if len(route) == 1 else f" in {_noun(route[:-1])}"
    message = f"unknown key {quoted(name)}{where}"
    return Mismatch("unknown-key", route, at_key=True, message=message, hint=hint, meant=close)


_SENTENCES = {
    "bad_slug": (
        "malformed-slug",
        "{shown} is no slug",
        "use lower-case letters, digits and single hyphens between them",
    ),
    "slug_too_long": ("malformed-slug", "{shown} is longer than 64 characters", "shorten it"),
    "bad_period": (
        "malformed-duration",
        "{shown} is no ISO 8601 duration",
        "write years, months, weeks and days as in P5Y, P18M or P1Y6M",
    ),
    "bad_day_or_period": (
        "malformed-date",
        "{shown} is no date and no duration",
        "write a day as YYYY-MM-DD, or a duration as in P2Y",
    ),
    "bad_vote": ("malformed-vote", "{shown} is no vote", "write -2, -1, 0, +1 or +2"),
    "bad_address_hash": (
        "malformed-address-hash",
        "{shown} is no SHA-256",
        "write the 64 hexadecimal digits of sha256 over the address in lower case",
    ),
    "bad_colour": (
        "malformed-colour",
        "{shown} is no colour",
        "write it in quotes, as in '#1f5a8a'",
    ),
    "blank": ("blank", "{name} holds only blanks", "write a text"),
    "several_lines": ("several-lines", "{name} runs over several lines", "keep it on one line"),
    "too_long": ("line-too-long", "{name} is longer than 1,000 characters", "shorten it"),
    "too_short": ("blank", "{name} holds no items", "add one"),
}


def _sentence(kind: str, name: str, value: object, *, optional: bool) -> tuple[str, str, str]:
    """Code, message and hint for a value that does not fit."""
    if value == "" and kind != "bad_vote":
        hint = "write a value or delete the key" if optional else "write a value"
        if kind == "bad_colour":
            hint = "put quotes around it, as in '#1f5a8a': a bare # begins a comment"
        return "blank", f"{name} is empty", hint
    if kind == "bad_day":
        return "malformed-date", *_day_sentence(str(value))
    if kind in _SENTENCES:
        code, message, hint = _SENTENCES[kind]
        return code, message.format(name=name, shown=quoted(value)), hint
    wanted, example = _WANTED.get(kind, ("another kind of value", "see bootpath schema"))
    return "wrong-type", f"{name} must be {wanted}, not {_kind_of(value)}", example


_WANTED = {
    "string_type": ("a text", "write it as one text"),
    "day_type": ("a date", "write it as YYYY-MM-DD"),
    "period_type": ("a duration", "write it as in P5Y"),
    "tuple_type": ("a list", "write [a, b], or one item a line beginning with -"),
    "dict_type": ("a mapping", "write one key: value a line"),
    "model_type": ("a mapping", "write one key: value a line"),
    "model_attributes_type": ("a mapping", "write one key: value a line"),
}


def _day_sentence(value: str) -> tuple[str, str]:
    digits = value.split("-")
    if [len(part) for part in digits] == [4, 2, 2] and all(map(str.isdigit, digits)):
        return f"{value} is no day of the calendar", "check the day against its month"
    return f"{quoted(value)} is no date", "write it as YYYY-MM-DD"


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, tuple) else f"the text {quoted(value)}"


_NOUNS = {
    "status": "a status entry",
    "positions": "a position",
    "questions": "a question",
    "answers": "an answer",
    "expectations": "an expectation",
    "events": "an event",
    "options": "an option",
    "excludes": "an exclusion",
    "cite": "a citation",
    "senses": "a sense",
    "roles": "a role",
    "affiliations": "an affiliation",
    "components": "a component",
    "archives": "an archive",
    "repositories": "a repository",
    "links": "'links'",
    "clock": "a clock",
    "outcome": "an outcome",
}


def _noun(route: Route) -> str:
    """What a mapping is called: a position, a citation, the record."""
    if not route:
        return "the record"
    for step in (route[-1], *route[-2:-1]):
        if step in _NOUNS:
            return _NOUNS[str(step)]
    return f"'{route[-1]}'"
