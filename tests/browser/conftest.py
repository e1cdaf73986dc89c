"""A real Chromium, the one the system has; tests are skipped where there is none."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_site import TODAY

from bootpath.app.building import site_files
from bootpath.app.reading import read
from bootpath.disk.output import publish
from installed import ROOT

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser under remote control."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    binary = shutil.which("chromium") or shutil.which("chromium-browser")
    if binary is None:
        pytest.skip("no chromium on this machine (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=binary, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped records, as the command builds it."""
    output = tmp_path_factory.mktemp("built") / "site"
    records = ROOT / "decisions"
    reading = read(records, "decisions")
    made = site_files(reading.corpus, reading.evidence, records, TODAY, None)
    publish(made, output, apart_from=[records])
    return output


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    """A tab that fails the test for anything it says, and for a request that leaves the site."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    heard: list[str] = []
    tab.on("console", lambda message: heard.append(message.text))
    tab.on("pageerror", lambda error: heard.append(str(error)))
    tab.on("dialog", lambda dialog: heard.append(dialog.message))
    tab.on("request", lambda one: one.url.startswith("file:") or heard.append(one.url))
    yield tab
    context.close()
    assert heard == []
