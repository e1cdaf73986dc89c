"""What rules look at in a record is found in every field that can hold it, in the file's order."""

from pathlib import Path
from typing import Any

from every_field import every_field
from hypothesis import given, settings

from bootpath.app.reading import read, read_files
from bootpath.corpus import Corpus
from bootpath.disk.records import RawFile
from bootpath.record import Citation, Record
from bootpath.rules.contents import Contents, contents
from bootpath.source import Route
from generated_corpora import corpora

RECORDS = Path(__file__).parents[2] / "decisions"
PEOPLE = {"person", "quoted_by", "reported_by", "used_by"}
TEXTS = {"summary", "says", "asks", "expects", "means", "condition", "prefer", "description",
         "title", "question", "name", "word", "corrects", "unverified", "former_names", "also"}  # fmt: skip


def everything(record: Any) -> Contents:
    """The contents by looking at every attribute of every record, whatever its type says."""
    found = Contents([], [], [])
    inner = getattr(record, "root", None)
    look("", record if inner is None else inner, (), found)
    return found


def look(field: str, value: object, route: Route, found: Contents) -> None:  # noqa: C901 -- one branch a kind of value
    if isinstance(value, str) and value:
        if field in TEXTS or field == "context":
            found.texts.append((route, value, field == "context"))
        elif field in PEOPLE:
            found.names.append((route, value))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            look(field, item, (*route, index), found)
    elif isinstance(value, dict):
        for key, child in value.items():
            look("", child, (*route, key), found)
    elif isinstance(value, Record):
        if isinstance(value, Citation):
            found.citations.append((route, value))
        for name in type(value).model_fields:
            key = name.rstrip("_").replace("_", "-")
            look(name, getattr(value, name), (*route, key), found)


def test_the_contents_of_the_shipped_records_are_all_found() -> None:
    for _, shaped in read(RECORDS, "decisions").corpus.shaped_files():
        found = contents(shaped.record)
        assert found == everything(shaped.record)
        assert found.texts


def test_the_contents_of_every_field_of_the_model_are_found() -> None:
    files = [RawFile(name, text.encode(), None) for name, text in every_field("Words.").items()]
    for _, shaped in read_files(files).corpus.shaped_files():
        assert not shaped.findings
        assert contents(shaped.record) == everything(shaped.record)


@settings(deadline=None, derandomize=True, max_examples=50)
@given(corpora())
def test_the_contents_of_any_record_are_found(corpus: Corpus) -> None:
    for _, shaped in corpus.shaped_files():
        assert contents(shaped.record) == everything(shaped.record)


def test_without_a_record_there_are_no_contents() -> None:
    assert contents(None) == Contents([], [], [])
