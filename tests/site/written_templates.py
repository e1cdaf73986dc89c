"""Templates and values for them, made up: much of what Jinja's language has, around few names."""

from types import SimpleNamespace
from typing import Any, NamedTuple

from hypothesis import strategies as st
from markupsafe import Markup


class Loud(str):
    """Text that is written otherwise than it reads."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self[:]}!"


class Safe(str):
    """Text that says itself how it is written into HTML."""

    __slots__ = ()

    def __html__(self) -> str:
        return f"<i>{self[:]}</i>"


class Drawn(SimpleNamespace):
    """An object that is HTML, and has attributes besides."""

    def __html__(self) -> str:
        return "<hr>"

    def __str__(self) -> str:
        return "a line & more"

    __repr__ = __str__


class Pair(NamedTuple):
    """A value such as the views make."""

    a: Any
    b: Any


class Odd:
    """An object whose attribute is there and fails, whose item of the same name does not."""

    @property
    def a(self) -> str:
        """Fail."""
        raise AttributeError

    def __getitem__(self, name: str) -> str:
        if name != "a":
            raise KeyError(name)
        return "an <item>"

    def __repr__(self) -> str:
        return "<odd>"


TEXTS = st.sampled_from(
    ["", "x", "a & b", "<b>", "'\"", "{{", "%s", "%", "ü\u2028", "javascript:1"]
)
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-2, 3)
    | st.sampled_from([0.5, 1e30])
    | TEXTS
    | TEXTS.map(Markup)
    | TEXTS.map(Loud)
    | TEXTS.map(Safe)
    | st.builds(Odd)
)


def _around(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    items = st.lists(inner, max_size=3)
    named = st.fixed_dictionaries({"a": inner, "b": inner}, optional={"items": inner})
    return (
        items
        | items.map(tuple)
        | st.builds(Pair, inner, inner)
        | named
        | named.map(lambda given: SimpleNamespace(**given))
        | named.map(lambda given: Drawn(**given))
    )


_NESTED = st.recursive(PLAIN, _around, max_leaves=6)
_LOOP = SimpleNamespace(index0=7, length=8, last="<last>", first="<first>", depth=None)
VALUES = st.fixed_dictionaries(
    {
        "a": _NESTED,
        "b": st.builds(Pair, _NESTED, _NESTED),
        "c": st.lists(_NESTED, max_size=3).map(tuple),
        "one": PLAIN,
        "two": st.builds(Drawn, a=PLAIN, b=PLAIN),
        "loop": st.just(_LOOP),  # seen outside of loops
    }
)
"""What a template is given."""

_SOURCES = """
a; a; b; b.a; b.b; c; one; one; two; two.a; '<'; "x"; 1; none; loop.last; loop.first; loop.index0
loop.length; loop.depth; (d is defined); plain; pieces
"""
_SHAPES = """
(@, @); [@, @]; {'a': @}; @ ~ @; @ == @; @ and @; @ or @; not @; @ if @; @ if @ else @
@ is defined; @ is none; @|default('-'); @|e; @|string; {'a': @}.a; [@, @][0]; [@, @][1:]
plain(@); plain(@); two_of(@, @); two_of(@); two_of(second=@, one=@); there(@)
sign(); pieces.there(@); outer((@, @)); [@, @]|join(@); (@, @)|length; [@]|map('e')|list
@ in (@, @); [{'a': @}]|map(attribute='a')|list; (@ ~ '')|url; (@ ~ '')|upper; (@ ~ '')|safe
@.a; @.items; @['a']; @ + @; @ * 2; @|length; @|tojson; @|min; @|replace(@, @); b.nope|default(@)
"""


def _listed(text: str) -> list[str]:
    return [one.strip() for line in text.strip().splitlines() for one in line.split(";")]


def _filled(pattern: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """The pattern with each `@` replaced by what its part gives."""
    pieces = pattern.split("@")

    def filled(given: tuple[str, ...]) -> str:
        return "".join(x + y for x, y in zip(pieces, (*given, ""), strict=True))

    return st.tuples(*parts).map(filled)


def _expressions(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    shapes = _listed(_SHAPES)
    return st.one_of([_filled(f"({shape})", *[inner] * shape.count("@")) for shape in shapes])


EXPRESSIONS = st.recursive(st.sampled_from(_listed(_SOURCES)), _expressions, max_leaves=3)


_STATEMENTS = """
{% if @ %}#{% endif %}
{% if @ %}#{% else %}#{% endif %}
{% if @ %}#{% elif @ %}#{% else %}#{% endif %}
{% for one in @ %}#{% endfor %}
{% for one in c %}#{% endfor %}
{% for one in b %}#{{ loop.index }}{{ ", " if not loop.last }}{% endfor %}
{% for one in c %}{{ loop.length }}#{% else %}#{{ loop.last }}{% endfor %}
{% for one in [@, @] %}#{{ loop.revindex }}{% for two in c %}{{ loop.first }}#{% endfor %}{% endfor %}
{% for one, two in ((@, @), b) %}#{% endfor %}
{% for two in (@, @) if @ %}#{% endfor %}
{% for one in [[@], []] recursive %}#{{ loop(one) if one is sequence }}{% endfor %}
{% set a = @ %}#
{% set b %}#{% endset %}#
{% with c = @ %}#{% endwith %}
{% filter upper %}#{% endfilter %}
{% macro nested(one) %}#{% endmacro %}{{ nested(@) }}#
{% from 'pieces' import sign with context %}#
"""
_REFUSED = """
{% autoescape false %}#{% endautoescape %}
{% call there(@) %}#{% endcall %}
{% include 'pieces' %}#
{% include 'pieces' without context %}#
"""


def _statements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    known, refused = _STATEMENTS.strip().splitlines(), _REFUSED.strip().splitlines()
    shapes = ["##", *known * 3, *refused]
    return st.one_of(
        [
            _filled(
                shape.replace("#", "@"),
                *[EXPRESSIONS if one == "@" else inner for one in shape if one in "@#"],
            )
            for shape in shapes
        ]
    )


_WRITTEN = st.sampled_from(["", "<p>", "50 %", "%s", "\n", "'", '"', "ü"])
BODIES = st.recursive(
    _WRITTEN
    | _filled("{{ @ }}", EXPRESSIONS)
    | _filled("<i>{{ @ }}</i>{{ @ }}", *[EXPRESSIONS] * 2),
    _statements,
    max_leaves=6,
)
"""The inside of a block or a macro."""

PIECES = (
    "{% macro there(one) %}<u>{{ one }}</u>{% endmacro %}"
    "{% macro sign(one='&') %}{{ one }}{% if one == '&' %}{{ there(one) }}{% endif %}{% endmacro %}"
    "{% set varied = 'no macro' %}"
)


def _written(of_page: str, of_macro: str, of_base: str, around: str) -> dict[str, str]:
    """The templates with these insides: a page, what it extends, and what it imports."""
    of_macro = of_macro.replace("plain(", "there(").replace("outer(", "there(")  # no recursion
    macros = (
        "{% from 'pieces' import sign, there, varied %}{% import 'pieces' as pieces %}"
        "{% macro plain(one) %}" + of_macro + "{% endmacro %}"
        "{% macro two_of(one, second='<2>') %}{{ one }}{{ second }}{% endmacro %}"
        "{% macro outer(one) %}{% for two in one %}{{ plain(two) }}{{ loop.last }}{% endfor %}"
        "{% endmacro %}"
    )
    return {
        "base": f"{around}{{% block outside %}}{of_base}{{% endblock %}}.\n"
        "{% for one in (1, 2) %}{% block middle %}"
        + of_base
        + "{% endblock %}{% endfor %}{{ self.middle() }}",
        "page": "{% extends 'base' %}"
        + macros
        + "{% block middle %}{{ super() }}"
        + of_page
        + "{% endblock %}",
        "alone": macros + of_page,
        "pieces": PIECES,
    }


TEMPLATES = st.builds(_written, BODIES, BODIES, BODIES, st.sampled_from(["", "{{ a }}", "{{ c }}"]))
"""Four templates by their names: `page` and `alone` are there to be rendered."""
