"""What each template gets, as docs/templates.md tells it: read from the page values themselves.

A page value says in its docstring whose it is ("What `index.html.j2` gets") and what its fields
mean, as a list ("- `title`: what it is called"). Templates that no page is made from hold pieces.
"""

import dataclasses
import importlib
import inspect
import pkgutil
import re
import types
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from jinja2 import meta, nodes
from markupsafe import Markup
from site_corpora import templates

import bootpath.views
from bootpath.templating import environment

SOURCES = templates()
_PARSED = {name: environment(SOURCES).parse(text) for name, text in SOURCES.items()}

_WHOSE = re.compile(r"What `([^`]+\.j2)` (?:gets|needs)")
_ITEM = re.compile(r"^- (`.+?)(?=^- |^\S|\Z)", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r"((?:`\w+`(?:, | and )?)+): ")
_WORDS: Mapping[Any, str] = {
    str: "text",
    Markup: "markup",
    bool: "true or false",
    int: "number",
    float: "number",
    Any: "anything",
    object: "anything",
}


class Documented(NamedTuple):
    """A page value or a part of one: its fields with their types, and what is said of each."""

    name: str
    says: str
    types: dict[str, Any]
    meanings: dict[str, str]


@cache
def values() -> dict[str, type]:
    """The page value of each template that has one, by the template's name."""
    found: dict[str, type] = {}
    for module in pkgutil.iter_modules(bootpath.views.__path__):
        inside = vars(importlib.import_module(f"bootpath.views.{module.name}"))
        for one in inside.values():
            if dataclasses.is_dataclass(one) and isinstance(one, type):
                whose = _WHOSE.match(one.__doc__ or "")
                if whose and one.__module__ == inside["__name__"]:
                    assert whose[1] not in found, f"two values for {whose[1]}"
                    found[whose[1]] = one
    return dict(sorted(found.items()))


@cache
def documented(value: type) -> Documented:
    """What a value's docstring and its types say."""
    doc = inspect.cleandoc(value.__doc__ or "")
    hints = get_type_hints(value)
    names = getattr(value, "_fields", None) or [one.name for one in dataclasses.fields(value)]
    said: dict[str, str] = {}
    mentioned: dict[str, str] = {}
    for item in _ITEM.findall(doc):
        for clause in _clauses(" ".join(item.split())):
            head = _HEAD.match(clause)
            meaning = clause[head.end() :] if head else clause
            for name in re.findall(r"`(\w+)`", head[1] if head else ""):
                assert name not in said, f"{value.__name__}.{name} is explained twice"
                said[name] = meaning
            for name in re.findall(r"`(\w+)`", meaning):
                if name in names:
                    mentioned.setdefault(name, meaning if re.search(r"\w ", meaning) else "")
    meanings = mentioned | said
    says = " ".join(_ITEM.sub("", doc).split())
    return Documented(value.__name__, says, {name: hints[name] for name in names}, meanings)


def _clauses(item: str) -> list[str]:
    """An item of a list at its semicolons; what names no field belongs to the clause before it."""
    found: list[str] = []
    for clause in item.split("; "):
        if found and "`" not in clause:
            found[-1] += f"; {clause}"
        else:
            found.append(clause)
    return found


def is_part(found: Any) -> bool:
    """Whether a type is a value with fields of its own."""
    return isinstance(found, type) and (
        dataclasses.is_dataclass(found) or hasattr(found, "_fields")
    )


def parts(value: type, seen: dict[type, None] | None = None) -> dict[type, None]:
    """The values inside of a value, in the order in which they are met; not itself."""
    seen = {} if seen is None else seen
    for one in documented(value).types.values():
        for part in _inside(one):
            if part not in seen:
                seen[part] = None
                parts(part, seen)
    return seen


def _inside(annotation: Any) -> Iterator[type]:
    if is_part(annotation):
        yield annotation
    for one in get_args(annotation):
        yield from _inside(one)


def title(part: type) -> str:
    """What a part is called: its name, with its module where several have it."""
    module = part.__module__.rpartition(".")[2]
    return f"{part.__name__} in {module}" if _named()[part.__name__] > 1 else part.__name__


def anchor(part: type) -> str:
    """The place of a part's heading, or of its template's, as GitHub makes it of the words."""
    whose = [name for name, value in values().items() if value is part]
    heading = whose[0] if whose else title(part)
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@cache
def _named() -> Mapping[str, int]:
    """How many parts have each name."""
    found: dict[type, None] = {}
    for value in values().values():
        parts(value, found)
    return Counter(part.__name__ for part in found)


def in_words(annotation: Any) -> str:
    """A type as a reader of templates needs it."""
    if is_part(annotation):
        return f"[{title(annotation)}](#{anchor(annotation)})"
    if annotation in _WORDS:
        return _WORDS[annotation]
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return "one of " + ", ".join(f"`{one}`" for one in inside)
    there = [in_words(one) for one in inside if one not in (types.NoneType, Ellipsis)]
    if origin in (Union, types.UnionType):
        found = " or ".join(there) + (", or none" if types.NoneType in inside else "")
    elif origin is tuple:
        found = f"list of {there[0]}" if Ellipsis in inside else f"({', '.join(there)})"
    elif origin in (dict, Mapping):
        found = f"mapping from {there[0]} to {there[1]}"
    else:
        raise AssertionError(f"a page value holds {annotation}: say it in words here")
    return found


def variables(name: str) -> set[str]:
    """What a template asks for, with the templates it is laid over."""
    tree = _PARSED[name]
    found = set(meta.find_undeclared_variables(tree))
    for brought in tree.find_all(nodes.FromImport):
        # Blocks see what the template imports, which jinja2.meta does not know.
        found -= {name[1] if isinstance(name, tuple) else name for name in brought.names}
    for parent in tree.find_all(nodes.Extends):
        found |= variables(parent.template.as_const())
    return found


def blocks(name: str) -> tuple[str, ...]:
    """The blocks that a template itself has, in their order."""
    return tuple(one.name for one in _PARSED[name].find_all(nodes.Block))


def macros(name: str) -> tuple[str, ...]:
    """The macros that others may import from a template, as they are called."""
    return tuple(
        f"{one.name}({', '.join(argument.name for argument in one.args)})"
        for one in _PARSED[name].body
        if isinstance(one, nodes.Macro)
    )


@cache
def attributes(name: str) -> frozenset[str]:
    """The fields of parts that a template asks for, by name."""
    found = {node.attr for node in _PARSED[name].find_all(nodes.Getattr)}
    for one in _PARSED[name].find_all(nodes.Filter):
        found |= {given.value.as_const() for given in one.kwargs if given.key == "attribute"}
    return frozenset(found)


@cache
def taken(name: str) -> frozenset[str]:
    """All names in a template and in those that it extends or imports, fields and variables."""
    found = set(attributes(name)) | {node.name for node in _PARSED[name].find_all(nodes.Name)}
    for other in _PARSED[name].find_all((nodes.Extends, nodes.FromImport)):
        found |= taken(other.template.as_const())
    return frozenset(found)
