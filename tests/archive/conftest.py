"""A real public-inbox on this machine; tests are skipped where it is not installed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import inbox_mails
import inbox_server
import pytest
from inbox_server import Inbox
from watched_command import Command

_FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Inbox:
    """The inbox with all our mails, not served."""
    lacking = inbox_server.lacking()
    if lacking:
        pytest.skip(lacking)
    home = tmp_path_factory.mktemp("public-inbox")
    mails = [mail.data for mail in inbox_mails.MAILS]
    return inbox_server.filled(home, inbox_mails.LIST, mails)


@pytest.fixture(scope="session")
def base(inbox: Inbox) -> Iterator[str]:
    """The address at which the inbox is served."""
    with inbox_server.served(inbox) as address:
        yield address


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Take down a line that stands at the end of pytest's output."""
    lines = request.config.stash.setdefault(_FIGURES, [])
    return lines.append


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    lines = config.stash.get(_FIGURES, [])
    if lines:
        terminalreporter.section("a real public-inbox")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A directory for fetched mails that is not the user's."""
    return tmp_path / "cache"


@pytest.fixture
def bootpath(tmp_path: Path) -> Command:
    """The command, watched."""
    return Command(tmp_path)
