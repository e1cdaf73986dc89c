"""Tree to record, or every mismatch at once; with `record`, the only door to pydantic."""

from bootpath.shape.codes import CODES
from bootpath.shape.packing import fitting, packed, unpacked
from bootpath.shape.salvage import Shaped, shape
from bootpath.shape.wording import close_to, hint_for, quoted

__all__ = [
    "CODES",
    "Shaped",
    "close_to",
    "fitting",
    "hint_for",
    "packed",
    "quoted",
    "shape",
    "unpacked",
]
