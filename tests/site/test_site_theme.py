"""Accent and logo of `_tracker.yaml` on the site, and templates of a user's own laid over it."""

import re
from datetime import date
from pathlib import Path

import pytest
from site_corpora import FULL, TRACKER, Html

from bootpath.app.building import site_files
from bootpath.app.reading import read
from bootpath.app.serving import Workshop
from bootpath.disk.fault import DiskFault
from bootpath.record.colour import DARK, LIGHT, READABLE, colour, least_contrast
from bootpath.templating import TemplateFault
from example_tracker import tracker_with
from small_pictures import png, svg

TODAY = date(2026, 11, 22)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    root = tmp_path / "decisions"
    root.mkdir()
    for stem, text in FULL.items():
        (root / f"{stem}.yaml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def flawless(tmp_path: Path) -> Path:
    """Records that `check` finds nothing wrong with, and that name a logo."""
    root = tmp_path / "flawless"
    root.mkdir()
    for name, text in tracker_with("# file: _tracker.yaml\nlogo: logo.svg\n").items():
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def built(records: Path, tracker: str = "", templates: Path | None = None) -> dict[str, bytes]:
    (records / "_tracker.yaml").write_text(TRACKER + tracker, encoding="utf-8")
    reading = read(records, "decisions")
    return dict(site_files(reading.corpus, reading.evidence, records, TODAY, templates))


def test_without_accent_and_logo_the_site_is_as_it_ships(records: Path) -> None:
    files = built(records)
    assert files["style.css"].count(b"--accent:") == 3  # light, dark, paper
    assert not {"logo.svg", "logo.png"} & files.keys()
    assert b"<img" not in files["index.html"]


@pytest.mark.parametrize("accent", ["#fc0", "#1f5a8a", "#000000", "#FFF"])
def test_the_accent_can_be_read_on_light_and_on_dark_pages(records: Path, accent: str) -> None:
    plain = built(records)["style.css"]
    style = built(records, f"accent: '{accent}'\n")["style.css"]
    assert style.startswith(plain.rstrip())
    light, dark = re.findall(r"--accent: (#[0-9a-f]{6});", style[len(plain.rstrip()) :].decode())
    assert least_contrast(colour(light), LIGHT.under) >= READABLE
    assert least_contrast(colour(dark), DARK.under) >= READABLE
    assert str(colour(accent)) in (light, dark, "#000000", "#ffffff")


def test_the_accent_stands_in_the_layer_of_the_tokens_so_that_paper_stays_black(
    records: Path,
) -> None:
    plain = len(built(records)["style.css"].rstrip())
    added = built(records, "accent: '#1f5a8a'\n")["style.css"][plain:].decode()
    assert added.strip().startswith("@layer tokens {")
    assert added.count("{") == added.count("}") == 4


def test_nothing_but_the_stylesheet_and_the_logo_knows_of_the_theme(records: Path) -> None:
    before, after = built(records), built(records, "accent: '#1f5a8a'\n")
    assert {path for path in after if after[path] != before.get(path)} == {"style.css"}


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [("art/ours.svg", svg(), ("64", "32")), ("ours.png", png(16, 16), ("16", "16"))],
)
def test_the_logo_stands_in_the_header_of_every_page_that_has_one(
    records: Path, name: str, data: bytes, size: tuple[str, str]
) -> None:
    (records / name).parent.mkdir(exist_ok=True)
    (records / name).write_bytes(data)
    files = built(records, f"logo: {name}\n")
    path = f"logo.{name[-3:]}"
    assert files[path] == data
    for page, root in (("index.html", ""), ("decisions/drop-it.html", "../")):
        html = Html(files[page].decode())
        (image,) = html.of("img")
        assert image.attributes == {
            "src": root + path,
            "alt": "",
            "width": size[0],
            "height": size[1],
        }
        assert not html.faults


def test_a_logo_that_is_saved_anew_is_noticed_by_the_server(flawless: Path, tmp_path: Path) -> None:
    (flawless / "logo.svg").write_bytes(svg())
    workshop = Workshop(str(flawless), None, lambda: TODAY, tmp_path / "workshop")
    assert workshop.build()[0]["logo.svg"] == svg()
    (flawless / "logo.svg").write_bytes(svg("<path/>"))
    next(workshop.versions(lambda: None))
    assert workshop.build()[0]["logo.svg"] == svg("<path/>")


def test_a_template_extends_the_shipped_one_of_its_name_and_replaces_one_block(
    records: Path, own: Path
) -> None:
    (own / "base.html.j2").write_text(
        '{% extends "bootpath/base.html.j2" %}\n'
        "{% block footer %}Kept by {{ frame.site }} & friends{% endblock %}\n",
        encoding="utf-8",
    )
    plain, files = built(records), built(records, templates=own)
    for page in ("index.html", "decisions/drop-it.html"):
        text = files[page].decode()
        assert "Kept by Paths & friends" in text
        assert "Positions are the record keepers" not in text
        before, after = (re.split(r"</?footer>", one)[0] for one in (plain[page].decode(), text))
        assert before == after


def test_what_a_template_of_ones_own_shows_is_escaped(records: Path, own: Path) -> None:
    (own / "404.html.j2").write_text("{{ frame.site }}", encoding="utf-8")
    tracker = TRACKER.replace("title: Paths", "title: <script>")
    (records / "_tracker.yaml").write_text(tracker, encoding="utf-8")
    reading = read(records, "decisions")
    files = dict(site_files(reading.corpus, reading.evidence, records, TODAY, own))
    assert files["404.html"] == b"&lt;script&gt;"


BROKEN = [
    ("{% extends 'decision.html.j2' %}", 1, "a template extends or includes itself", "bootpath/"),
    (
        "{% extends 'bootpath/decision.html.j2' %}\n\n{% blok x %}",
        3,
        "encountered unknown tag 'blok'",
        "the syntax is Jinja's",
    ),
    ("{{ nope }}", 1, "'nope' is undefined", "docs/templates.md"),
    ("\n{{ frame.nope }}", 2, "'bootpath.views.page.Frame object' has no attribute 'nope'", "docs"),
    ("{{ title|nope }}", 1, "no filter named 'nope'", "the syntax is Jinja's"),
    ("{% extends 'bootpath/x' %}", 1, "there is no template bootpath/x", "bootpath/base.html.j2"),
    ("{{ title + 1 }}", 1, "TypeError: can only concatenate str", "docs/templates.md"),
    ("{{ 1 // 0 }}", 1, "ZeroDivisionError: ", "docs/templates.md"),
    (
        "{% from 'bootpath/parts.html.j2' import ref %}\n{{ ref('x') }}",
        2,
        "'str object' has no attribute 'href' (met in bootpath/parts.html.j2, line 2, which ships)",
        "docs/templates.md",
    ),
]


@pytest.mark.parametrize(("text", "line", "message", "hint"), BROKEN)
def test_a_broken_template_of_ones_own_is_a_sentence_with_file_line_and_remedy(
    records: Path, own: Path, text: str, line: int, message: str, hint: str
) -> None:
    (own / "decision.html.j2").write_text(text, encoding="utf-8")
    with pytest.raises(DiskFault) as caught:
        built(records, templates=own)
    assert caught.value.message.startswith(f"{own}/decision.html.j2, line {line}: {message}")
    assert caught.value.hint is not None
    assert hint in caught.value.hint


def test_a_piece_that_shipped_templates_miss_is_said_to_be_ones_own_fault(
    records: Path, own: Path
) -> None:
    (own / "parts.html.j2").write_text("", encoding="utf-8")
    with pytest.raises(DiskFault, match=r"^a template that ships does not fit: .* does not export"):
        built(records, templates=own)


def test_a_fault_of_a_template_that_ships_is_not_blamed_on_the_user(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "bootpath.app.building.template_sources", lambda _: {"index.html.j2": "{{ nope }}"}
    )
    with pytest.raises(TemplateFault, match=r"index\.html\.j2, line 1: 'nope' is undefined"):
        built(records)


def test_the_server_shows_the_sentence_above_the_last_good_page(
    flawless: Path, own: Path, tmp_path: Path
) -> None:
    (flawless / "logo.svg").write_bytes(svg())
    workshop = Workshop(str(flawless), own, lambda: TODAY, tmp_path / "workshop")
    workshop.build()
    (own / "index.html.j2").write_text("{{ nope }}", encoding="utf-8")
    record = flawless / "drop-the-old-path.yaml"
    record.write_text(record.read_text().replace("title: ", "title: Perhaps "))
    files, _, sentence = workshop.build()
    assert sentence is not None
    assert b"Perhaps" not in files["decisions/drop-the-old-path.html"]
    assert "index.html.j2, line 1: 'nope' is undefined\nhint: " in sentence
    assert b"is undefined" in files["decisions/drop-the-old-path.html"]
    (own / "index.html.j2").unlink()
    assert b"Perhaps" in workshop.build()[0]["decisions/drop-the-old-path.html"]
