import stat

import pytest

from bootpath.disk.fault import DiskFault, OutputBusy, OutputRefused, printable, reason, translated
from bootpath.disk.regular import kind_of


def test_a_reason_reads_as_the_end_of_a_sentence() -> None:
    assert reason(OSError(13, "Permission denied")) == "permission denied"
    assert reason(OSError("Odd")) == "odd"
    assert reason(OSError()) == "unknown error"


def test_an_error_of_the_system_becomes_a_fault_that_keeps_its_cause() -> None:
    with pytest.raises(DiskFault) as caught, translated("cannot write x"):
        raise OSError(30, "Read-only file system")
    assert caught.value.message == "cannot write x: read-only file system"
    assert caught.value.hint == "name a place on a disk that can be written"
    assert isinstance(caught.value.__cause__, OSError)


def test_a_fault_without_a_known_remedy_has_no_hint() -> None:
    assert DiskFault.of("cannot read x", OSError("odd")).hint is None


def test_a_fault_passes_through_a_translation_unchanged() -> None:
    fault = OutputBusy("another build is writing x", "wait")
    with pytest.raises(OutputBusy) as caught, translated("cannot write x"):
        raise fault
    assert caught.value is fault


def test_a_refusal_and_a_busy_output_are_faults() -> None:
    assert issubclass(OutputRefused, DiskFault)
    assert issubclass(OutputBusy, DiskFault)
    assert str(OutputRefused("the sentence", "the hint")) == "the sentence"


def test_what_a_terminal_would_obey_is_escaped_and_the_rest_is_kept() -> None:
    assert printable("a\x1b[2J\u202e\udcff\n") == r"a\x1b[2J\u202e\udcff\n"
    assert printable("Jürgen Groß/日本 x") == "Jürgen Groß/日本 x"


def test_an_unknown_kind_of_file_is_called_special() -> None:
    assert kind_of(stat.S_IFIFO) == "named pipe"
    assert kind_of(0) == "special file"
