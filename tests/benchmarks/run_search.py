"""Measures the search of a large site in a real Chromium, opened from files: `run.py search`."""

import argparse
import gzip
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

import commands
import session
from measure import CommandFailedError, output

from bootpath.app.reading import read
from bootpath.disk.templates import static_files, template_sources
from bootpath.evidence import Evidence
from bootpath.markup import Converter
from bootpath.site import render
from bootpath.views import edition, landing, search

AIM = 100
"""Milliseconds from the first part of the index to the first result."""

_DAY = date(2026, 1, 1)
_QUERY = "memory map"  # the words of some titles
_WORDS = ("memory", "memory map", "ada", "trust the", "nonsense")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")

# Notes when the first part had run, when the first result stood, and when all was there.
_WATCH = """
const seen = (window.seen = {});
document.addEventListener("load", ({ target: { src } }) => {
  if (src && src.endsWith("search/1.js")) seen.loaded = performance.now();
}, true);
new MutationObserver(() => {
  if (!seen.first && document.querySelector(".hits li")) seen.first = performance.now();
  const said = document.querySelector("#search [role=status]");
  if (!seen.all && said && / of /.test(said.textContent)) seen.all = performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });
"""
_SEEN = "() => window.seen.all && window.seen"
_TYPED = """words => {
  const field = document.querySelector("#q");
  field.value = words;
  const begun = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.getBoundingClientRect(); // laid out as well
  return performance.now() - begun;
}"""


def made(records: Path, site: Path) -> dict[str, int]:
    """Writes what the search needs of a site; how large its index is."""
    corpus = read(records, "").corpus
    of = edition(corpus, Evidence(corpus, None), _DAY, revision=None, codes=(), convert=Converter())
    index = (section.make() for section in search.sections(of.finder, of.search_parts))
    pages = (landing.page(of.top, of.days), *chain.from_iterable(index))
    for path, content in render(pages, template_sources(None), static_files(None)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    parts = [part.read_bytes() for part in (site / "search").iterdir()]
    return {
        "parts": len(parts),
        "bytes": sum(map(len, parts)),
        "largest_part": max(map(len, parts)),
        "compressed": sum(len(gzip.compress(part)) for part in parts),
    }


def measured(browser: Any, site: Path, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each round, each in a fresh profile: nothing is cached or compiled."""
    found: dict[str, list[float]] = {"first": [], "all": [], **{words: [] for words in _WORDS}}
    for _ in range(rounds):
        context = browser.new_context()
        tab = context.new_page()
        tab.add_init_script(_WATCH)
        tab.goto(f"{(site / 'index.html').as_uri()}?q={_QUERY.replace(' ', '+')}")
        seen = tab.wait_for_function(_SEEN).json_value()
        found["first"].append(seen["first"] - seen["loaded"])
        found["all"].append(seen["all"] - seen["loaded"])
        for words in _WORDS:
            found[words].append(tab.evaluate(_TYPED, words))
        context.close()
    return found


def table(index: dict[str, int], times: dict[str, list[float]]) -> str:
    """The session in words and numbers."""
    size, small = index["bytes"] / 1e6, index["compressed"] / 1e6
    lines = [
        f"index: {index['parts']} parts, {size:.1f} MB, {small:.1f} MB compressed",
        f"largest part: {index['largest_part']:,} bytes",
        f"{'':40}{'median':>10}{'longest':>10}",
    ]
    labels = {"first": "first part to first result", "all": "first part to last"}
    for name, series in times.items():
        label = labels.get(name, f"all there, then typed: {name}")
        lines.append(f"{label:40}{median(series):>7.0f} ms{max(series):>7.0f} ms")
    reached = "reached" if median(times["first"]) < AIM else "missed"
    return "\n".join(
        [*lines, f"aim: the first result within {AIM} ms of the first part: {reached}"]
    )


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and return the exit status: 1 when something is missing, whatever the times."""
    options = _options(arguments)
    binary = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        binary = None
    if binary is None:
        print("error: Chromium or playwright is not installed", file=sys.stderr)
        return 1
    facts = session.machine()
    print("\n".join(f"{name}: {value}" for name, value in facts.items()))
    sizes = {}
    with sync_playwright() as driver, tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        browser = driver.chromium.launch(executable_path=binary, args=list(_ARGUMENTS))
        print(f"Chromium: {browser.version}")
        for count in options.n:
            source, site = Path(name) / f"{count}", Path(name) / f"{count}-site"
            try:
                output(commands.generate(count, source, options.seed))
            except CommandFailedError as error:
                print(f"error: {error}", file=sys.stderr)
                return 1
            index = made(source / "decisions", site)
            times = measured(browser, site, options.rounds)
            sizes[count] = {"index": index, "milliseconds": times}
            print(
                f"\n{count} decisions, {options.rounds} rounds\n{table(index, times)}", flush=True
            )
        browser.close()
    if options.json:
        results = {"machine": facts, "seed": options.seed, "sizes": sizes}
        options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py search", description=__doc__)
    parser.add_argument(
        "--n", type=session.sizes, default=(10_000,), metavar="N,N,...", help="sizes (10000)"
    )
    parser.add_argument(
        "--rounds", type=session.number, default=5, metavar="N", help="fresh tabs each (5)"
    )
    parser.add_argument("--seed", type=int, default=session.SEED, help="of the generated records")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single time there")
    return parser.parse_args(arguments)
