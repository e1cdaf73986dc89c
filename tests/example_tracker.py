"""The small tracker that rule examples are laid over: a fragment replaces keys of the same name."""

import re
import textwrap
from datetime import date

from bootpath.app.checking import check
from bootpath.app.reading import read_files
from bootpath.diagnostic import Diagnostic
from bootpath.disk.records import RawFile

TODAY = date(2026, 11, 22)
SUBJECT = "drop-the-old-path.yaml"

BASE: dict[str, dict[str, str]] = {
    "_tracker.yaml": {
        "title": "title: Paths of the example\n",
        "components": "components:\n  linux: {title: Linux}\n  xen: {title: Xen}\n",
        "archives": (
            "archives:\n"
            "  ids: {title: Ids, address: 'https://ids.example.org/', by: message-id}\n"
            "  lists: {title: Lists, address: 'https://lists.example.org/'}\n"
        ),
        "repositories": "repositories:\n  linux: {title: Linux}\n",
    },
    "_people.yaml": {
        "ada": "ada: {name: Ada Lovelace}\n",
        "bob": "bob: {name: Bob Kahn, roles: [{title: Maintainer, from: 2010-01-01}]}\n",
    },
    "_milestones.yaml": {"new-path-stable": "new-path-stable: {title: The new path is stable}\n"},
    SUBJECT: {
        "title": "title: Drop the old path\n",
        "question": "question: Should the old path go?\n",
        "components": "components: [linux]\n",
        "status": "status: [{is: open, date: 2016-04-01}]\n",
        "options": "options:\n  drop: {title: Drop it}\n  keep: {title: Keep it}\n",
    },
    "keep-the-new-path.yaml": {
        "title": "title: Keep the new path\n",
        "question": "question: Should the new path stay?\n",
        "components": "components: [linux, xen]\n",
        "status": "status: [{is: open, date: 2016-04-01}]\n",
        "options": "options:\n  drop: {title: Drop it}\n  keep: {title: Keep it}\n",
        "conditions": "conditions: [new-path-stable]\n",
        "positions": (
            "positions:\n"
            "  - {person: ada, date: 2016-04-02, stance: supports, option: keep, says: Wants it.,\n"
            "     cite: {mail: keep1@example.org}}\n"
            "  - {person: bob, date: 2016-04-02, stance: supports, option: keep, says: Wants it.,\n"
            "     cite: {mail: keep2@example.org}}\n"
        ),
    },
}


def tracker_with(fragment: str) -> dict[str, str]:
    """The files of the tracker with a fragment laid over the decision, or over the file it names."""
    files = {name: dict(keys) for name, keys in BASE.items()}
    parts = re.split(r"^# file: (\S+)\n", textwrap.dedent(fragment), flags=re.MULTILINE)
    pieces = [(SUBJECT, parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    texts: dict[str, str] = {}
    for name, piece in pieces:
        keys = files.get(name, {})
        if name.startswith("_") and name != "_tracker.yaml":
            keys = {}
        said = set(re.findall(r"^([a-z-]+):", piece, re.MULTILINE))
        texts[name] = piece + "".join(text for key, text in keys.items() if key not in said)
    for name, keys in files.items():
        texts.setdefault(name, "".join(keys.values()))
    return texts


def problems_in(texts: dict[str, str]) -> tuple[Diagnostic, ...]:
    """What check says of a tracker given as texts by file name."""
    files = [
        RawFile(f"decisions/{name}", text.encode(), None) for name, text in sorted(texts.items())
    ]
    return check(read_files(files), TODAY).diagnostics
