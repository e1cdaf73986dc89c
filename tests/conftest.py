"""What all tests share: modules that stand beside them, and the switch that renews golden files."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # A shell starts background jobs with interruption ignored, and what we start would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite golden sites, schemas and generated documentation; review with git diff",
    )
    parser.addoption(
        "--edits",
        type=int,
        default=0,
        metavar="N",
        help="try about N random edits of a tracker whose site is rebuilt, others in every run",
    )


@pytest.fixture(scope="session", autouse=True)
def cache_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the cache of whoever runs the tests."""
    before = os.environ.get("BOOTPATH_CACHE_DIR")
    os.environ["BOOTPATH_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    os.environ.pop("BOOTPATH_CACHE_DIR")
    if before is not None:
        os.environ["BOOTPATH_CACHE_DIR"] = before


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much a test tried that tries as much as it is asked to."""
    for report in terminalreporter.stats.get("passed", ()):
        for name, value in report.user_properties:
            if name == "tried":
                terminalreporter.write_line(f"{report.nodeid}: tried {value}")
