"""What the search looks in: an index of the published decisions, in parts loaded one by one."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from bootpath.facet import Index, as_held
from bootpath.views.page import Page, Section, Text
from bootpath.views.searched import KINDS, Finder, encoded, heading, room, searched
from bootpath.views.words import STATUSES

LIMIT = 140_000
"""So many bytes a part of the index has at most, unless one decision alone has more."""

LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}
"""Letters that are typed as others, and that Unicode does not take apart into letter and mark."""

_INDEX = "window.bootpathSearch"

Lists = tuple[tuple[str, tuple[str, ...]], ...]
"""The lists that a part has, by name, with the keys of what stands in them."""

Layout = Index[str, Lists, Lists]
"""What stands in which part, by its number from 1."""


def layout(finder: Finder) -> Layout:
    """How the index is divided; it has no part where nothing is published."""
    return Index(finder.facets, "search_parts", lambda: _divided(finder), as_held)


def sections(finder: Finder, parts: Layout) -> Iterator[Section]:
    """The parts of the index, `search/1.js` and so on; none without a decision.

    A part is `window.bootpathSearch[number]`. It has lists, each going on where that of the part
    before ended, and a number in them is a place in such a list:

    - `kinds`, `status`, `component`, `tag`, `person`: key and name
    - `decisions`, by interest: what `heading` gives
    - `texts`, one list for each decision: what `searched` gives

    All that titles and filters need comes before the first text. A day is the number of days since
    1970-01-01. The first part has `total`, the number of decisions, `parts`, and `letters`: `LETTERS`.
    """
    for number in parts:
        yield Section(f"search {number}", partial(_part, finder, parts, number))


def _part(finder: Finder, parts: Layout, number: str) -> Iterator[Page]:
    lists = {}
    if number == "1":
        total = len(finder.library.entries)
        lists = {"total": f"{total}", "parts": f"{len(parts)}", "letters": json.dumps(LETTERS)}
    for name, keys in parts[number]:
        lists[name] = f"[{','.join(_shown(finder, name, key) for key in keys)}]"
    content = ",".join(f'"{name}":{value}' for name, value in lists.items())
    script = f"({_INDEX} = {_INDEX} || {{}})[{number}] = {{{content}}};\n"
    yield Page(f"search/{number}.js", None, Text(script))


def _shown(finder: Finder, name: str, key: str) -> str:
    """What stands in a list for a key."""
    if name == "decisions":
        return heading(finder, finder.library.corpus.by_slug[key])
    if name == "texts":
        return searched(finder, finder.library.corpus.by_slug[key])
    return encoded((key, _name(finder, name, key)))


def _name(finder: Finder, name: str, key: str) -> str:
    vantage = finder.days.vantage
    if name == "kinds":
        return KINDS[key]
    if name == "status":
        return STATUSES[key].word  # type: ignore[index]
    named = {"component": vantage.component, "tag": vantage.tag, "person": vantage.person}
    return named[name](key).text


def _divided(finder: Finder) -> Mapping[str, Lists]:
    """The index in parts: one is full when one thing more is too much."""
    parts: list[list[tuple[str, str]]] = []
    size = LIMIT
    for name, key, length in _measured(finder):
        if size + length > LIMIT:
            parts.append([])
            size = 0
        parts[-1].append((name, key))
        size += length + 1
    return {
        f"{number}": tuple(
            (name, tuple(key for _, key in held))
            for name, held in groupby(part, lambda one: one[0])
        )
        for number, part in enumerate(parts, 1)
    }


def _measured(finder: Finder) -> Iterator[tuple[str, str, int]]:
    """All that the index has, in the order in which it is needed: its list, its key, its length."""
    entries = finder.library.by_interest
    if not entries:
        return
    names = [("kinds", key) for key in KINDS]
    for listed in finder.numbers:
        name, key = listed.split(" ", 1)
        names.append((name, key))
    for name, key in names:
        yield name, key, len(_shown(finder, name, key))
    rooms = [room(finder, entry) for entry in entries]
    for at, name in enumerate(("decisions", "texts")):
        for entry, lengths in zip(entries, rooms, strict=True):
            yield name, entry.slug, lengths[at]
