"""The pages of whole sites, read back: links, nesting, headings, policy, and hostile text."""

import itertools
import json
import random
import re
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pytest
from site_corpora import FULL, KEEP, Html, made, site, static, templates

from bootpath.site import render
from bootpath.source import compose, plain

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
WITH_ADDRESS = {**FULL, "_tracker": FULL["_tracker"] + 'base-url: "https://x.example/boot"\n'}
SITES = {"none": {}, "one": {"keep-it": KEEP}, "full": FULL, "address": WITH_ADDRESS}


@pytest.fixture(scope="module", params=sorted(SITES))
def files(request: pytest.FixtureRequest) -> dict[str, str]:
    return site(SITES[request.param])


def parsed(files: dict[str, str]) -> dict[str, Html]:
    return {path: Html(text) for path, text in files.items() if path.endswith(".html")}


def test_every_link_inside_leads_to_a_file_and_a_place_in_it(files: dict[str, str]) -> None:
    pages = parsed(files)
    ids = {path: {e.attributes.get("id") for e in page.elements} for path, page in pages.items()}
    checked = 0
    for path, page in pages.items():
        for element in page.elements:
            address = element.attributes.get("href", "#main")
            if re.match(r"https?:", address) or (
                path == "404.html" and address.startswith("/boot/")
            ):
                continue
            assert not address.startswith(("/", "mailto:")), (path, address)
            target, _, place = address.partition("#")
            target = re.sub(r"\?asof=\d{4}-\d\d-\d\d$", "", target)
            target = normpath(join(dirname(path), target)) if target else path
            assert target in files, (path, address)
            assert not place or unquote(place) in ids[target], (path, address)
            checked += 1
    assert checked > 100


def test_the_page_for_lost_addresses_works_at_any_depth_where_the_address_is_known() -> None:
    links = {e.attributes["href"] for e in Html(site(WITH_ADDRESS)["404.html"]).of("a")}
    assert links == {link for link in links if link.startswith(("/boot/", "#main"))}


def test_pages_are_well_formed(files: dict[str, str]) -> None:
    for path, page in parsed(files).items():
        assert page.faults == [], path
        ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids)), path
        assert all(ids), path
        for image in page.of("img"):
            assert image.attributes.get("alt") is not None, path
        for element in page.elements:
            for name in ("aria-labelledby", "aria-describedby"):
                if name in element.attributes:
                    assert element.attributes[name] in ids, path
            if element.tag == "time":
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", element.attributes["datetime"]), path


def test_headings_are_in_order(files: dict[str, str]) -> None:
    for path, page in parsed(files).items():
        levels = [int(e.tag[1]) for e in page.elements if re.fullmatch(r"h[1-6]", e.tag)]
        assert levels.count(1) == 1, path
        for before, after in itertools.pairwise(levels):
            assert after <= before + 1, (path, levels)


def test_tables_have_captions_and_scoped_headers(files: dict[str, str]) -> None:
    for path, page in parsed(files).items():
        ours = [t for t in page.of("table") if "class" in t.attributes]
        assert len(page.of("caption")) == len(ours), path
        scoped = [h for h in page.of("th") if "scope" in h.attributes]
        if "decisions/drop-it" not in path:  # whose background has a table in Markdown
            assert len(scoped) == len(page.of("th")), path


def test_every_page_carries_the_policy_and_a_title_of_its_own(files: dict[str, str]) -> None:
    titles = []
    for path, page in parsed(files).items():
        metas = [e.attributes for e in page.of("meta")]
        assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in metas, path
        assert {"name": "referrer", "content": "no-referrer"} in metas, path
        description = next(m["content"] for m in metas if m.get("name") == "description")
        assert 0 < len(description) <= 200, path
        assert page.of("html")[0].attributes == {"lang": "en"}
        assert not page.of("style") + page.of("form"), path
        root = "/boot/" if "/boot/style.css" in files[path] else "../" * path.count("/")
        ours = {"src": f"{root}site.js", "defer": ""}
        assert scripts(page) == [ours], path
        assert not [e for e in page.elements if "style" in e.attributes], path
        assert len(page.of("main")) == 1
        if "decisions/drop-the-thing" not in path:
            titles.append(re.search(r"<title>(.*?)</title>", files[path]))
    found = [title[1] for title in titles if title]
    assert len(found) == len(set(found)) == len(titles)


def test_a_configured_address_gives_canonical_links_and_a_sitemap() -> None:
    files = site(WITH_ADDRESS)
    head = Html(files["decisions/drop-it.html"]).of("link")
    canonical = [e.attributes["href"] for e in head if e.attributes["rel"] == "canonical"]
    assert canonical == ["https://x.example/boot/decisions/drop-it.html"]
    assert "<loc>https://x.example/boot/index.html</loc>" in files["sitemap.xml"]
    assert "404.html" not in files["sitemap.xml"]
    assert "Sitemap: https://x.example/boot/sitemap.xml" in files["robots.txt"]
    assert "sitemap.xml" not in site(FULL)


def test_each_position_says_person_stance_option_and_date() -> None:
    text = " ".join(Html(site(FULL)["decisions/drop-it.html"]).text.split())
    assert "Ada Lovelace supports · Drop · 2016-04-03 · declared · vote +1 For it now." in text
    assert "“go ahead" not in text  # quotation marks are the browser's
    unchecked = "not checked, read in the mail"
    assert f"go ahead with it, as quoted by Bob Kahn, {unchecked} · The lists" in text
    assert f"reported by Ada Lovelace, {unchecked} · elsewhere.example.org" in text
    assert (
        "as quoted in a later mail of theirs, not checked, The long mail, read in the mail" in text
    )
    assert "objects · Before, on Drop · 2016-04-02 · as read Against." in text


def test_every_position_question_event_and_option_has_an_anchor() -> None:
    ids = {e.attributes.get("id") for e in Html(site(FULL)["decisions/drop-it.html"]).elements}
    assert {
        "option.drop",
        "person.ada",
        "position.ada.drop.2016-04-02",
        "position.ada.drop.2016-04-03",
        "question.who-pays",
        "expectation.1",
        "event.1",
    } <= ids


def test_positions_alike_in_person_option_and_day_have_anchors_of_their_own() -> None:
    twice = "{person: ada, date: 2016-04-02, stance: supports, option: keep, says: Yes.}"
    text = KEEP.replace("positions: []", f"positions: [{twice}, {twice}]")
    page = Html(site({"keep-it": text, "_people": FULL["_people"]})["decisions/keep-it.html"])
    ids = [e.attributes.get("id", "") for e in page.elements]
    assert [one for one in ids if one.startswith("position.")] == [
        "position.ada.keep.2016-04-02.2",
        "position.ada.keep.2016-04-02",
    ]


def scripts(page: Html) -> list[dict[str, str]]:
    """The scripts of a page; a block of data, which no browser runs, must be readable as JSON."""
    blocks = [e for e in page.of("script") if e.attributes == {"type": "application/ld+json"}]
    assert len(blocks) == len(page.data) == len([*map(json.loads, page.data)])
    return [e.attributes for e in page.of("script") if e not in blocks]


HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}"


TEXTS = frozenset(
    [
        "title",
        "name",
        "says",
        "question",
        "summary",
        "asks",
        "expects",
        "means",
        "quote",
        "word",
        "condition",
        "context",
        "prefer",
    ]
)


def spoilt(value: Any, key: str = "") -> Any:
    """Data with something hostile at the end of each text in it."""
    if isinstance(value, dict):
        return {name: spoilt(one, name) for name, one in value.items()}
    if isinstance(value, tuple):
        return [spoilt(one, key) for one in value]
    listed = key in ("also", "former-names", "unverified")
    return value + HOSTILE if key in TEXTS or listed else value


COORDINATE = re.compile(r' (?:x|y|x[12]|y[12]|r|rx|d|width|height|viewBox)="[^"<>&{]*"')


def hostile() -> dict[str, str]:
    """The full tracker, spoilt; JSON is YAML."""
    found = {}
    for stem, text in FULL.items():
        tree = compose(text).tree
        assert tree is not None
        found[stem] = json.dumps(spoilt(plain(tree, (), [])))
    return found


def test_hostile_text_stays_text_in_every_field() -> None:
    shown = 0
    for path, text in site(hostile()).items():
        if path.endswith((".html", ".xml")):
            page = Html(text)
            assert text.count("<script") == len(page.of("script")), path
            assert len(scripts(page)) == text.count('site.js" defer></script>') <= 1, path
            assert "<img" not in text, path
            assert "49" not in re.sub(r"\d{3,}", "", COORDINATE.sub("", text)), path
            assert page.faults == [], path
            assert not [e for e in page.elements for name in e.attributes if name.startswith("on")]
            shown += page.text.count("<script>alert(1)</script>")
    assert shown > 80


def test_addresses_that_run_something_are_disarmed() -> None:
    tracker = FULL["_tracker"].replace("https://git.example.org/c/", "javascript:alert(1)//")
    files = site({**FULL, "_tracker": tracker})
    hrefs = [e.attributes.get("href", "") for p in parsed(files).values() for e in p.elements]
    assert not [href for href in hrefs if "javascript" in href]
    assert '<a href="#">commit</a>' in files["people/ada.html"]


def test_no_mail_address_appears() -> None:
    known = re.compile(r"[\w/%.]+@example\.org")  # the Message-IDs of the example
    for path, text in site(FULL).items():
        assert not re.search(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", known.sub("", text)), path


def test_the_same_records_give_the_same_bytes_whatever_their_order() -> None:
    first = site(FULL)
    assert site(FULL) == first
    names = list(FULL)
    for seed in range(3):
        random.Random(seed).shuffle(names)  # noqa: S311 -- an order, not a secret
        again = site({name: FULL[name] for name in names})
        assert again == first
        assert list(again) == list(first)


def test_static_files_come_through_untouched() -> None:
    files = dict(render([], {}, {"a.bin": b"\x00\xff"}))
    assert files == {"a.bin": b"\x00\xff"}


def test_the_script_stays_small_and_writes_no_markup() -> None:
    import gzip

    script = static()["site.js"]
    assert len(gzip.compress(script)) < 10_000
    assert not re.search(rb"innerHTML|outerHTML|insertAdjacent|document\.write|eval|fetch", script)


def test_the_stylesheet_stays_small() -> None:
    import gzip

    assert len(gzip.compress(static()["style.css"])) < 14_000


def test_a_rule_is_shown_with_its_examples() -> None:
    text = Html(site({})["rules.html"]).text
    assert "some-rule error" in text
    assert "Because of this." in text
    assert "a: 1\nb:\n  - c" in text


def test_templates_can_be_rendered_page_by_page() -> None:
    page = made(FULL)["decisions/drop-it.html"]
    ((path, content),) = render([page], templates(), {})
    assert content.decode() == site(FULL)[path]
