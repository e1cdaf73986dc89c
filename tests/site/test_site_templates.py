"""Every template is used, and nothing reaches a page unescaped; `test_template_docs` has the values."""

import re

import pytest
from site_corpora import FULL, made, templates

from bootpath.site import render
from bootpath.templating import TemplateFault, environment, url
from bootpath.views import Page, crosstab

TEMPLATES = templates()
ENVIRONMENT = environment(TEMPLATES)


def used(name: str) -> dict[str, type]:
    """Each template with the type of its value."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crosstab, "ROOM", 0)  # the years have tables of their own then
        pages = made({**FULL, "_tracker": FULL["_tracker"] + 'base-url: "https://x.example/"\n'})
    return {
        page.template: type(page.value)
        for page in pages.values()
        if page.template and (not name or page.template == name)
    }


def test_every_template_is_used() -> None:
    shared = {"base.html.j2", "drawings.html.j2", "parts.html.j2"}
    assert set(used("")) | shared == set(TEMPLATES)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_no_template_marks_anything_as_safe(name: str) -> None:
    ours = '<script src="{{ frame.root|url }}site.js" defer></script>'
    data = '<script type="application/ld+json">{{ frame.linked|tojson }}</script>'
    assert TEMPLATES[name].count(ours) == (name == "base.html.j2")
    assert TEMPLATES[name].count(data) == (name == "base.html.j2")
    assert not re.search(
        r"\|\s*safe|autoescape|Markup|style=|\son[a-z]+=|<script|<style",
        TEMPLATES[name].replace(ours, "").replace(data, ""),
    )


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_address_from_data_goes_through_the_filter(name: str) -> None:
    for value in re.findall(r'(?:href|src)="([^"]*)"', TEMPLATES[name]):
        for expression in re.findall(r"\{\{(.*?)\}\}", value):
            assert expression.strip().endswith("|url") or value.startswith("#"), value


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_attribute_is_quoted(name: str) -> None:
    assert not re.search(r"=\{\{", TEMPLATES[name].replace("url={{ target.href|url }}", ""))


def test_a_missing_field_is_an_error() -> None:
    with pytest.raises(TemplateFault, match="t, line 1: 'nope' is undefined"):
        list(
            render(
                [Page("x", "t", used("404.html.j2")["404.html.j2"](None, ()))],
                {"t": "{{ nope }}"},
                {},
            )
        )  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "http://example.org/",
        "HTTPS://example.org/",
        "mailto:list@example.org",
        "../people/ada.html",
        "index.html#a:b",
        "a.html?x=1:2",
        "#position.a.b",
        "/boot/",
        "",
    ],
)
def test_plain_addresses_pass(address: str) -> None:
    assert url(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/",
        "\\\\evil.example/",
        "/\\evil.example/",
        "blob:x",
        "a b",
    ],
)
def test_other_addresses_do_not(address: str) -> None:
    assert url(address) == "#"
