"""A file that nothing is wrong with as JSON, from which its record is made without reading YAML."""

import json

from pydantic import ValidationError

from bootpath.record import KINDS
from bootpath.shape.salvage import Shaped
from bootpath.source import Composed, Route, plain

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def packed(composed: Composed) -> bytes | None:
    """What a file says, as one line of JSON in UTF-8; None where anything in it was refused.

    It holds no places. Whether it is a record is found when it is unpacked.
    """
    holes: list[Route] = []
    if composed.tree is None or composed.flaws:
        return None
    data = plain(composed.tree, (), holes)
    return None if holes else _encode(data).encode()


def unpacked(kind: str, data: bytes) -> Shaped | None:
    """The record that `shape` makes of the same file; None where it does not fit, or is no JSON.

    What does not fit, and where, is for `shape` to say.
    """
    try:
        return Shaped(KINDS[kind].model_validate_json(data))
    except ValidationError:
        return None
