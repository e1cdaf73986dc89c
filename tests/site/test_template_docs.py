"""docs/templates.md says what templates get, all of it and nothing else, and its example works."""

import re
from datetime import date
from pathlib import Path

import pytest
import template_docs
from site_corpora import FULL, made
from template_values import (
    SOURCES,
    attributes,
    blocks,
    documented,
    parts,
    taken,
    values,
    variables,
)

from bootpath.app.building import site_files
from bootpath.app.reading import read

PAGE = Path(__file__).parents[2] / "docs" / "templates.md"
PIECES = {"drawings.html.j2", "parts.html.j2"}
FRAME = "base.html.j2"
OF_LOOPS = {"first", "last", "index", "index0", "length"}
"""What `loop` has in Jinja; no page value has a field that is asked for under these names alone."""

UNUSED: dict[tuple[str, str], str] = {}
"""Fields that no template shows, each with the reason why the value has them."""


def every_part() -> list[type]:
    found: dict[type, None] = {}
    for value in values().values():
        parts(value, found)
        found[value] = None
    return sorted(found, key=lambda one: (one.__module__, one.__name__))


def test_the_page_is_fresh(update_golden: bool) -> None:
    if update_golden:
        PAGE.write_text(template_docs.page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == template_docs.page(), (
        "docs/templates.md is stale: run pytest --update-golden"
    )


def test_every_template_is_described() -> None:
    assert set(values()) | PIECES == set(SOURCES)


def test_pages_have_the_value_that_is_described() -> None:
    for page in made(FULL).values():
        if page.template:
            assert type(page.value) is values()[page.template]
            assert isinstance(getattr(page.value, "frame", None), values()[FRAME] | None)


@pytest.mark.parametrize("part", every_part(), ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_a_docstring_explains_the_fields_and_nothing_else(part: type) -> None:
    one = documented(part)
    assert one.says
    if one.meanings:
        assert set(one.meanings) == set(one.types)


@pytest.mark.parametrize("name", sorted(set(values()) - {FRAME}))
def test_a_template_asks_for_the_fields_of_its_value_and_all_of_them(name: str) -> None:
    # Every page value has a frame; a page that needs none of it still may.
    fields = set(documented(values()[name]).types)
    assert variables(name) - {"frame"} == fields - {"frame"}


def test_the_frame_of_all_pages_asks_for_nothing_but_the_frame() -> None:
    assert variables(FRAME) == {"frame"}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_what_a_template_asks_of_a_part_some_part_of_its_value_has(name: str) -> None:
    given = every_part() if name in PIECES else [values()[name], *parts(values()[name])]
    known = {field for part in given for field in documented(part).types}
    assert attributes(name) - known - OF_LOOPS == set()


def test_every_field_is_shown_by_a_template_that_gets_it_or_has_a_reason() -> None:
    shown: dict[type, set[str]] = {}
    for name, value in values().items():
        for part in (value, *parts(value)):
            shown.setdefault(part, set()).update(taken(name))
    left = {
        (part.__name__, field)
        for part, names in shown.items()
        for field in documented(part).types
        if field not in names
    }
    assert left == set(UNUSED)


def test_every_link_on_the_page_leads_somewhere() -> None:
    text = template_docs.page()
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    places = [re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings]
    assert len(places) == len(set(places))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(places)


def test_every_page_of_the_site_has_the_blocks_of_the_frame() -> None:
    named = [block for name in values() for block in blocks(name) if name == FRAME]
    assert {"site_head", "header", "nav", "main", "footer"} <= set(named)
    assert len(named) == len(set(named))


def test_the_example_on_the_page_does_what_it_says(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    written = re.findall(r"(?ms)^`mine/([^`]+)`[^\n]*:\n\n```\w+\n(.+?)^```$", text)
    assert dict(written) == template_docs.EXAMPLE
    records, own = tmp_path / "decisions", tmp_path / "mine"
    records.mkdir()
    for stem, record in FULL.items():
        (records / f"{stem}.yaml").write_text(record, encoding="utf-8")
    for name, content in written:
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(content, encoding="utf-8")
    reading = read(records, "decisions")

    def built(templates: Path | None) -> dict[str, str]:
        today = date(2026, 11, 22)
        found = site_files(reading.corpus, reading.evidence, records, today, templates)
        return {path: data.decode(errors="replace") for path, data in found}

    plain, site = built(None), built(own)
    kept = "<p>Kept by the maintainers of Paths, as of 2026-11-22.</p>"
    for path in ("index.html", "decisions/drop-it.html", "people/ada.html", "404.html"):
        assert site[path].replace(f"{kept}\n", "") != site[path]
    lead = '<p class="lead">In short: It goes, <code>soon</code>.</p>'
    decision = site["decisions/drop-it.html"]
    assert lead in decision
    # and nothing else: without what was added the page is the one that ships
    assert (
        decision.replace(f"{kept}\n", "").replace(lead, "").split()
        == plain["decisions/drop-it.html"]
        .replace('<p class="lead" data-now>It goes, <code>soon</code>.</p>', "")
        .split()
    )
    assert "nobody has written a summary yet" in site["decisions/keep-it.html"]
    assert site["style.css"].rstrip().endswith("h1 { letter-spacing: 0; }")
    assert site["style.css"].startswith(plain["style.css"].rstrip())
