"""Every page of the shipped site in a real browser, from file://, as a reader opens it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
WIDTHS = (320, 768, 1280)


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.fixture
def tab(chromium: Any, site: Path) -> Iterator[Any]:
    """A tab that fails the test for what it says, asks for elsewhere, or refuses by policy."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    heard: list[str] = []
    tab.on("console", lambda message: heard.append(f"{tab.url}: {message.text}"))
    tab.on("pageerror", lambda error: heard.append(f"{tab.url}: {error}"))

    def missed(request: Any) -> None:
        # The next page was asked for before this one's icon had come: nothing is wrong with it.
        if request.failure != "net::ERR_ABORTED":
            heard.append(f"{tab.url}: failed {request.url}: {request.failure}")

    tab.on("requestfailed", missed)

    def watch(request: Any) -> None:
        if not request.url.startswith(site.as_uri()):
            heard.append(f"{tab.url}: asks for {request.url}")

    tab.on("request", watch)
    tab.bootpath_heard = heard
    yield tab
    context.close()
    assert heard == []


def test_every_page_loads_in_silence(tab: Any, pages: list[Path]) -> None:
    assert len(pages) > 60
    for page in pages:
        tab.goto(page.as_uri(), wait_until="load")
        if 'http-equiv="refresh"' in page.read_text(encoding="utf-8"):
            continue
        assert tab.evaluate("document.styleSheets.length") == 1, page
        policy = "document.querySelector('meta[http-equiv=Content-Security-Policy]').content"
        assert tab.evaluate(policy) == POLICY
        assert tab.locator("h1").count() == 1, page


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(tab: Any, pages: list[Path], width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    too_wide = {}
    for page in pages:
        tab.goto(page.as_uri(), wait_until="load")
        overhang = tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if overhang > 0:
            too_wide[page.name] = overhang
    assert too_wide == {}


def test_the_policy_stops_a_planted_script(chromium: Any, site: Path) -> None:
    """The watch above can fail: a page with an inline script is refused by its own policy."""
    text = (site / "about.html").read_text(encoding="utf-8")
    planted = site / "planted.html"
    planted.write_text(text.replace("</main>", "<script>document.title='x'</script></main>"))
    try:
        tab = chromium.new_page()
        heard: list[str] = []
        tab.on("console", lambda message: heard.append(message.text))
        tab.goto(planted.as_uri(), wait_until="load")
        assert tab.title() != "x"
        assert any("Content Security Policy" in text for text in heard)
        tab.close()
    finally:
        planted.unlink()


def test_the_question_and_the_answer_come_first(tab: Any, site: Path) -> None:
    page = site / "decisions" / "pv-pvops-deprecated-once-pvh-stable.html"
    tab.goto(page.as_uri())
    main = tab.locator("main").inner_text()
    assert main.index("Should Linux drop") < main.index("Accepted") < main.index("Konrad")
