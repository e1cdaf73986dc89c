"""One tracker built as of two days: its sites differ only where something happened between them."""

import json
import re
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from html.parser import HTMLParser
from pathlib import Path

from bootpath.app.building import site_files
from bootpath.app.checking import check
from bootpath.app.reading import Reading, read
from bootpath.disk.git import Revision

HERE = Path(__file__).parent / "as_of"
GOLDEN = HERE / "differences.txt"
BEFORE, AFTER = date(2020, 1, 10), date(2020, 1, 11)
TWICE = ("all.html", "api/decisions.json", "evidence.html", "timeline.html")
"""Files that repeat what others say: only that they differ is kept."""

QUIET = date(2020, 1, 9)
"""A day of this tracker on which nothing happened, like the one after it."""


class Words(HTMLParser):
    """The texts, links and anchors of a page, a line each.

    Without the date slider, the footer and the day in "as of DAY": they name the day by design.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._inside: str | None = None
        self._depth = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if self._inside is None and (
            tag == "footer" or known.get("class") == "asof" or "data-asof" in known
        ):
            self._inside = tag
        self._depth += tag == self._inside
        if self._inside is None:
            self.lines += [
                f"<{tag} {name}={known[name]}>" for name in ("id", "href") if name in known
            ]

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == self._inside
        if not self._depth:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":  # a block of data
            self.lines += values(json.loads(data))
        elif self._inside is None and (line := " ".join(data.split())):
            self.lines.append(line)


def values(value: object, at: str = "") -> Iterator[str]:
    """The values of a JSON document, a line each, but for the day of the site."""
    if isinstance(value, dict):
        for key in sorted(value):
            yield from values(value[key], f"{at}/{key}")
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from values(one, f"{at}/{index}")
    elif at != "/as-of":
        yield f"{at}: {value}"


def known(path: str, content: bytes, day: date) -> list[str]:
    """What a file of the site says, but for the day of the site where it is named as that.

    The line of time is left out: it is drawn to the scale of the calendar, up to the day.
    """
    text = content.decode()
    if path.endswith(".json"):
        return list(values(json.loads(text)))
    if path.endswith(".html"):
        text = re.sub(r'<svg class="drawing clock".*?</svg>', "", text, flags=re.DOTALL)
        text = "\n".join(Words(text).lines)
        return re.sub(rf"\bas of\s+{day}\b", "as of DAY", text, flags=re.IGNORECASE).splitlines()
    return [line for line in text.splitlines() if not line.startswith("DTSTAMP:")]


def reading() -> Reading:
    return read(HERE / "records", "records")


def built(day: date) -> dict[str, bytes]:
    found = reading()
    recorded = Revision("0" * 40, changed=False)
    files = site_files(found.corpus, found.evidence, HERE, day, None, recorded=recorded)
    return {path: text for path, text in files if not path.startswith("asof")}


def differences() -> Iterator[str]:
    before, after = built(BEFORE), built(AFTER)
    for path in sorted({*before, *after}):
        if path not in before or path not in after:
            yield f"only as of {BEFORE if path in before else AFTER}: {path}"
            continue
        old, new = known(path, before[path], BEFORE), known(path, after[path], AFTER)
        found = list(unified_diff(old, new, n=0, lineterm=""))[2:]
        if found:
            yield path
        if path not in TWICE and path.endswith((".html", ".json")):
            yield from (f"  {line}" for line in found if not line.startswith("@@"))


def test_the_records_pass_check() -> None:
    assert check(reading(), date(2026, 11, 22)).diagnostics == ()


def test_the_sites_of_two_days_differ_only_where_something_happened(update_golden: bool) -> None:
    found = "\n".join(differences()) + "\n"
    if update_golden:
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_what_happened_to_one_decision_leaves_the_page_of_another_as_it_was() -> None:
    changed = {line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line[0] != " "}
    assert "decisions/drop-the-old-path.html" in changed
    assert "decisions/an-untouched-question.html" not in changed
    assert f"only as of {AFTER}: decisions/what-comes-next.html" in changed


def test_two_days_between_which_nothing_happened_differ_by_their_date_only() -> None:
    early, late = built(QUIET), built(BEFORE)
    assert sorted(early) == sorted(late)
    assert [p for p in early if known(p, early[p], QUIET) != known(p, late[p], BEFORE)] == []


def test_a_site_of_a_day_is_the_same_each_time() -> None:
    assert built(BEFORE) == built(BEFORE)
