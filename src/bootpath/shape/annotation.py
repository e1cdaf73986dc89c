"""The model's types, walked by route: what may stand at a node."""

import types
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from bootpath.day import Period
from bootpath.source import Route


def annotation_at(model: Any, route: Route) -> Any:  # noqa: ANN401 -- a type expression
    """The type that the model gives to the node at a route."""
    here = model
    for step in route:
        here = _bare(here)
        if isinstance(here, type) and issubclass(here, BaseModel):
            if "root" in here.model_fields:
                here = _bare(here.model_fields["root"].annotation)
                here = get_args(here)[1]
                continue
            here = _fields(here).get(str(step))
        elif get_origin(here) is dict:
            here = get_args(here)[1]
        elif get_origin(here) is tuple:
            here = get_args(here)[0]
    return _bare(here)


@cache
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _bare(annotation: Any) -> Any:  # noqa: ANN401 -- a type expression
    """A type without `Annotated` and without `| None`."""
    while hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (types.UnionType, Union):
        return _bare(next(a for a in get_args(annotation) if a is not type(None)))
    return annotation


def keys_of(annotation: Any) -> list[str]:  # noqa: ANN401 -- a type expression
    """The keys that a model takes; none for another type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [f.alias or n for n, f in annotation.model_fields.items()]
    return []


def choices_of(annotation: Any) -> tuple[str, ...]:  # noqa: ANN401 -- a type expression
    """The words of a fixed set; none for another type."""
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def placeholder_of(annotation: Any) -> str | None:  # noqa: ANN401 -- a type expression
    """A text that the type accepts, to stand where a required value could not be read."""
    if choices := choices_of(annotation):
        return str(choices[0])
    return {str: "x", date: "1970-01-01", Period: "P1D"}.get(annotation)


def is_optional(model: Any, route: Route) -> bool:  # noqa: ANN401 -- a type expression
    """Whether the key at the end of a route may be left out."""
    owner = annotation_at(model, route[:-1])
    if not (isinstance(owner, type) and issubclass(owner, BaseModel)):
        return True
    fields = {field.alias or name: field for name, field in owner.model_fields.items()}
    return str(route[-1]) not in fields or not fields[str(route[-1])].is_required()
