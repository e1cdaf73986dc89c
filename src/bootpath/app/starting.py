"""Starting: the files of a new tracker, and the skeleton of a new decision."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from bootpath.corpus import Corpus
from bootpath.disk.fault import DiskFault
from bootpath.disk.starter import write_new
from bootpath.edit.scalar import inline
from bootpath.record import SLUG_LENGTH
from bootpath.shape import quoted

_SCHEMA = "# yaml-language-server: $schema={path}\n"

_TRACKER = """\
# What the tracker is called, and what its records may refer to.
title: Our design decisions
description: Questions of our mailing list, who held what, and what came of it.
components:
  core: {title: Core}
archives:
  # A mail cited by its Message-ID is read at this address followed by the id.
  lore: {title: lore.kernel.org, address: "https://lore.kernel.org/r/", by: message-id}
repositories: {}
"""

_PEOPLE = """\
# key: {name: ..., roles: [{title: ..., from: YYYY-MM-DD}]}
example-person: {name: Example Person}
"""

_DECISION = """\
# An example that passes `bootpath check`. Replace it with a decision of yours:
#   bootpath new "Title of the decision"
title: Where decisions are recorded
question: Should what the list decides be kept where everybody finds it?
components: [core]
summary: Nobody has answered yet.
status:
  - {{is: open, date: {today}}}
options:
  in-git: {{title: As records in git}}
  in-mails: {{title: In the mails alone}}
positions:
  - person: example-person
    date: {today}
    stance: supports
    option: in-git
    says: Wants one place that a mail can link to.
    cite: {{mail: 20160413151414.example@example.org, quote: one place that a mail can link to}}
context: |
  What the question is about, in Markdown. Refer to another decision as `[[its-slug]]`.
"""

_NEW = """\
title: {title}
question:          # fill in: one sentence that ends in a question mark
components: [{components}]
status:
  - {{is: open, date: {today}}}   # the day it was first discussed
options:
  first-option: {{title: First option}}     # fill in: the answers on the table
  second-option: {{title: Second option}}
positions: []
#  - person: {person}
#    date: {today}
#    stance: supports   # conditional, neutral, objects, blocks, asks
#    option: first-option
#    says: What they hold, in your words.
#    cite: {{mail: Message-ID, quote: at most twelve exact words}}
"""


def start(directory: Path, today: date) -> list[Path]:
    """Write the files of a small tracker that passes check; raises DiskFault if any is there."""
    files = {
        "_tracker.yaml": _TRACKER,
        "_people.yaml": _PEOPLE,
        "where-decisions-are-recorded.yaml": _DECISION.format(today=today),
    }
    there = sorted(path.name for path in directory.glob("*.yaml")) if directory.is_dir() else []
    if there:
        raise DiskFault(
            f"{quoted(directory)} holds records already ({there[0]})",
            "name another directory, or add a decision with bootpath new",
        )
    for name, text in files.items():
        write_new(directory / name, text)
    return [directory / name for name in files]


def slug_of(title: str) -> str:
    """A slug for a title: its words in ASCII, at most 64 characters; empty when it has none."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > SLUG_LENGTH:
            break
        slug = longer
    return slug


def skeleton(corpus: Corpus, title: str, today: date, schema: str | None) -> str:
    """The text of a new decision, with what can be known filled in."""
    components = list(corpus.tracker.components)
    people = list(corpus.people)
    body = _NEW.format(
        title=inline(title),
        components=components[0] if len(components) == 1 else "",
        person=people[0] if people else "key-of-a-person",
        today=today,
    )
    if len(components) > 1:
        choice = f"components: []     # fill in: one or more of {', '.join(components)}"
        body = body.replace("components: []", choice)
    return (_SCHEMA.format(path=schema) if schema else "") + body


def new(corpus: Corpus, directory: Path, title: str, slug: str, today: date) -> Path:
    """Write the skeleton of a new decision; raises DiskFault when its name is taken."""
    if corpus.knows(slug):
        raise DiskFault(f"there is a decision {quoted(slug)} already", "give another --slug")
    schema = Path("schema") / "decision.schema.json"
    has_schema = (directory.parent / schema).is_file()
    path = directory / f"{slug}.yaml"
    text = skeleton(corpus, title, today, f"../{schema.as_posix()}" if has_schema else None)
    write_new(path, text)
    return path
