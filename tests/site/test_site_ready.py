"""The code of templates that a wheel brings: it is what would be made, or it is not taken."""

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from site_corpora import templates

from bootpath.site import Renderer
from bootpath.templating import environment, quick_environment, ready
from golden_pages import golden_pages

Bring = Callable[[dict[str, str]], None]


@pytest.fixture
def bring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bring]:
    """Bring the code of some templates, as a wheel does."""
    package = tmp_path / "brought"

    def written(sources: dict[str, str]) -> None:
        package.mkdir()
        for name, text in ready.modules(quick_environment(sources), sources):
            (package / name).write_text(text, encoding="utf-8")
        importlib.invalidate_caches()
        ready._index.cache_clear()

    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(ready, "_PACKAGE", "brought")
    ready._index.cache_clear()
    yield written
    ready._index.cache_clear()
    for name in [one for one in sys.modules if one.split(".")[0] == "brought"]:
        del sys.modules[name]


def no_code(*_: Any) -> str:
    pytest.fail("a template was compiled")


@pytest.mark.parametrize("name", ["full", "hostile"])
def test_pages_are_the_same_by_code_that_was_brought(
    name: str, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = templates()
    pages = [page for page in golden_pages(name) if page.template]
    compiled = Renderer(sources)
    expected = [compiled.bytes_of(page) for page in pages]
    bring(sources)
    brought = Renderer(sources)
    monkeypatch.setattr(type(brought._quick), "compile", no_code)
    assert [brought.bytes_of(page) for page in pages] == expected
    assert brought.not_quick == set()


def test_a_template_of_another_text_or_name_is_compiled(bring: Bring) -> None:
    bring({"t": "{{ a }}!"})
    assert ready.ready_code("t", "{{ a }}!")
    assert ready.ready_code("u", "{{ a }}!") is None
    assert ready.ready_code("t", "{{ a }}?") is None
    assert quick_environment({"t": "{{ a }}?"}).get_template("t").render(a="<") == "&lt;?"


def test_a_template_may_take_macros_from_one_that_the_user_replaced(bring: Bring) -> None:
    sources = {
        "t": "{% from 'u' import m %}{{ m(a) }}",
        "u": "{% macro m(x) %}1{{ x }}{% endmacro %}",
    }
    bring(sources)
    own = sources | {"u": "{% macro m(x) %}2{{ x }}{% endmacro %}"}
    for given in (sources, own):
        quick, plain = quick_environment(given), environment(given)
        texts = [one.get_template("t").render(a="<") for one in (quick, plain)]
        assert texts == [f"{1 + (given is own)}&lt;"] * 2


def test_code_for_another_jinja_is_not_taken(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "jinja", "0.1")
    bring({"t": "{{ a }}"})
    monkeypatch.undo()
    monkeypatch.setattr(ready, "_PACKAGE", "brought")
    assert ready.ready_code("t", "{{ a }}") is None


def test_without_any_everything_is_compiled(bring: Bring) -> None:
    assert bring
    assert ready.ready_code("t", "{{ a }}") is None
    assert quick_environment({"t": "{{ a }}"}).get_template("t").render(a=1) == "1"


TELL = """
from bootpath.disk.templates import template_sources
from bootpath.templating.ready import ready_code
import bootpath
sources = template_sources(None)
without = [name for name, text in sources.items() if not ready_code(name, text)]
print("editable" if "site-packages" not in bootpath.__file__ else without if sources else "none")
"""


def test_what_is_installed_brings_the_code_of_every_template_that_ships(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-P", "-c", TELL], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.strip()
    if told == "editable":
        pytest.skip("bootpath is installed editable, which goes without")
    assert told == "[]"
