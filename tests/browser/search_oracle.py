"""What the search has to find, worked out in Python from the records alone."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from bootpath.corpus import Entry
from bootpath.views import Library, Vantage
from bootpath.views.history import dated
from bootpath.views.searched import passages


def words(text: str) -> list[str]:
    """The words of a text without case and marks; letters and digits make words."""
    bare = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(one for one in bare if not unicodedata.combining(one))
    return re.findall(r"[^\W_]+", bare)


def _texts(vantage: Vantage, entry: Entry) -> Iterable[str]:
    library, decision = vantage.library, entry.decision
    yield decision.title
    for one in passages(vantage, entry, dated(entry, library.today)):
        yield one.text
    yield from (vantage.component(key).text for key in decision.components)
    yield from decision.tags
    for key, entries in library.by_person.items():
        if entry in entries:
            yield vantage.person(key).text


def found(
    library: Library, query: str = "", chosen: Mapping[str, Iterable[str]] | None = None
) -> list[str]:
    """The titles of what fits, in the order of the list."""
    vantage, asked = Vantage(library, ""), words(query)
    by = {
        "status": library.by_status,
        "component": library.by_component,
        "tag": library.by_tag,
        "person": library.by_person,
    }
    hits = []
    for entry in library.by_interest:
        known = [word for text in _texts(vantage, entry) for word in words(text)]
        if not all(any(one.startswith(word) for one in known) for word in asked):
            continue
        if all(
            any(entry in by[name].get(key, ()) for key in keys)  # type: ignore[call-overload]
            for name, keys in (chosen or {}).items()
        ):
            titled = words(entry.decision.title)
            lacking = [w for w in set(asked) if not any(one.startswith(w) for one in titled)]
            hits.append((len(lacking), entry.decision.title))
    return [title for _, title in sorted(hits, key=lambda hit: hit[0])]
