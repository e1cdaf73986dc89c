"""Page values and templates to the files of the site."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from bootpath.templating import environment, fault_of, quick_environment
from bootpath.views import Data, Page, Text

_XML = (".atom", ".svg", ".xml")
_NO_XML_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Renderer:
    """What makes one page after the other: the templates, each compiled when it is first needed.

    A page is made by quick code. Where that has no answer Jinja's own makes it, and the other pages
    of its template too, which are likely to be like it; `not_quick` names these templates.
    """

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = templates
        self._environment = environment(templates)
        self._quick = quick_environment(templates)
        self.not_quick: set[str] = set()
        self._names: dict[type, tuple[str, ...]] = {}

    def __reduce__(self) -> tuple[type["Renderer"], tuple[Mapping[str, str]]]:
        """Another process is sent the templates as they are written."""
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
        if type(value) not in self._names:
            self._names[type(value)] = tuple(field.name for field in fields(value))
        given = {name: getattr(value, name) for name in self._names[type(value)]}
        if name not in self.not_quick:
            try:
                template = self._quick.get_template(name)
                return "".join(template.root_render_func(template.new_context(given)))
            except Exception:  # noqa: BLE001 - Jinja's own code words it, or has an answer
                self.not_quick.add(name)
        try:
            return self._environment.get_template(name).render(given)
        except Exception as error:  # whatever a template does, it is the template's doing
            raise fault_of(error, self._templates) from error


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
