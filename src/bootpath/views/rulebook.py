"""The page of all checks: each code with its severity, its reason, and its examples."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import dedent
from typing import NamedTuple

from markupsafe import Markup

from bootpath.diagnostic import Code
from bootpath.views.page import Frame, Page
from bootpath.views.vantage import Vantage

_EXAMPLE = re.compile(r"^(Bad|Good):[ \t]*$", re.MULTILINE)


class Example(NamedTuple):
    """An example of a record: whether it is `Bad` or `Good`, and its YAML."""

    word: str
    text: str


class RulePart(NamedTuple):
    """A check: its code, severity, first sentence, the reasons, and examples."""

    name: str
    severity: str
    summary: Markup | None
    prose: tuple[Markup, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """What `rules.html.j2` gets: the frame, and the checks in the order of their names."""

    frame: Frame
    rules: tuple[RulePart, ...]


def page(vantage: Vantage, codes: Sequence[Code]) -> Page:
    """The page of all checks, seen from the root of the site."""
    value = RulesPage(
        frame=vantage.frame(
            "rules.html",
            "Rules",
            "Every check that the records of this site have to pass, with examples.",
            part="about.html",
        ),
        rules=tuple(_rule(vantage, code) for code in sorted(codes, key=lambda code: code.name)),
    )
    return Page("rules.html", "rules.html.j2", value)


def _rule(vantage: Vantage, code: Code) -> RulePart:
    summary, _, rest = code.doc.strip().partition("\n")
    prose, *parts = _EXAMPLE.split(dedent(rest))
    return RulePart(
        code.name,
        code.severity.value,
        vantage.prose(summary),
        tuple(_paragraphs(vantage, prose)),
        tuple(
            Example(word, dedent(text.strip("\n")).rstrip())
            for word, text in zip(parts[::2], parts[1::2], strict=True)
        ),
    )


def _paragraphs(vantage: Vantage, prose: str) -> Iterator[Markup]:
    for paragraph in re.split(r"\n\s*\n", prose.strip()):
        if text := vantage.prose(" ".join(paragraph.split())):
            yield text
