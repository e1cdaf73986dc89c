"""Bytes to text to a plain tree with positions: the only door to PyYAML.

The loader follows the safe half of YAML 1.1 as data: every scalar is text, and what a reader
could misread (anchors, tags, merge keys, duplicate keys, ...) is refused with place and remedy.
"""

from bootpath.source.codes import CODES
from bootpath.source.comments import Allowance, allowances
from bootpath.source.reader import compose, sound
from bootpath.source.spot import LIMIT, Finding, Route, Spot, limited
from bootpath.source.text import Flaw, decode
from bootpath.source.tree import Composed, Hole, Mapping, Node, Scalar, Sequence, plain, span_at

__all__ = [
    "CODES",
    "LIMIT",
    "Allowance",
    "Composed",
    "Finding",
    "Flaw",
    "Hole",
    "Mapping",
    "Node",
    "Route",
    "Scalar",
    "Sequence",
    "Spot",
    "allowances",
    "compose",
    "decode",
    "limited",
    "plain",
    "sound",
    "span_at",
]
