"""Headers: one policy in the pages' tag, in `_headers`, in the documentation and from `serve`."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from site_corpora import FULL, Html, site

from bootpath.views.hosting import HEADERS, KINDS, POLICY

DOC = (Path(__file__).parents[2] / "docs" / "hosting.md").read_text(encoding="utf-8")
ADDRESSED = {**FULL, "_tracker": FULL["_tracker"] + "base-url: https://x.example/boot/\n"}


def rules(text: str) -> dict[str, dict[str, str]]:
    """The rules of a `_headers` file: pattern → name → value."""
    found: dict[str, dict[str, str]] = {}
    for pattern, lines in re.findall(r"^(/\S*)\n((?:  .*\n)+)", text, re.MULTILINE):
        assert pattern not in found
        pairs = [line.strip().split(": ", 1) for line in lines.splitlines()]
        found[pattern] = dict(pairs)
        assert len(found[pattern]) == len(pairs)
    assert text.count("\n") == sum(len(headers) + 1 for headers in found.values())
    return found


def sent(files: dict[str, str], path: str) -> dict[str, str]:
    """The headers that hosts send with a file; one that two rules name would be joined."""
    found: dict[str, str] = {}
    for pattern, headers in rules(files["_headers"]).items():
        if fnmatchcase(path, pattern):
            assert not set(found) & set(headers), (path, pattern)
            found |= headers
    return found


def block(kind: str) -> str:
    return DOC.partition(f"```{kind}\n")[2].partition("```")[0]


def cached(patterns: list[tuple[str, str]], name: str) -> str:
    """What the first regular expression that fits a name says."""
    return next(value for pattern, value in patterns if re.search(pattern, name))


def test_the_tag_has_the_policy_and_the_header_more_of_it() -> None:
    for path, text in site(FULL).items():
        if path.endswith(".html"):
            tags = [e.attributes for e in Html(text).of("meta")]
            assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in tags, path
    assert HEADERS["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"
    assert HEADERS["Referrer-Policy"] == "no-referrer"


def test_every_file_of_a_site_gets_its_type_and_how_long_to_keep_it() -> None:
    files = site(ADDRESSED)
    kinds = {kind.suffix: kind for kind in KINDS}
    for path in files:
        if path != "_headers":
            found = sent(files, f"/boot/{path}")
            kind = kinds[path.rpartition(".")[2]]
            assert found == {
                **HEADERS,
                "Content-Type": kind.media_type,
                "Cache-Control": kind.cache,
            }, path
    assert sent(files, "/boot/") == HEADERS
    assert sent(files, "/elsewhere/index.html") == {}


def test_feeds_and_calendars_have_their_own_types() -> None:
    files = site(FULL)
    assert sent(files, "/feed.atom")["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert sent(files, "/due.ics")["Content-Type"] == "text/calendar; charset=utf-8"


def test_a_line_is_no_longer_than_hosts_read_and_a_pattern_has_one_wildcard() -> None:
    text = site(ADDRESSED)["_headers"]
    assert max(map(len, text.splitlines())) < 2_000  # Cloudflare Pages
    assert {pattern.count("*") for pattern in rules(text)} == {1}
    assert len(rules(text)) < 100


def test_the_lines_for_nginx_say_the_same() -> None:
    text = block("nginx")
    headers = re.findall(r'add_header (\S+) (?:"([^"]*)"|(\$\w+)) always;', text)
    assert {name: quoted or variable for name, quoted, variable in headers} == {
        **HEADERS,
        "Cache-Control": "$bootpath_cache",
    }
    lookup = re.findall(r"^    ~(\S+)  (.+);$", text, re.MULTILINE)
    types = re.search(r"types \{(.*?)\}", text, re.DOTALL)
    assert types
    named = dict(reversed(line.rstrip(";").split()) for line in types[1].strip().splitlines())
    charset = re.search(r"charset_types (.*?);", text)
    assert charset
    for kind in KINDS:
        media_type, _, charset_of = kind.media_type.partition("; ")
        assert cached(lookup, f"/x.{kind.suffix}") == kind.cache
        assert named[kind.suffix] == media_type
        # nginx gives text/html its charset without being told
        assert (media_type in charset[1].split() or kind.suffix == "html") == bool(charset_of)
    assert "error_page 404 /404.html;" in text
    assert set(named) == {kind.suffix for kind in KINDS}


def test_the_lines_for_apache_say_the_same() -> None:
    text = block("apache")
    outside = re.sub(r"<FilesMatch.*?</FilesMatch>\n", "", text, flags=re.DOTALL)
    assert dict(re.findall(r'^Header always set (\S+) "(.*)"$', outside, re.MULTILINE)) == HEADERS
    lookup = re.findall(
        r'<FilesMatch "(.*)">\n  Header always set Cache-Control "(.*)"\n</FilesMatch>', text
    )
    types = {
        suffix: kind for kind, suffix in re.findall(r"^AddType (\S+) \.(\w+)$", text, re.MULTILINE)
    }
    utf8 = re.search(r"^AddCharset utf-8 (.*)$", text, re.MULTILINE)
    assert utf8
    for kind in KINDS:
        media_type, _, charset_of = kind.media_type.partition("; ")
        assert cached(lookup, f"x.{kind.suffix}") == kind.cache
        assert types[kind.suffix] == media_type
        assert (f".{kind.suffix}" in utf8[1].split()) == bool(charset_of)
    assert "ErrorDocument 404 /404.html" in text


@pytest.mark.parametrize("block_of", ["nginx", "apache"])
def test_no_line_of_the_documentation_names_a_policy_twice(block_of: str) -> None:
    assert block(block_of).count("Content-Security-Policy") == 1
