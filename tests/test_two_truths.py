"""Lists that the command line repeats, so that its help need not import the rooms, agree with them."""

from bootpath.cli import reporting, schema_command
from bootpath.disk.records import LIMIT
from bootpath.record import KINDS
from bootpath.report import FORMATS
from bootpath.source.text import FILE_LIMIT


def test_check_offers_the_formats_of_the_report() -> None:
    assert reporting.FORMATS == FORMATS


def test_schema_offers_the_kinds_of_the_model() -> None:
    assert tuple(KINDS) == schema_command.KINDS


def test_the_disk_refuses_files_at_the_size_at_which_the_loader_does() -> None:
    assert LIMIT == FILE_LIMIT
