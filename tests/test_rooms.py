"""The rooms' law: imports run one way, each dependency has one door, and only the cli prints."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "bootpath"

ROOMS = (
    "diagnostic",
    "crew",
    "trace",
    "facet",
    "day",
    "source",
    "record",
    "shape",
    "corpus",
    "standing",
    "difference",
    "due",
    "prose",
    "mail",
    "evidence",
    "rules",
    "markup",
    "picture",
    "templating",
    "views",
    "site",
    "report",
    "edit",
    "disk",
    "app",
    "cli",
)
"""From the bottom up: a room may import those before it and its own modules."""

DOORS = {
    "yaml": {"source"},
    "pydantic": {"record", "shape"},
    "pydantic_core": {"record", "shape"},
    "markdown": {"markup"},
    "nh3": {"markup"},
    "PIL": {"picture"},
    "jinja2": {"templating"},
    "click": {"cli"},
    "socket": {"disk", "mail"},
    "http": {"disk", "mail"},
    "urllib.request": {"mail"},
    "subprocess": {"disk", "mail"},
    "multiprocessing": {"crew"},
    "concurrent": {"crew"},
}
"""What may be imported only in these rooms."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(module: Path) -> Iterator[str]:
    for name in imported(module):
        if name.startswith("bootpath."):
            yield name.split(".")[1]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_rooms_below_its_own(module: Path) -> None:
    room = room_of(module)
    if room in ("__init__", "__main__"):
        return
    allowed = ROOMS[: ROOMS.index(room) + 1]
    assert [name for name in inside(module) if name in ROOMS and name not in allowed] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_dependency_has_one_door(module: Path) -> None:
    room = room_of(module)
    for name in imported(module):
        for dependency, doors in DOORS.items():
            if name == dependency or name.startswith(f"{dependency}."):
                assert room in doors, f"{dependency} has its door in {doors}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_command_line_prints_and_only_disk_and_archives_open_files(module: Path) -> None:
    room = room_of(module)
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print" or room == "cli"
            assert node.func.id != "open" or room in ("disk", "mail")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_is_small_and_says_what_it_is(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 300


def test_every_room_is_in_the_order() -> None:
    there = {room_of(module) for module in MODULES} - {"__init__", "__main__"}
    assert there <= set(ROOMS)


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not {module.stem for module in MODULES} & {"utils", "helpers", "common", "manager"}


def test_the_order_of_rooms_stands_in_contributing() -> None:
    text = (PACKAGE.parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")]
    named = [row.removesuffix(".py").removesuffix("/") for row in rows]
    there = {room_of(module) for module in MODULES}
    assert [name for name in named if name in ROOMS] == [name for name in ROOMS if name in there]
