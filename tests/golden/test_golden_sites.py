"""Small trackers and the sites they must give, byte for byte; --update-golden rewrites them."""

import os
import shutil
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bootpath.app.checking import check
from bootpath.app.reading import read
from bootpath.disk.templates import static_files, template_sources
from bootpath.evidence import Evidence, Outcome
from bootpath.site import render
from golden_pages import TODAY, golden_pages

HERE = Path(__file__).parent
TRACKERS = ("empty", "minimal", "full", "hostile")
SAME_FOR_ALL = {
    "_headers",
    "about.html",
    "icon.svg",
    "robots.txt",
    "rules.html",
    "site.js",
    "style.css",
}
"""Left out of the golden trees but for the full one: they say nothing of the records."""


def built(name: str) -> dict[str, bytes]:
    files = dict(render(golden_pages(name), template_sources(None), static_files(None)))
    left_out = {"style.css", "icon.svg", "site.js"} if name == "full" else SAME_FOR_ALL
    # What a picture shows is tested where it is drawn; its bytes are another Pillow's business.
    return {
        path: content
        for path, content in files.items()
        if path not in left_out and not path.endswith(".png")
    }


@pytest.mark.parametrize("name", TRACKERS)
def test_the_records_pass_check(name: str) -> None:
    reading = read(HERE / name / "records", "records")
    # the locks are made up: they show every result there is, the bad ones too
    unlocked = replace(reading, evidence=Evidence(reading.corpus, None))
    assert check(unlocked, TODAY).diagnostics == ()


@pytest.mark.parametrize("name", TRACKERS)
def test_the_site_is_the_golden_one(name: str, update_golden: bool) -> None:
    files, golden = built(name), HERE / name / "site"
    if update_golden:
        shutil.rmtree(golden, ignore_errors=True)
        for path, content in files.items():
            (golden / path).parent.mkdir(parents=True, exist_ok=True)
            (golden / path).write_bytes(content)
    expected = {
        os.path.relpath(path, golden): path.read_bytes()
        for path in golden.rglob("*")
        if path.is_file()
    }
    assert sorted(files) == sorted(expected)
    assert [path for path in files if files[path] != expected[path]] == []


def test_the_full_lock_has_every_result() -> None:
    lock = read(HERE / "full" / "records", "records").evidence.lock
    assert lock is not None
    assert {found.outcome for found in lock.claims.values()} == set(Outcome)


class Elements(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


DRAWN = {"class", "role", "width", "height", "viewbox", "x", "y", "fill", "focusable"} | {
    f"aria-{name}" for name in ("hidden", "labelledby", "describedby")
}
"""What our own drawings carry."""


def test_no_hostile_text_becomes_markup() -> None:
    pages_seen = 0
    for path, content in built("hostile").items():
        if not path.endswith(".html"):
            continue
        pages_seen += 1
        for tag, attributes in Elements(content.decode()).found:
            if tag == "script" and attributes != {"type": "application/ld+json"}:  # which is data
                assert set(attributes) == {"src", "defer"}, path
                assert (attributes["src"] or "").lstrip("./") == "site.js", path
            assert tag not in ("style", "iframe", "img", "base", "form"), path
            assert tag != "svg" or set(attributes) <= DRAWN, path
            assert not [name for name in attributes if name.startswith("on") or name == "style"]
            for name in ("href", "src"):
                scheme, colon, _ = (attributes.get(name) or "").partition(":")
                assert not colon or scheme in ("https", "http"), (path, attributes)
    assert pages_seen > 8


def test_no_hostile_lock_turns_text_around_or_lengthens_a_page() -> None:
    """Names and subjects come from mails, past the loader that refuses such characters."""
    text = built("hostile")["evidence.html"].decode()
    assert "&lt;script&gt;alert" in text
    assert not [c for c in text if unicodedata.category(c) in ("Cf", "Cs", "Cc") and c != "\n"]
    assert "long" * 100 not in text
