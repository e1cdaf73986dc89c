"""README keeps its word: its commands are the ones CI runs, its example passes, its links lead on."""

import re
from pathlib import Path

from bootpath.cli.commands import COMMANDS
from bootpath.cli.exits import MEANING
from example_tracker import problems_in, tracker_with

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_ci_runs_the_two_commands_word_for_word() -> None:
    site, test = (block.strip() for block in blocks("sh")[:2])
    assert f"site() {{ {site}; }}" in CI
    assert f"tests() {{ {test}; }}" in CI


def test_the_example_record_has_no_unknown_key() -> None:
    (example,) = blocks("yaml")
    found = {problem.code for problem in problems_in(tracker_with(example))}
    # It stands alone, without the people and repositories of a tracker around it.
    assert found <= {"unknown-person", "unknown-repository", "malformed-message-id"}


def test_every_command_and_every_exit_code_is_told() -> None:
    assert all(f"`{name}" in README for name in COMMANDS)
    listed = README.partition("Exit codes:")[2].partition("\n\n")[0]
    assert {int(code) for code in re.findall(r"(?:^|· |\n)\s*(\d+) ", listed)} == set(MEANING)


def test_the_links_of_the_documents_lead_to_files() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)]+)\)", text):
            assert target.startswith("https://") or (ROOT / target).exists(), target


def test_the_machine_and_its_tools_are_named_nowhere() -> None:
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / ".ci" / "run"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/work/|/root/|\bsubagent|\bClaude\b", text), path
