"""What is generated and checked in agrees with the code: schemas, the page of checks, help texts."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from bootpath.app.checking import CODES
from bootpath.cli.commands import COMMANDS, bootpath
from bootpath.record import KINDS, json_schema
from bootpath.rules.status import TRANSITIONS

ROOT = Path(__file__).parent.parent


def agrees(path: Path, text: str, *, update: bool) -> None:
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, (
        f"{path.relative_to(ROOT)} is stale: run pytest --update-golden"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_fresh_and_valid(kind: str, update_golden: bool) -> None:
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    agrees(ROOT / "schema" / f"{kind}.schema.json", text, update=update_golden)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "decisions").glob("*.yaml")), ids=lambda path: path.stem
)
def test_a_shipped_record_satisfies_its_schema(path: Path) -> None:
    kind = path.stem[1:] if path.stem.startswith("_") else "decision"
    record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- it makes texts, lists and mappings only
    jsonschema.Draft202012Validator(json_schema(kind)).validate(record)


def test_the_page_of_checks_is_fresh(update_golden: bool) -> None:
    agrees(ROOT / "docs" / "checks.md", checks_page(), update=update_golden)


def checks_page() -> str:
    lines = [
        "# Checks",
        "",
        "Generated from the code; `bootpath explain CODE` shows the same. A comment",
        "`# allow: CODE reason` on a line, or alone on the line above, silences a check there.",
        "",
        "## Moves of a status",
        "",
        "| from | to |",
        "|---|---|",
        *(
            f"| {before or '*(start)*'} | {', '.join(after) or 'nothing: it is finished'} |"
            for before, after in TRANSITIONS.items()
        ),
        "",
        "## All checks",
        "",
        "| check | severity | what it finds |",
        "|---|---|---|",
        *(f"| [{c.name}](#{c.name}) | {c.severity} | {c.summary} |" for c in CODES),
        "",
    ]
    for code in CODES:
        lines += [f"### {code.name}", "", markdown_of(code.doc), ""]
    return "\n".join(lines)


def markdown_of(doc: str) -> str:
    """A code's documentation, its indented examples set apart from the words before them."""
    return doc.strip().replace("Bad:\n", "Bad:\n\n").replace("Good:\n", "\nGood:\n\n")


def test_the_page_of_commands_is_fresh(update_golden: bool) -> None:
    agrees(ROOT / "docs" / "commands.md", commands_page(), update=update_golden)


def commands_page() -> str:
    runner = CliRunner(env={"COLUMNS": "80"})
    parts = ["# Commands\n\nGenerated from the help texts.\n"]
    for name in ("", *COMMANDS):
        arguments = [name, "--help"] if name else ["--help"]
        result = runner.invoke(bootpath, arguments, prog_name="bootpath", terminal_width=80)
        assert result.exit_code == 0
        parts.append(f"## {f'bootpath {name}'.strip()}\n\n```\n{result.output.rstrip()}\n```\n")
    return "\n".join(parts)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_an_example(name: str) -> None:
    result = CliRunner().invoke(bootpath, [name, "--help"], prog_name="bootpath")
    assert "Example:" in result.output
    assert f"bootpath {name}" in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_command_says(name: str) -> None:
    command = bootpath.get_command(None, name)  # type: ignore[arg-type]  # it looks at no context
    assert command is not None
    assert command.name == name
