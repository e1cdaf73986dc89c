"""Records in which every text field that the model has holds one and the same text."""

import json
import types
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from bootpath.day import Period
from bootpath.record import KINDS

FILES = {
    "decision": "every-field.yaml",
    "tracker": "_tracker.yaml",
    "people": "_people.yaml",
    "milestones": "_milestones.yaml",
    "terms": "_terms.yaml",
}
_SLUGS = {
    "slug": "every-field",
    "aliases": "former-name",
    "components": "linux",
    "outcome": "drop",
    "option": "drop",
    "decision": "another",
    "options": "drop",
    "milestone": "soon",
    "conditions": "soon",
    "depends-on": "other",
    "conflicts-with": "another",
    "supersedes": "other",
    "amends": "other",
    "relates-to": "other",
    "used-by": "ada",
    "archives": "ids",
    "repositories": "linux",
    "key": "when",
    "tags": "loud",
}
_WORDS = {"is": "accepted", "stance": "conditional", "by": "message-id", "basis": "declared"}
_EXACT = {
    "mail": "id@example.org",
    "address": "https://ids.example.org/",
    "base-url": "https://site.example.org/",
    "accent": "#1f5a8a",
    "commit": "https://git.example.org/{commit}",
    "file": "https://git.example.org/{revision}/{path}",
}
_LEFT_OUT = {
    "Citation": ("url", "commit", "document"),
    "MailPlace": ("maildir", "git", "public-inbox"),
    "Tracker": ("logo",),
}
"""A citation has one source, a place of mails one kind: the others are left out.

So is the path of a logo, which must be that of a picture.
"""


def every_field(text: str) -> dict[str, str]:
    """One file of each kind, as JSON, which is YAML too."""
    files = {FILES[kind]: json.dumps(_mapping(model, text)) for kind, model in KINDS.items()}
    other = {
        "title": "Other",
        "question": "Why?",
        "status": [_status()],
        "options": {"drop": {"title": "Drop it"}},
    }
    return {**files, "other.yaml": json.dumps(other), "another.yaml": json.dumps(other)}


def _status() -> dict[str, str]:
    return {"is": "open", "date": "2016-04-01"}


def _mapping(model: type[BaseModel], text: str) -> dict[str, object]:
    if "root" in model.model_fields:
        of = get_args(model.model_fields["root"].annotation)[1]
        key = {"Person": "ada", "Milestone": "soon", "Term": "word"}[of.__name__]
        return {key: _mapping(of, text)}
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {
        name: _value(name, field.annotation, _before(field), text)
        for name, field in fields.items()
        if name not in _LEFT_OUT.get(model.__name__, ())
    }


def _before(field: FieldInfo) -> str:
    found = [one.func.__name__ for one in field.metadata if isinstance(one, BeforeValidator)]
    return found[0] if found else ""


def _value(name: str, annotation: Any, before: str, text: str) -> object:  # noqa: C901, PLR0911 -- one answer a type
    while hasattr(annotation, "__metadata__"):
        marks = [one for one in annotation.__metadata__ if isinstance(one, BeforeValidator)]
        before = marks[0].func.__name__ if marks else before
        annotation = get_args(annotation)[0]
    origin = get_origin(annotation)
    if origin in (types.UnionType, Union):
        some = next(one for one in get_args(annotation) if one is not type(None))
        return _value(name, some, before, text)
    if origin is tuple:
        if name == "status":
            chosen = _value(name, get_args(annotation)[0], before, text)
            return [_status(), chosen]
        return [_value(name, get_args(annotation)[0], before, text)]
    if origin is dict:
        return {_SLUGS[name]: _value(name, get_args(annotation)[1], before, text)}
    if origin is Literal:
        choices = get_args(annotation)
        return _WORDS[name] if _WORDS.get(name) in choices else choices[0]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _mapping(annotation, text)
    if annotation is date:
        return "2016-04-02"
    if annotation is Period:
        return "P1Y"
    if annotation is int:
        return "+1"
    if before == "_address_hash":
        return "0" * 64
    if before == "_slug":
        return _SLUGS.get(name, "ada")
    return _EXACT.get(name, text)
