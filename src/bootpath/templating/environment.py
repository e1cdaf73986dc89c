"""Jinja as the site has it, and the same with quicker code."""

import re
from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from bootpath.templating.generator import QuickGenerator
from bootpath.templating.ready import ready_code

_ABSOLUTE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_SCHEME_OR_HOST = re.compile(r"[^/?#]*:|//")


@lru_cache(maxsize=4096)
def url(address: str) -> str:
    """An address that may stand in `href`: http, https, mailto or relative; else `#`.

    White space, control characters and backslashes are refused as well: browsers drop the first
    two and read the third as a slash (WHATWG URL, basic URL parser).
    """
    if _UNSAFE.search(address):
        return "#"
    if _ABSOLUTE.match(address):
        return address
    return "#" if _SCHEME_OR_HOST.match(address) else address


class _Loader(FunctionLoader):
    """Templates by name."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        # A template's file is its name, so that a traceback tells which line of which one failed.
        super().__init__(lambda name: (templates[name], name, None) if name in templates else None)


class _QuickLoader(_Loader):
    """The same, with the code that is there already."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        source, *_ = self.get_source(environment, name)
        code = ready_code(name, source)
        if code is None:
            return super().load(environment, name, globals)
        return environment.template_class.from_code(environment, code, globals or {})


def environment(templates: Mapping[str, str]) -> Environment:
    """Jinja with everything escaped and nothing undefined passed over."""
    found = Environment(
        loader=_Loader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    found.filters["url"] = url
    # What `tojson` writes may stand in a script element: no `<`, `>` or `&` is left in it.
    found.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return found


def quick_environment(templates: Mapping[str, str]) -> Environment:
    """The same for what is to be quick: it gives the same text, or raises any exception at all."""
    found = environment(templates)
    found.loader = _QuickLoader(templates)
    found.code_generator_class = QuickGenerator
    return found
