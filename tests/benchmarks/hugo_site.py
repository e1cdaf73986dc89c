"""The same decisions as a Hugo site: the records become front matter, their context the body."""

import re
from pathlib import Path

import entries
from entries import Fields
from invention import Collection
from yaml_text import Value, text_of

THEME = Path(__file__).parent / "theme"

_REFERENCE = re.compile(r"\[\[([a-z0-9-]+)\]\]")


def files(collection: Collection) -> dict[str, str]:
    """Path → text of the site's own files; the theme is copied beside them."""
    pages = {
        f"content/decisions/{slug}.md": _page(record)
        for slug, record in collection.decisions.items()
    }
    return {
        "hugo.yaml": text_of(_configuration(collection)),
        "data/people.yaml": text_of(collection.people),
        "data/milestones.yaml": text_of(collection.milestones),
        **pages,
    }


def _configuration(collection: Collection) -> Fields:
    """Hugo's defaults, but for the taxonomies and the two kinds of page we do not write."""
    return {
        "baseURL": "https://decisions.example.org/",
        "title": collection.tracker["title"],
        "theme": "plain",
        "disableKinds": ["rss", "sitemap"],
        "taxonomies": {
            "status": "status",
            "component": "components",
            "tag": "tags",
            "person": "people",
        },
        "params": {"description": collection.tracker["description"], "mails": entries.MAILS},
    }


def _page(record: Fields) -> str:
    """A page with the record as front matter, whose body is the record's context."""
    history = _entries(record["status"])
    front: Fields = {
        "title": record["title"],
        "date": history[-1]["date"],
        "status": [history[-1]["is"]],
        "people": list(dict.fromkeys(entry["person"] for entry in _entries(record["positions"]))),
        "history": history,
    }
    front |= {
        key: value for key, value in record.items() if key not in ("title", "status", "context")
    }
    body = _REFERENCE.sub(r"[\1](/decisions/\1/)", str(record["context"]))
    return f"---\n{text_of(front)}---\n\n{body}"


def _entries(value: Value) -> list[Fields]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value
