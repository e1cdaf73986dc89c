"""What is wrong with a template, in words."""

from collections.abc import Mapping

from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError


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


def fault_of(error: Exception, templates: Mapping[str, str]) -> TemplateFault:
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
