"""Page values and templates to the files of the site: the only door to Jinja."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from bootpath.views import Page, Text

_ABSOLUTE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_SCHEME_OR_HOST = re.compile(r"[^/?#]*:|//")
_XML = (".atom", ".svg", ".xml")
_NO_XML_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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


def environment(templates: Mapping[str, str]) -> Environment:
    """Jinja with everything escaped and nothing undefined passed over."""
    found = Environment(
        loader=DictLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    found.filters["url"] = url
    return found


def render(
    pages: Iterable[Page], templates: Mapping[str, str], static: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """The files of the site, path and content, one after the other; the static ones first.

    A template gets the fields of its page's value as its variables. Raises jinja2's
    `TemplateError` when a template is broken, is missing, or asks for what its value lacks.
    What XML 1.0 has no way to write (its production Char) is left out of feeds and other XML.
    """
    yield from sorted(static.items())
    jinja = environment(templates)
    found: dict[str, tuple[Template, tuple[str, ...]]] = {}
    for page in pages:
        value = page.value
        if page.template is None:
            text: str = value.content if isinstance(value, Text) else str(value)
        else:
            if page.template not in found:
                names = tuple(field.name for field in fields(value))
                found[page.template] = (jinja.get_template(page.template), names)
            template, names = found[page.template]
            text = template.render({name: getattr(value, name) for name in names})
        if page.path.endswith(_XML):
            text = _NO_XML_CHARACTER.sub("", text)
        yield page.path, text.encode(errors="backslashreplace")  # PEP 383 names
