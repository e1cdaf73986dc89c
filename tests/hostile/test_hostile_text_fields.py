"""Markup and script in every text field of every kind of file are shown as text, never obeyed."""

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from every_field import every_field
from hostile_run import TODAY, bootpath, is_harmless
from hostile_texts import PAYLOADS

SCHEMES = {"", "http", "https"}


class _Page(HTMLParser):
    """Notes what a browser would obey."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.title = ""
        self.data: list[str] = []
        self._at = ""

    def handle_data(self, data: str) -> None:
        if self._at == "title":
            self.title += data
        if self._at == "script":
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 -- the signature is given
        self._at = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._at = tag
        source = dict(attrs).get("src", "")
        if (
            tag == "script"
            and source in ("site.js", "../site.js", "/site.js", "https://site.example.org/site.js")
            and len(attrs) == 2
        ):
            return  # the site's own: its address and defer, and no text of a record
        if tag == "script" and attrs == [("type", "application/ld+json")]:
            return  # data, which no browser runs
        if tag in {"script", "iframe", "object", "embed", "textarea", "base", "form", "img"}:
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.wrong.append(f"{tag} {name}")
            if name in {"href", "src", "action"}:
                parts = urlsplit((value or "").strip())
                if parts.scheme not in SCHEMES or parts.netloc == "evil.example":
                    self.wrong.append(f"{tag} {name}={value}")


def records(place: Path, text: str) -> None:
    (place / "decisions").mkdir()
    for name, content in every_field(text).items():
        (place / "decisions" / name).write_text(content)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_site_of_hostile_texts_has_nothing_that_a_browser_obeys(
    payload: str, tmp_path: Path
) -> None:
    records(tmp_path, payload)
    run = bootpath(tmp_path, "build", "-o", "site", *TODAY)
    assert run.code == 0, run.out
    assert is_harmless(run.out + run.err)
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        page = _Page()
        page.feed(path.read_text())
        page.close()
        assert page.wrong == [], path
        for block in page.data:
            assert json.loads(block)["@context"] == "https://schema.org"
        assert page.title.strip()
    decision = _Page()
    decision.feed((tmp_path / "site" / "decisions" / "every-field.html").read_text())
    assert payload in decision.title


def test_addresses_that_are_none_are_refused_wherever_a_citation_may_stand(tmp_path: Path) -> None:
    records(tmp_path, "javascript:alert(1)")
    for path in (tmp_path / "decisions").iterdir():
        text = path.read_text()
        path.write_text(text.replace('"mail": "id@example.org"', '"url": "javascript:alert(1)"'))
    run = bootpath(tmp_path, "check", "decisions", "--format", "concise", *TODAY)
    assert run.code == 1
    for name in ("every-field", "_people", "_milestones", "_terms"):
        assert any(
            f"/{name}.yaml:" in line and line.endswith("[malformed-address]")
            for line in run.out.splitlines()
        )
    assert is_harmless(run.out)
