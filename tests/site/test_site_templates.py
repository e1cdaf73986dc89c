"""Templates and page values know each other, and nothing reaches a page unescaped."""

import dataclasses
import re
from typing import Any

import pytest
from jinja2 import UndefinedError, meta, nodes
from site_corpora import FULL, made, templates

from bootpath.site import environment, render, url
from bootpath.views import Page

TEMPLATES = templates()
ENVIRONMENT = environment(TEMPLATES)


def used(name: str) -> dict[str, type]:
    """Each template with the type of its value."""
    return {
        page.template: type(page.value)
        for page in made(
            {**FULL, "_tracker": FULL["_tracker"] + 'base-url: "https://x.example/"\n'}
        ).values()
        if page.template and (not name or page.template == name)
    }


def variables(name: str) -> set[str]:
    """What a template asks for, with the templates it is laid over."""
    tree = ENVIRONMENT.parse(TEMPLATES[name])
    found = set(meta.find_undeclared_variables(tree))
    for brought in tree.find_all(nodes.FromImport):
        # Blocks see what the template imports, which jinja2.meta does not know.
        found -= {name[1] if isinstance(name, tuple) else name for name in brought.names}
    for parent in tree.find_all(nodes.Extends):
        found |= variables(parent.template.as_const())
    return found


@pytest.mark.parametrize("name", sorted(used("")))
def test_a_template_uses_the_fields_of_its_value_and_all_of_them(name: str) -> None:
    fields = {field.name for field in dataclasses.fields(used(name)[name])}
    # Every page value has a frame; a page that needs none of it still may.
    assert variables(name) - {"frame"} == fields - {"frame"}


def test_every_template_is_used() -> None:
    shared = {"base.html.j2", "parts.html.j2"}
    assert set(used("")) | shared == set(TEMPLATES)


def parts(value: Any, found: dict[str, set[str]]) -> None:
    """The names of the fields of every part inside a value."""
    if isinstance(value, tuple):
        if fields := getattr(value, "_fields", None):
            found.setdefault(type(value).__name__, set(fields))
        for one in value:
            parts(one, found)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            parts(getattr(value, field.name), found)


def test_every_field_of_a_part_is_shown_by_some_template() -> None:
    asked = {
        node.attr
        for source in TEMPLATES.values()
        for node in ENVIRONMENT.parse(source).find_all(nodes.Getattr)
    } | {
        node.name
        for source in TEMPLATES.values()
        for node in ENVIRONMENT.parse(source).find_all(nodes.Name)
    }
    found: dict[str, set[str]] = {}
    for page in made(FULL).values():
        parts(page.value, found)
    unpacked = {"Statement", "Cite", "HistoryItem"}
    left = {
        (part, name)
        for part, names in found.items()
        if part not in unpacked
        for name in names
        if name not in asked
    }
    assert left == set()


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_no_template_marks_anything_as_safe(name: str) -> None:
    ours = '<script src="{{ frame.root|url }}site.js" defer></script>'
    assert TEMPLATES[name].count(ours) == (name == "base.html.j2")
    assert not re.search(
        r"\|\s*safe|autoescape|Markup|style=|\son[a-z]+=|<script|<style",
        TEMPLATES[name].replace(ours, ""),
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
    with pytest.raises(UndefinedError):
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
