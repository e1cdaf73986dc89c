"""Small trackers as YAML, and the sites that come of them."""

from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from typing import NamedTuple

from bootpath.corpus import SHARED, Corpus, Entry, SharedFile
from bootpath.diagnostic import Code, Severity
from bootpath.disk.templates import static_files, template_sources
from bootpath.evidence import Evidence, Lock
from bootpath.markup import Converter
from bootpath.shape import shape
from bootpath.site import render
from bootpath.source import compose
from bootpath.views import Page, edition, pages

TODAY = date(2026, 11, 22)
VOID = frozenset(["meta", "link", "br", "hr", "img", "input"])

CODES = (
    Code(
        "some-rule",
        Severity.ERROR,
        "A `key` is wrong.\n\nBecause\nof this.\n\nBad:\n    a: 1\n    b:\n      - c\nGood:\n    a: 2\n",
    ),
    Code("bare-rule", Severity.WARNING, "Something is bare."),
)

TRACKER = """
title: Paths
description: What the paths are about.
components: {linux: {title: Linux, says: The kernel.}, unused: {title: Unused}}
archives:
  ids: {title: ids.example.org, address: "https://ids.example.org/", by: message-id}
  mirror: {title: A mirror, address: "https://mirror.example.org/m/", by: message-id}
  lists: {title: The lists, address: "https://lists.example.org/"}
repositories:
  linux:
    title: Linux
    commit: "https://git.example.org/c/{commit}"
    file: "https://git.example.org/f/{revision}/{path}"
  bare: {title: Bare}
"""
PEOPLE = """
ada: {name: Ada Lovelace, says: Wrote it., former-names: [Ada Byron],
  affiliations: [{name: Example, from: 2010-01-01, until: 2015-01-01}],
  roles: [{title: Maintainer, from: 2012-01-01, cite: {commit: "linux@abc1234"}}]}
bob: {name: Bob Kahn}
silent: {name: Silent Reader}
"""
MILESTONES = """
met: {title: The first thing, met: {date: 2018-01-01, says: It came., cite: {commit: "bare@abc1234"}}}
ahead: {title: The second thing, expected: {date: 2030-01-01}}
gone: {title: The third thing, abandoned: {date: 2019-01-01}}
"""
TERMS = """
stable:
  word: stable
  also: [stability]
  says: Two things, see [[drop-it]].
  senses:
    - {means: It works., used-by: [ada], cite: {mail: s@example.org, quote: it works for me}}
    - {means: It is supported., used-by: [bob]}
  prefer: Say supported.
plain: {word: Plain, senses: [{means: One sense only.}]}
"""
DROP = """
title: Drop it
question: Should it go?
components: [linux]
tags: [old]
aliases: [drop-the-thing]
summary: It goes, `soon`.
status:
  - {is: open, date: 2016-04-01, cite: {mail: a@example.org}}
  - {is: accepted, date: 2016-05-01, outcome: drop, says: Agreed., cite: {mail: a@example.org}}
options: {drop: {title: Drop, says: Away with it.}, keep: {title: Keep}, later: {title: Later}}
positions:
  - {person: ada, date: 2016-04-02, stance: objects, option: drop, says: Against., cite: {mail: "p/1@example.org", quote: not like this please}}
  - {person: ada, date: 2016-04-03, stance: supports, option: drop, basis: declared, vote: "+1", says: For it now.,
     cite: {url: "https://lists.example.org/1.html", quote: go ahead with it, quoted-by: bob}}
  - {person: bob, date: 2016-04-03, stance: conditional, option: keep, condition: If it stays small., milestone: met, says: Maybe.,
     cite: {url: "https://elsewhere.example.org/1.html", reported-by: ada}}
  - {person: bob, date: 2016-04-03, stance: blocks, option: drop, says: Never.,
     cite: {mail: b@example.org, quoted-by: bob, title: The long mail}}
conditions: [met]
clock: {runs: P1Y, says: One year., cite: {document: "linux@v5.17:arch/x86/Kconfig"}}
questions:
  - {key: who-pays, asks: Who pays?, person: bob, date: 2016-04-04, cite: {mail: q@example.org},
     answers: [{person: ada, date: 2016-04-05, says: Nobody., cite: {mail: r@example.org}}]}
  - {key: and-then, asks: And then?, date: 2016-04-06}
expectations:
  - {person: ada, date: 2016-04-02, expects: All is well., due: 2017-01-01, outcome: {is: missed, date: 2017-02-01, says: It was not., cite: {commit: "bare@abc1234"}}}
  - {person: bob, date: 2016-04-02, expects: It rains., due: 2018-01-01}
links: {depends-on: [keep-it], relates-to: [secret-draft]}
context: |
  # Why

  See [[keep-it]].

  | a | b |
  |---|---|
  | 1 | 2 |
events:
  - {date: 2019-01-01, says: It went., cite: {document: "https://doc.example.org/x"}}
unverified: [Whether anybody noticed.]
"""
KEEP = """
title: Keep it
question: Should it stay?
components: [linux]
tags: [old, new]
status: [{is: open, date: 2016-04-01}]
options: {keep: {title: Keep}}
positions: []
"""
DRAFT = """
title: A secret title
question: Should nobody see this?
status: [{is: draft, date: 2016-04-01}]
links: {depends-on: [keep-it]}
"""

FULL = {
    "_tracker": TRACKER,
    "_people": PEOPLE,
    "_milestones": MILESTONES,
    "_terms": TERMS,
    "drop-it": DROP,
    "keep-it": KEEP,
    "secret-draft": DRAFT,
}


class Stand(NamedTuple):
    """A revision."""

    commit: str = "0123456789abcdef0123456789abcdef01234567"
    changed: bool = False


def corpus(files: Mapping[str, str]) -> Corpus:
    """The corpus of some files, by stem; they must be flawless."""
    entries, shared = [], {}
    for stem, text in files.items():
        kind = stem.removeprefix("_") if stem.startswith("_") else "decision"
        path = f"decisions/{stem}.yaml"
        composed = compose(text)
        assert composed.tree is not None, composed.flaws
        shaped = shape(kind, path, composed.tree)
        assert not shaped.findings, shaped.findings
        if kind == "decision":
            entries.append(Entry(stem, path, shaped))
        else:
            assert kind in SHARED
            shared[kind] = SharedFile(path, {}, shaped)
    return Corpus(tuple(entries), frozenset(), shared)  # type: ignore[arg-type]


def made(
    files: Mapping[str, str], today: date = TODAY, lock: Lock | None = None
) -> dict[str, Page]:
    """The pages of a tracker, by path."""
    records = corpus(files)
    evidence = Evidence(records, lock)
    found = pages(
        edition(records, evidence, today, revision=Stand(), codes=CODES, convert=Converter())
    )
    return {page.path: page for page in found}


def templates() -> dict[str, str]:
    return template_sources(None)


def static() -> dict[str, bytes]:
    return static_files(None)


def site(files: Mapping[str, str], today: date = TODAY, lock: Lock | None = None) -> dict[str, str]:
    """The files of a tracker's site as text, by path; what is no text comes in surrogates."""
    rendered = render(made(files, today, lock).values(), templates(), static())
    return {path: content.decode(errors="surrogateescape") for path, content in rendered}


class Element(NamedTuple):
    """An element that was opened: its tag, its attributes, the line."""

    tag: str
    attributes: dict[str, str]
    line: int


class Html(HTMLParser):
    """The elements of a page, its text, its blocks of data, and what is wrong with its nesting."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.text = ""
        self.data: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {n: v or "" for n, v in attrs}, self.getpos()[0]))
        if len({name for name, _ in attrs}) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice, line {self.getpos()[0]}")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else, line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["script"]:
            self.data.append(data)
        else:
            self.text += data

    def of(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]
