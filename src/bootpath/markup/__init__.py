"""Prose to safe HTML: the only place that mints markup, the only door to Markdown and nh3."""

from bootpath.markup.block import SCHEMES, TAGS, Converter
from bootpath.markup.line import Link, Target, inline, plain
from bootpath.markup.mention import Mention, Mentions

__all__ = [
    "SCHEMES",
    "TAGS",
    "Converter",
    "Link",
    "Mention",
    "Mentions",
    "Target",
    "inline",
    "plain",
]
