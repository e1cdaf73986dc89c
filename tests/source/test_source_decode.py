"""Bytes become text: what is accepted, what is refused, and where the place of it is."""

import pytest

from bootpath.diagnostic import Span
from bootpath.source import Flaw, decode
from bootpath.source.text import FILE_LIMIT

RLO = "\u202e"


def only_flaw(data: bytes) -> Flaw:
    _, flaws = decode(data)
    (flaw,) = flaws
    return flaw


def test_plain_text_comes_out_as_it_is() -> None:
    assert decode("title: naïve 日本語 😀\n".encode()) == ("title: naïve 日本語 😀\n", [])


def test_a_byte_order_mark_at_the_start_is_taken_off() -> None:
    assert decode(b"\xef\xbb\xbfa: b\n") == ("a: b\n", [])


def test_crlf_is_kept_since_lines_end_at_the_line_feed() -> None:
    assert decode(b"a: b\r\nc: d\r\n") == ("a: b\r\nc: d\r\n", [])


def test_nothing_is_nothing() -> None:
    assert decode(b"") == ("", [])


@pytest.mark.parametrize(
    "character",
    [
        *(chr(code) for code in (0, 1, 7, 8, 0xB, 0xC, 0xE, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F)),
        *"\u2028\u2029\u061c\u200e\u200f\u202a\u202e\u2066\u2069\ufffe\uffff",
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_a_control_or_bidi_character_is_refused_where_it_stands(character: str) -> None:
    flaw = only_flaw(f"a: b\nc: é{character}d\n".encode())
    assert flaw.code == "forbidden-character"
    assert flaw.span == Span(2, 5, 2, 6)
    assert flaw.message == f"U+{ord(character):04X} may not stand in a record"


@pytest.mark.parametrize(
    "character", ["\t", "\u00a0", "\u200b", "\u200d", "\ufe0f", "\ue000", "😀"]
)
def test_a_character_that_hides_no_order_is_no_flaw_of_the_text(character: str) -> None:
    assert decode(f"a: b{character}c\n".encode())[1] == []


def test_a_second_byte_order_mark_is_refused() -> None:
    flaw = only_flaw(b"\xef\xbb\xbf\xef\xbb\xbfa: b\n")
    assert (flaw.code, flaw.span) == ("forbidden-character", Span(1, 1, 1, 2))


def test_a_lone_carriage_return_is_refused_and_no_line_end() -> None:
    flaw = only_flaw(b"a: b\rc: d\r\ne: f\n")
    assert flaw.message == "a carriage return without a line feed"
    assert flaw.span == Span(1, 5, 1, 6)


def test_the_first_flaws_of_a_kind_are_shown_and_the_rest_is_counted() -> None:
    _, flaws = decode(f"{RLO}\n".encode() * 1_000 + b"<<<<<<< a\n" * 50)
    assert [flaw.span.line for flaw in flaws] == [*range(1, 22), *range(1_001, 1_022)]
    assert flaws[20].message == "980 more of this kind, not shown one by one"
    assert flaws[41].message == "30 more of this kind, not shown one by one"


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        (b"title: Grall\xe9\n", (1, 13), "0xe9"),
        (b"a: b\nc: \xc3\xa9\xff\n", (2, 5), "0xff"),
        (b"\xef\xbb\xbfa: \xff\n", (1, 4), "0xff"),
        (b"a: \xed\xa0\x80\n", (1, 4), "0xed"),
        (b"a: \xc0\xaf\n", (1, 4), "0xc0"),
        (b"a: b\n\xe2\x82", (2, 1), "0xe2"),
        ("a: b\n".encode("utf-16"), (1, 1), "0xff"),
    ],
)
def test_bytes_that_are_no_utf_8_are_named_with_their_place(
    data: bytes, place: tuple[int, int], byte: str
) -> None:
    flaw = only_flaw(data)
    assert flaw.code == "not-utf-8"
    assert flaw.span[:2] == place
    assert byte in flaw.message


def test_a_file_beyond_the_limit_is_refused_by_its_size() -> None:
    text, flaws = decode(b"#" * (FILE_LIMIT + 1))
    assert text == ""
    assert [flaw.code for flaw in flaws] == ["file-too-large"]
    assert "262,145 bytes" in flaws[0].message
    assert decode(b"#" * FILE_LIMIT)[1] == []


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_conflict_marker_is_named_as_such(marker: str, end: str) -> None:
    text = f"a: b{end}<<<<<<< x{end}{marker}{end}c: d{end}"
    _, flaws = decode(text.encode())
    assert [flaw.code for flaw in flaws] == ["conflict-marker"] * 2
    assert [flaw.span[:2] for flaw in flaws] == [(2, 1), (3, 1)]
    assert marker[:7] in flaws[1].message


@pytest.mark.parametrize("line", ["========", "a: =======", "<<<<<<<", "# >>>>>>> x", "> ======="])
def test_what_only_resembles_a_conflict_marker_is_none(line: str) -> None:
    assert decode(f"a: b\n{line}\n".encode())[1] == []


def test_an_lfs_pointer_is_named_as_such() -> None:
    flaw = only_flaw(b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    assert flaw.code == "lfs-pointer"
    assert flaw.span == Span(1, 1, 1, 43)
    assert "git lfs pull" in (flaw.hint or "")
