"""A command loads what it needs and nothing else: start-up is most of what a short one takes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from pydantic_core import SchemaError

from bootpath.cli.boundary import run

ROOT = Path(__file__).parents[2]
TELL = """
import os, sys
def tell(code):
    sys.stderr.write("\\n" + " ".join(sys.modules))
    sys.stderr.flush()
    leave(code)
leave, os._exit = os._exit, tell
sys.argv = ["bootpath", *sys.argv[1:]]
from bootpath.cli import main
main()
"""

PLAIN = {"_BOOTPATH_COMPLETE": ""}
COMPLETION = {
    "_BOOTPATH_COMPLETE": "bash_complete",
    "COMP_WORDS": "bootpath ch",
    "COMP_CWORD": "1",
}
NOT_FOR_CLICK = frozenset(
    {"annotated_types", "difflib", "email", "http", "importlib.metadata", "jinja2", "json",
     "markdown", "markupsafe", "nh3", "PIL", "pydantic", "pydantic_core", "socket", "subprocess",
     "tempfile", "wcwidth", "xml", "yaml"}
)  # fmt: skip
NOT_FOR_READING = frozenset(
    {"asyncio", "ctypes", "difflib", "html", "http", "jinja2", "logging", "markdown", "markupsafe",
     "nh3", "PIL", "urllib.request", "wcwidth", "xml", "bootpath.markup", "bootpath.picture",
     "bootpath.site", "bootpath.views"}
)  # fmt: skip
NOT_FOR_BUILDING = frozenset(
    {"asyncio", "http", "urllib.request", "wcwidth", "bootpath.edit", "bootpath.mail.archives"}
)  # fmt: skip


def loaded(arguments: list[str], environment: dict[str, str]) -> set[str]:
    """The modules in memory when a command has ended well."""
    done = subprocess.run(
        [sys.executable, "-c", TELL, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("arguments", "environment", "unwanted"),
    [
        (["--help"], PLAIN, NOT_FOR_CLICK | {"bootpath.app", "bootpath.record"}),
        (["--version"], PLAIN, NOT_FOR_CLICK | {"bootpath.app", "bootpath.record"}),
        (
            ["check", "--help"],
            PLAIN,
            NOT_FOR_CLICK - {"json"} | {"bootpath.app", "bootpath.record"},
        ),
        (["list", "--help"], PLAIN, NOT_FOR_CLICK | {"bootpath.app", "bootpath.record"}),
        ([], COMPLETION, NOT_FOR_CLICK | {"bootpath.app", "bootpath.record"}),
        (["check"], PLAIN, NOT_FOR_READING),
        (["list", "--format", "json"], PLAIN, NOT_FOR_READING | {"bootpath.rules"}),
    ],
)
def test_a_command_loads_nothing_that_it_does_not_need(
    arguments: list[str], environment: dict[str, str], unwanted: frozenset[str]
) -> None:
    assert loaded(arguments, environment) & unwanted == set()


def test_a_build_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    output = str(tmp_path / "site")
    assert loaded(["build", "-o", output], PLAIN) & NOT_FOR_BUILDING == set()


def test_a_command_that_ends_at_once_leaves_nothing_half_done(tmp_path: Path) -> None:
    """Whoever reads its output gets all of it, and of a store no more is left than the store."""
    cache = tmp_path / "cache"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "bootpath", "check", "--format", "json", "--cache-dir", cache]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=environment)
    assert json.loads(done.stdout)
    assert {path.suffix for path in cache.iterdir()} == {".sqlite"}


@pytest.mark.parametrize(
    ("inner", "code"), [("KeyboardInterrupt: ", 130), ("TypeError: no KeyboardInterrupt", 70)]
)
def test_an_interruption_while_a_model_is_built_is_an_interruption(inner: str, code: int) -> None:
    @click.command()
    def building() -> None:
        raise SchemaError(f'Error building "nullable" validator:\n  {inner}')

    assert run(building, []) == code
