"""The quick code of templates gives what Jinja's gives, and every template that ships has it."""

import re
from dataclasses import dataclass, fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from markupsafe import Markup
from site_corpora import FULL, made, templates
from written_templates import TEMPLATES, VALUES, Drawn, Loud, Odd, Safe

from bootpath.site import Renderer
from bootpath.templating import TemplateFault, environment, quick_environment
from bootpath.views import Page, crosstab
from golden_pages import golden_pages

PIECES = "{% macro m(x, y='-') %}{{ x }}{{ y }}{% endmacro %}{% set n = range %}"


@dataclass(frozen=True)
class Value:
    a: Any


def text_by(jinja: Any, name: str, values: dict[str, Any]) -> str | None:
    """What a template gives, but for the addresses of objects; None for an exception."""
    try:
        return re.sub(r"\b0x[0-9a-f]+", "0x", jinja.get_template(name).render(values))
    except Exception:  # noqa: BLE001 - any at all
        return None


def quick_and_plain(source: str, value: object) -> tuple[str | None, str | None]:
    """What a template gives by quick code and by Jinja's; None for an exception."""
    sources = {"t": source, "u": PIECES}
    quick, plain = quick_environment(sources), environment(sources)
    return text_by(quick, "t", {"a": value}), text_by(plain, "t", {"a": value})


@pytest.mark.parametrize("name", ["empty", "full", "hostile", "minimal"])
def test_the_golden_pages_are_the_same_by_quick_code(name: str) -> None:
    quick, plain = quick_environment(templates()), environment(templates())
    for page in golden_pages(name):
        if page.template is not None:
            values = {one.name: getattr(page.value, one.name) for one in fields(page.value)}
            text = text_by(plain, page.template, values)
            assert text is not None
            assert text_by(quick, page.template, values) == text


def test_every_template_that_ships_is_rendered_by_quick_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crosstab, "ROOM", 0)  # the years have tables of their own then
    tracker = FULL["_tracker"] + 'base-url: "https://x.example/"\n'
    renderer = Renderer(templates())
    for page in [*made({**FULL, "_tracker": tracker}).values(), *golden_pages("full")]:
        renderer.bytes_of(page)
    assert renderer.not_quick == set()


@settings(
    deadline=None, derandomize=True, max_examples=150, suppress_health_check=list(HealthCheck)
)
@given(sources=TEMPLATES, values=VALUES)
def test_quick_code_never_gives_another_text(
    sources: dict[str, str], values: dict[str, Any]
) -> None:
    quick, plain = quick_environment(sources), environment(sources)
    for name in ("page", "alone"):
        text = text_by(quick, name, values)
        assert text is None or text == text_by(plain, name, values)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("{{ a }}", "<b>"),
        ("{{ a }}", Markup("<b>")),
        ("{{ a }}", Loud("<b>")),
        ("{{ a }}", Safe("<b>")),
        ("{{ a }}", Drawn()),
        ("{{ a }}", None),
        ("{{ a }}", 1.5),
        ("100 %{{ a.a }}%s", Drawn(a="<")),
        ("{{ 'x' if a }}|{{ 'y' if not a }}", 1),
        ("{% if a == 1 %}{% elif a == 2 %}2{{ '<' }}{% else %}{{ a }}{% endif %}", 2),
        ("{% from 'u' import m %}{{ m(a) }}{% set x = m(a, 1) %}{{ x }}{{ m(m(a)) }}", "<"),
        ("{% from 'u' import m %}{{ m(y=a, x=1) }}", "<"),
        ("{% for x in a %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% endfor %}", (1, 2)),
        ("{% for x in a %}{{ loop.index }}{{ ',' if not loop.last }}{% endfor %}", [1, 2]),
        ("{% for x in a %}{{ x }}{{ ',' if not loop.last }}{% endfor %}", (1,) * 1000),
        ("{% for x in a %}{% for y in x %}{{ loop.last }}{% else %}{{ loop.first }}{% endfor %}{% endfor %}", ((), (1,))),
        ("{% for x in a %}{{ loop.previtem if not loop.first }}{{ loop.cycle(1, 2) }}{% endfor %}", (1, 2)),
        ("{% filter upper %}{{ a }}x{% endfilter %}", "ü"),
        ("{% block b %}{% block c %}{{ a }}{% endblock %}x{% endblock %}{{ self.c() }}", "<"),
        ("{% set x %}<i>{{ a }}</i>{% endset %}{{ x }}", "<"),
        ("{{ a.items }}{{ a['items'] }}", Drawn(items=1)),
        ("{{ a.class }}{{ a.ﬁ }}", Drawn(**{"class": "<", "ﬁ": 1})),
        ("{% macro m() %}{% endmacro %}{{ m }}{{ m.name }}", 1),
    ],
)  # fmt: skip
def test_what_templates_are_made_of_is_quick(source: str, value: object) -> None:
    quick, plain = quick_and_plain(source, value)
    assert quick is not None
    assert quick == plain


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("{{ a.b }}", {"b": "<"}),
        ("{{ a.a }}", Odd()),
        ("{{ a.b is defined }}{{ a.b|default('x') }}", 1),
        ("{% autoescape false %}{{ a }}{% endautoescape %}", "<"),
        ("{% include 'u' without context %}{{ a }}", "<"),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ a }}{% endcall %}", "<"),
        ("{% from 'u' import m %}{{ m(1, 2, 3) if 0 }}{{ a.b.c }}", {"b": {"c": 1}}),
        ("{% macro m() %}{{ varargs }}{% endmacro %}{{ m(a) }}", 1),
        ("{% from 'u' import n %}{{ n(a)|list }}", 3),
        ("{% for x in a %}{% block b scoped %}{{ x }}{% endblock %}{% endfor %}", (1, 2)),
        ("{% if a %}{% extends 'u' %}{% endif %}{{ a }}", 0),
    ],
)
def test_where_quick_code_has_no_answer_the_page_is_jinjas(source: str, value: object) -> None:
    quick, plain = quick_and_plain(source, value)
    assert quick is None
    assert plain is not None
    renderer = Renderer({"t": source, "u": PIECES})
    for _ in range(2):
        assert renderer.bytes_of(Page("x", "t", Value(value))).decode() == plain
    assert renderer.not_quick == {"t"}


@pytest.mark.parametrize("expression", ["'x'.y ~ 1", "1 if 'x'.y", "(a if 'x'.y).z"])
def test_what_jinja_refuses_to_compile_has_no_quick_code_either(expression: str) -> None:
    source = "{% macro never_called(a) %}{{ " + expression + " }}{% endmacro %}"
    assert quick_and_plain(source, 1) == (None, None)


def test_a_fault_is_worded_as_jinja_words_it() -> None:
    renderer = Renderer({"t": "\n{{ a.b }}"})
    assert renderer.bytes_of(Page("x", "t", Value(Drawn(b=1)))) == b"\n1"
    with pytest.raises(TemplateFault, match="t, line 2: 'int object' has no attribute 'b'"):
        renderer.bytes_of(Page("x", "t", Value(1)))
