"""A record from a tree that nothing is wrong with, and that tree as JSON for when it is asked again."""

import json
from typing import Any

from pydantic import ValidationError

from bootpath.record import KINDS
from bootpath.shape.salvage import Shaped

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def fitting(kind: str, data: dict[str, Any]) -> Shaped | None:
    """The record that `shape` makes of a plain tree; None where the tree does not fit.

    What does not fit, and where, is for `shape` to say.
    """
    try:
        return Shaped(KINDS[kind].model_validate(data))
    except ValidationError:
        return None


def packed(data: dict[str, Any]) -> bytes:
    """A plain tree as one line of JSON in UTF-8."""
    return _encode(data).encode()


def unpacked(kind: str, data: bytes) -> Shaped | None:
    """The record of a packed tree; None where the tree does not fit, or is no JSON."""
    try:
        return Shaped(KINDS[kind].model_validate_json(data))
    except ValidationError:
        return None
