"""Eighteen different mistakes in one shipped record: one run names each in its place, and no more."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from bootpath.rules import DUE
from example_tracker import problems_in

ROOT = Path(__file__).parents[2]
RECORD = "pv-pvops-deprecated-once-pvh-stable.yaml"

# What is replaced, and by what; the piece that is to be underlined stands after its code in «».
MISTAKES = (
    ("\ntags: [", "\n«unknown-key|tagz»: ["),
    ("components: [linux]", "components: «wrong-type|linux»"),
    ("is: accepted", "is: «unknown-value|acepted»"),
    (
        "- is: open\n    date: 2016-04-13",
        "- is: open\n    date: «malformed-date|2016-02-30»",
    ),
    (
        "person: konrad-wilk\n    date: 2016-04-13\n    stance: supports",
        "person: «unknown-person|konrad-wilkk»\n    date: 2016-04-13\n    stance: supports",
    ),
    (
        "stance: objects\n    option: carry-old-guests-first",
        "stance: objects\n    option: «unknown-option|carry-old-guest-first»",
    ),
    (
        "stance: neutral\n    option: deprecate-then-remove",
        "stance: «conditional-without-condition|conditional»\n    option: deprecate-then-remove",
    ),
    (
        """person: george-dunlap
    date: 2016-04-14
    stance: supports""",
        """person: «position-without-citation|george-dunlap»
    date: 2016-04-14
    stance: supports""",
    ),
    (
        """    cite:
      url: https://lkml.iu.edu/hypermail/linux/kernel/1604.1/04912.html
      quote: And yes, that is the plan
""",
        "",
    ),
    (
        """person: juergen-gross
    date: 2019-07-15
    stance: supports
    option: deprecate-then-remove
""",
        """«missing-key|person: juergen-gross»
    date: 2019-07-15
    stance: supports
""",
    ),
    (
        "mail: 20200807083826.16794-1-jgross@suse.com",
        "mail: «malformed-message-id|<20200807083826.16794-1-jgross@suse.com>»",
    ),
    (
        "says: Repeats the plan in the third version of the series; 32-bit PV is the first to go.",
        (
            "says: Repeats the plan; write to «bare-mail-address|juergen@example.org» about it.\n"
            '    vote: «malformed-vote|"+3"»'
        ),
    ),
    (
        "conditions: [pvh-guest-supported, pvh-dom0-supported]",
        "conditions: [pvh-guest-supported, «unknown-milestone|pvh-dom0-suported»]",
    ),
    (
        "quote: are we really going to nuke full support",
        (
            "quote: «quote-too-long|are we really going to nuke full support for old PV guests"
            " entirely now»"
        ),
    ),
    (
        "    person: luis-rodriguez\n    date: 2016-04-13\n    cite:",
        (
            "    person: luis-rodriguez\n    date: 2016-04-13\n    «duplicate-key|date»: 2016-04-14\n"
            "    cite:"
        ),
    ),
    ("pvh-dom0-default]\n", "«dangling-link|pvh-dom0-defualt»]\n"),
    (
        "  [[linux-drops-32-bit-pv]].",
        "  «unknown-decision-reference|[[linux-drops-32bit-pv]]».",
    ),
    ('"linux@a13f2ef168cb"', '«unknown-repository|"linnux@a13f2ef168cb"»'),
)


class Problem(NamedTuple):
    """A problem with its place and the text that its carets stand under."""

    line: int
    column: int
    code: str
    underlined: str


def planted(text: str) -> str:
    for old, new in MISTAKES:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def expected(marked: str) -> list[Problem]:
    """The mistakes, looked up in the text they were planted in."""
    found = []
    for number, line in enumerate(marked.split("\n"), start=1):
        rest = line
        while match := re.search(r"«([a-z-]+)\|([^»]+)»", rest):
            found.append(Problem(number, match.start() + 1, match[1], match[2]))
            rest = rest.replace(match[0], match[2], 1)
    return found


def unmarked(marked: str) -> str:
    return re.sub(r"«[a-z-]+\|([^»]+)»", r"\1", marked)


def reported(report: str) -> list[Problem]:
    """The problems of a report for people: each with what its carets stand under."""
    found = []
    for paragraph in report.split("\n\n")[:-1]:
        heading = re.match(r"(?:error|warning)\[([a-z-]+)\]: ", paragraph)
        place = re.search(r"^ *--> (\S+):(\d+):(\d+)$", paragraph, re.MULTILINE)
        assert heading, paragraph
        assert place, paragraph
        assert place[1] == f"decisions/{RECORD}", paragraph
        assert re.search(r"^ += hint: .", paragraph, re.MULTILINE), paragraph
        rows = paragraph.split("\n")
        (carets,) = (at for at, row in enumerate(rows) if re.fullmatch(r" *\| *\^+", row))
        source = next(row for row in rows[carets::-1] if re.match(r" *\d+ \|", row))
        assert source.split("|")[0].strip() == place[2], paragraph
        start = rows[carets].index("^")
        underlined = source[start : rows[carets].rindex("^") + 1]
        found.append(Problem(int(place[2]), int(place[3]), heading[1], underlined))
    return found


@pytest.fixture
def marked(tmp_path: Path) -> str:
    """The text with marks; the records, with the mistakes, stand in `decisions`."""
    records = Path(shutil.copytree(ROOT / "decisions", tmp_path / "decisions"))
    marked = planted((records / RECORD).read_text(encoding="utf-8"))
    (records / RECORD).write_text(unmarked(marked), encoding="utf-8")
    return marked


def check(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    return subprocess.run(
        [sys.executable, "-m", "bootpath", "check", "--today", "2026-11-22", *arguments],
        cwd=place,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(filter(None, paths)),
             "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )  # fmt: skip


def test_there_are_eighteen_different_ones(marked: str) -> None:
    assert len({problem.code for problem in expected(marked)}) == 18
    assert len(expected(marked)) == 18


def test_one_run_names_all_of_them_in_their_places_and_no_others(
    marked: str, tmp_path: Path
) -> None:
    result = check(tmp_path)
    assert result.returncode == 1
    assert result.stderr == ""
    assert reported(result.stdout) == expected(marked)
    assert result.stdout.endswith(": 18 errors\n")


def test_what_is_likely_meant_is_proposed(marked: str, tmp_path: Path) -> None:
    assert marked
    hints = re.findall(r"did you mean '([^']+)'\?", check(tmp_path).stdout)
    assert hints == [
        "tags",
        "accepted",
        "konrad-wilk",
        "carry-old-guests-first",
        "pvh-dom0-supported",
        "pvh-dom0-default",
        "linux-drops-32-bit-pv",
        "linux",
    ]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake[1][:60])
def test_each_alone_is_reported_alone(mistake: tuple[str, str]) -> None:
    texts = {path.name: path.read_text("utf-8") for path in (ROOT / "decisions").glob("*.yaml")}
    old, new = mistake
    marked = texts[RECORD].replace(old, new or old)
    if "position-without-citation" in new:
        marked = marked.replace(*next(pair for pair in MISTAKES if not pair[1]))
    every = problems_in({**texts, RECORD: unmarked(marked)})
    found = [one for one in every if one.code not in DUE]  # that is so without the mistake too
    assert {one.place.path for one in found} <= {f"decisions/{RECORD}"}
    places = [(one.place.span.line, one.place.span.column, one.code) for one in found]
    assert places == [problem[:3] for problem in expected(marked)]
