import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bootpath.diagnostic import Diagnostic, Place, Severity, Span
from bootpath.report import Report, render
from bootpath.report.glyph import cells, visible
from bootpath.report.strip import strip


def _marked(line: str, word: str, room: int = 70) -> tuple[str, int, int]:
    start = line.index(word)
    piece = strip(line, start, start + len(word), room)
    return piece.text, piece.start, piece.end


@pytest.mark.parametrize(
    ("before", "width"),
    [
        ("plain ", 6),
        ("日本語", 6),
        ("\t", 4),
        ("a\tb\t", 10),
        ("e\u0301", 1),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467", 2),
        ("\U0001f1ec\U0001f1e7", 2),
        ("\U0001f44d\U0001f3fd", 2),
        ("\u202e", len(r"\u202e")),
        ("\x1b[2J", len(r"\u001b[2J")),
        ("\U000e0041", len(r"\U000e0041")),
        ("a\u200db", len(r"a\u200db")),
        ("", 0),
    ],
)
def test_marks_stand_under_the_word_whatever_precedes_it(before: str, width: int) -> None:
    assert _marked(f"{before}word after", "word")[1:] == (width, width + 4)


def test_marks_are_as_wide_as_the_characters_above_them() -> None:
    assert _marked("x: 日本 y", "日本")[1:] == (3, 7)


def test_an_invisible_character_is_marked_over_its_whole_escape() -> None:
    assert _marked("a\u202eb", "\u202e") == (r"a\u202eb", 1, 7)


def test_a_combining_mark_alone_is_marked_under_its_letter() -> None:
    assert _marked("xe\u0301y", "\u0301")[1:] == (1, 2)


def test_a_joiner_that_holds_an_emoji_together_is_left_alone() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert visible(family) == family


def test_a_long_line_is_cut_on_both_sides_of_its_span() -> None:
    text, start, end = _marked("a" * 200 + "WORD" + "b" * 200, "WORD", room=40)
    assert len(text) == 40
    assert (text[0], text[-1]) == ("…", "…")
    assert text[start:end] == "WORD"
    assert abs(start - (40 - end)) <= 1


def test_a_span_near_the_beginning_of_a_long_line_is_cut_on_the_right_only() -> None:
    text, start, end = _marked("abc WORD" + "b" * 200, "WORD", room=40)
    assert text.startswith("abc WORD")
    assert text.endswith("…")
    assert (start, end) == (4, 8)


def test_a_span_at_the_end_of_a_long_line_is_cut_on_the_left_only() -> None:
    text, start, end = _marked("a" * 200 + "WORD", "WORD", room=40)
    assert text.startswith("…")
    assert text[start:end] == "WORD"
    assert end == len(text)


def test_a_span_that_is_itself_too_long_is_marked_up_to_the_cut() -> None:
    text, start, end = _marked("k: " + "W" * 200 + " z", "W" * 200, room=40)
    assert text[start] == "W"
    assert end == len(text)
    assert text.endswith("…")


def test_a_line_as_long_as_a_file_is_cut_like_any_other() -> None:
    text, start, end = _marked("日" * 80_000 + "WORD" + "本" * 80_000, "WORD", room=41)
    assert cells(text) <= 41
    assert text[text.index("WORD") - 1] == "日"
    assert end - start == 4


@example("aaa\x1b\x1b\u0301\u200d", 0, 0, 20)
@given(
    st.text(alphabet=st.sampled_from("ab \t日é\u0301\u202e\u200d\U0001f469\x1b"), max_size=120),
    st.integers(0, 120),
    st.integers(0, 20),
    st.integers(20, 60),
)
def test_a_shown_line_fits_and_its_marks_lie_within_it_or_just_behind(
    line: str, start: int, length: int, room: int
) -> None:
    start = min(start, len(line))
    piece = strip(line, start, min(start + length, len(line)), room)
    assert "\x1b" not in piece.text
    assert cells(piece.text) <= room
    assert 0 <= piece.start < piece.end <= max(cells(piece.text), piece.start + 1)


@given(
    st.integers(1, 6), st.integers(1, 9), st.integers(0, 6), st.integers(1, 9), st.text(max_size=60)
)
def test_no_span_and_no_text_breaks_a_report(
    line: int, column: int, more: int, end_column: int, text: str
) -> None:
    span = Span(line, column, line + more, end_column)
    found = Diagnostic("code", Severity.ERROR, Place("a.yaml", span), text, text)
    report = Report((found,), {"a.yaml": text}, ())
    output = render(report, "text", colour=False, width=80)
    assert f"--> a.yaml:{line}:" in output
    kinds = {unicodedata.category(character) for character in output.replace("\n", "")}
    assert kinds.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
