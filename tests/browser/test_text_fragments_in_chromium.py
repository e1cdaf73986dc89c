"""Links to the words of a mail, as real pages of archives show one: a browser finds the place."""

from pathlib import Path
from typing import Any

import pytest

from bootpath.views.fragment import linked

pytestmark = pytest.mark.browser

FILLER = "\n".join(f"line {number} of something else" for number in range(200))
MAIL = f"""{FILLER}
On Wed, Konrad wrote:
&gt; We met and said that
&gt; once PVH is stable &amp; well-known, the
&gt; clock would start ticking for everybody
&gt;
&gt; who still needs it after all
And this is an answer that runs over
the end of a line - as answers do.
Hooray!!! Much thanks!
{FILLER}"""
SHOWN = {
    "public-inbox": f"<pre>{MAIL.replace('&gt; We', '<span>&gt; We').replace('all', 'all</span>')}</pre>",
    "hypermail": f"<pre>{MAIL}</pre>",
    "lines": f"<p>{MAIL.replace(chr(10), '<br>' + chr(10))}</p>",
}
FIRST = MAIL.splitlines().index("On Wed, Konrad wrote:")


@pytest.fixture
def tab(chromium: Any) -> Any:
    return chromium.new_page(viewport={"width": 900, "height": 300})


def scrolled(tab: Any, address: str) -> int:
    """How far down a page is shown once it has settled."""
    tab.goto("about:blank")
    tab.goto(address, wait_until="load")
    tab.wait_for_timeout(200)
    return int(tab.evaluate("window.scrollY"))


@pytest.mark.parametrize("form", SHOWN)
@pytest.mark.parametrize(
    "words",
    [
        "clock would start ticking",
        "once PVH is stable & well-known, the clock would start ticking for everybody",
        "clock would start ticking for everybody [...] needs it after all",
        "this is an answer that runs over the end of a line",
        "end of a line - as answers do",
        "Hooray!!! Much thanks!",
    ],
)
def test_the_words_are_found_across_lines_and_marks_of_quotation(
    tab: Any, tmp_path: Path, form: str, words: str
) -> None:
    page = tmp_path / "mail.html"
    page.write_text(f"<!doctype html><meta charset=utf-8>{SHOWN[form]}", encoding="utf-8")
    assert scrolled(tab, linked(page.as_uri(), words)) > FIRST * 10
    assert scrolled(tab, linked(page.as_uri(), "no words that stand in it")) == 0
