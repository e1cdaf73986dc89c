"""Small states of records: a corpus from YAML, on a day."""

from collections.abc import Mapping
from datetime import date

from bootpath.app.reading import read_files
from bootpath.corpus import Corpus
from bootpath.difference import Change, State, differences
from bootpath.disk.records import RawFile

LATE = date(2026, 11, 22)
PEOPLE = """
ada: {name: Ada Lovelace}
bob: {name: Bob Kahn}
"""
MILESTONES = """
ready: {title: It is ready, met: {date: 2018-01-01, says: It came., cite: {mail: m@example.org}}}
far: {title: It is far}
"""
DROP = """
title: Drop it
question: Should it go?
status:
  - {is: open, date: 2016-04-01, cite: {mail: a@example.org}}
  - {is: accepted, date: 2016-05-01, outcome: drop, says: Agreed., cite: {mail: b@example.org}}
options: {drop: {title: Drop}, keep: {title: Keep}}
positions:
  - {person: ada, date: 2016-04-02, stance: objects, option: drop, says: No., cite: {mail: p1@example.org}}
  - {person: ada, date: 2016-04-05, stance: neutral, option: drop, says: Well., cite: {mail: p2@example.org}}
  - {person: bob, date: 2016-04-03, stance: supports, option: drop, says: Yes., cite: {mail: p3@example.org}}
  - {person: bob, date: 2016-04-06, stance: supports, option: drop, says: Still., cite: {mail: p4@example.org}}
  - {person: bob, date: 2016-04-07, stance: withdrawn, option: drop, says: Forget it., cite: {mail: p5@example.org}}
conditions: [ready]
clock: {runs: P1Y}
questions:
  - {key: who-pays, asks: Who pays?, person: bob, date: 2016-04-04, cite: {mail: q@example.org},
     answers: [{person: ada, date: 2016-04-05, says: Nobody., cite: {mail: r@example.org}}]}
expectations:
  - {person: ada, date: 2016-04-02, expects: All is well., due: 2017-01-01, cite: {mail: e@example.org},
     outcome: {is: missed, date: 2017-02-01, says: It was not., cite: {mail: v@example.org}}}
events:
  - {date: 2019-06-01, says: It went., cite: {document: "https://doc.example.org/x"}}
"""
RECORDS = {"_people": PEOPLE, "_milestones": MILESTONES, "drop-it": DROP}


def corpus(files: Mapping[str, str]) -> Corpus:
    """The corpus of some files, by stem; they must be flawless."""
    raw = [RawFile(f"decisions/{stem}.yaml", text.encode(), None) for stem, text in files.items()]
    reading = read_files(raw)
    assert not reading.problems, reading.problems
    assert not reading.findings, reading.findings
    return reading.corpus


def between(first: str, last: str, files: Mapping[str, str] = RECORDS) -> tuple[Change, ...]:
    """What changed from one day to another in the same records."""
    found = corpus(files)
    days = (date.fromisoformat(first), date.fromisoformat(last))
    return differences(State(found, days[0]), State(found, days[1]))


def rewritten(
    files: Mapping[str, str | None], before: Mapping[str, str] = RECORDS
) -> tuple[Change, ...]:
    """What changed when files were written anew, or taken away where their text is None."""
    after = {stem: text for stem, text in {**before, **files}.items() if text is not None}
    return differences(State(corpus(before), LATE), State(corpus(after), LATE))


def edited(old: str, new: str) -> tuple[Change, ...]:
    """What changed when the text of the decision had one passage replaced."""
    assert DROP.count(old) == 1, old
    return rewritten({"drop-it": DROP.replace(old, new)})
