"""Page values and templates to the files of the site: the only door to Jinja."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError

from bootpath.views import Data, Page, Text

_ABSOLUTE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]")
_SCHEME_OR_HOST = re.compile(r"[^/?#]*:|//")
_XML = (".atom", ".svg", ".xml")
_NO_XML_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TemplateFault(Exception):  # noqa: N818 - an answer about a template; the caller words it
    """A template is broken, is missing, or asks for what its value lacks.

    `places` are the templates on the way to it, each with a line, the innermost last. `message` is
    a sentence without a full stop, `hint` says what to do about it.
    """

    def __init__(self, places: tuple[tuple[str, int], ...], message: str, hint: str) -> None:
        name, line = places[-1] if places else ("a template", 0)
        super().__init__(f"{name}, line {line}: {message}")
        self.places = places
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["TemplateFault"], tuple[object, ...]]:
        return TemplateFault, (self.places, self.message, self.hint)


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
        # A template's file is its name, so that a traceback tells which line of which one failed.
        loader=FunctionLoader(
            lambda name: (templates[name], name, None) if name in templates else None
        ),
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


class Renderer:
    """What makes one page after the other: the templates, each compiled when it is first needed.

    Another process is sent the templates as they are written.
    """

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates
        self._environment = environment(templates)
        self._found: dict[str, tuple[Template, tuple[str, ...]]] = {}

    def __reduce__(self) -> tuple[type["Renderer"], tuple[Mapping[str, str]]]:
        return Renderer, (self._templates,)

    def bytes_of(self, page: Page) -> bytes:
        """The content of the page's file.

        A template gets the fields of its page's value as its variables. What XML 1.0 has no way to
        write (its production Char) is left out of feeds and other XML. Raises TemplateFault.
        """
        value = page.value
        if isinstance(value, Data):
            return value.content
        if page.template is None:
            text = value.content if isinstance(value, Text) else str(value)
        else:
            text = self._text(page.template, value)
        if page.path.endswith(_XML):
            text = _NO_XML_CHARACTER.sub("", text)
        return text.encode(errors="backslashreplace")  # PEP 383 names

    def _text(self, name: str, value: Any) -> str:  # noqa: ANN401 - a value of any template
        try:
            if name not in self._found:
                names = tuple(field.name for field in fields(value))
                self._found[name] = (self._environment.get_template(name), names)
            template, names = self._found[name]
            return template.render({name: getattr(value, name) for name in names})
        except Exception as error:  # whatever a template does, it is the template's doing
            raise _fault(error, self._templates) from error


def render(
    pages: Iterable[Page], templates: Mapping[str, str], static: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """The files of the site, path and content, one after the other; the static ones first.

    Raises TemplateFault.
    """
    yield from sorted(static.items())
    renderer = Renderer(templates)
    for page in pages:
        yield page.path, renderer.bytes_of(page)


def _fault(error: Exception, templates: Mapping[str, str]) -> TemplateFault:
    """What went wrong in a template, in words."""
    places, step = [], error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename in templates:
            places.append((step.tb_frame.f_code.co_filename, step.tb_lineno))
        step = step.tb_next
    hint = "docs/templates.md says what each template gets"
    if isinstance(error, TemplateSyntaxError):
        message = (error.message or "it cannot be read").rstrip(".").partition(". ")[0]
        message = message[0].lower() + message[1:]
        places.append((error.name or "a template", error.lineno))
        hint = "the syntax is Jinja's: see its Template Designer Documentation"
    elif isinstance(error, TemplateNotFound):
        message = f"there is no template {error.name}"
        hint = "those that ship are named as in bootpath/base.html.j2"
    elif isinstance(error, RecursionError):
        message = "a template extends or includes itself, without end"
        name = places[-1][0] if places else "base.html.j2"
        hint = f'to extend the one that ships write {{% extends "bootpath/{name}" %}}'
    elif isinstance(error, UndefinedError):
        message = error.message or "something is undefined"
    else:
        message = f"{type(error).__name__}: {error}"
    return TemplateFault(tuple(places), message, hint)
