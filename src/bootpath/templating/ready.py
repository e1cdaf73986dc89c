"""Code of the templates that ship, written when the package is built: no run has to make it again.

Whether it is right is asked of each template's text and of Jinja's version; a user's own template,
or another Jinja, is compiled as if there were none. A checkout has none.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.util import find_spec
from types import CodeType

from jinja2 import Environment
from jinja2 import __version__ as jinja

_PACKAGE = "bootpath.templating.shipped"


def ready_code(name: str, source: str) -> CodeType | None:
    """The code of a template with this text; None where there is none that is sure to be right."""
    module, told = _index().get(name, ("", ""))
    if told != _told(source):
        return None
    spec = find_spec(f"{_PACKAGE}.{module}")
    if spec is None or not isinstance(spec.loader, InspectLoader):
        return None
    return spec.loader.get_code(spec.name)


@lru_cache(maxsize=1)
def _index() -> Mapping[str, tuple[str, str]]:
    """For each template that has code here the module of that, and what tells its text."""
    try:
        shipped = import_module(_PACKAGE)
    except ImportError:
        return {}
    index: Mapping[str, tuple[str, str]] = shipped.INDEX if jinja == shipped.JINJA else {}
    return index


def _told(source: str) -> str:
    return blake2b(source.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def modules(quick: Environment, templates: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The modules of a package that `ready_code` finds code in: their file names and their text."""
    index = {}
    for number, (name, source) in enumerate(sorted(templates.items())):
        index[name] = (f"template_{number}", _told(source))
        yield f"template_{number}.py", quick.compile(source, name, name, raw=True)
    yield (
        "__init__.py",
        f'"""Made from the templates that ship."""\nJINJA = {jinja!r}\nINDEX = {index!r}\n',
    )
