import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.prose import (
    CELLS,
    DEPTH,
    FENCES,
    LENGTH,
    LINES,
    MARKS,
    TICKS,
    complaints,
    mail_addresses,
    mixed_scripts,
    pieces,
    references,
)

ORDINARY = """\
# Where it stands

The guest enters the kernel through `startup_32`, and **nobody** planned to keep the old path.
Konrad reported an *agreement*, see [the mail](https://lists.example.org/archives/0418.html), and
`xen_start_info` is passed in %esi[^1]. Costs: 3 * 4 = 12, a < b && b > c, 50 % ~ half.

1. the `boot_params` page is shared, see [[one-entry]]
    - which needs a stub
        - and a stub needs a linker script
2. a second point, in which a_b_c and __init__ are names

> A short quotation,
> > of a quotation.

| year | release | what |
|------|:-------:|------|
| 2016 | 4.7     | HVMLite renamed `a | b` |

```c
static int __init *foo[16] = { [0] = &bar, };   /* ***** [[not-a-reference]] ***** */
```

* [a](https://e.example/a) * [b](https://e.example/b)

    int indented(char **argv);
"""

LONG_LIST = "\n".join(
    f"- [{n}](https://lists.example.org/archives/{n}.html) says `option_{n}` is *not* it"
    for n in range(200)
)
LONG_TABLE = "| a | b | c | d | e |\n|---|---|---|---|---|\n" + "| 1 | 2 | 3 | 4 | 5 |\n" * 200
LONG_CODE = "```\n" + "  **p = &a[i][j]; /* > > > > */\n" * 500 + "```\n"
LONG_INDENTED = "So:\n\n" + "    **p = &a[i][j]; /* _x_ */\n" * 600
NESTED_CODE = "- item:\n\n" + "        \tif (x) {\n        \t\t\t * y\n" * 20


@pytest.mark.parametrize(
    "text",
    [
        ORDINARY,
        ORDINARY * 10,
        LONG_LIST,
        LONG_TABLE,
        LONG_CODE,
        LONG_INDENTED,
        NESTED_CODE,
        "",
        "\n",
    ],
    ids=["all", "much", "list", "table", "code", "indented", "nested code", "empty", "line end"],
)
def test_prose_that_people_write_gives_no_complaint(text: str) -> None:
    assert list(complaints(text)) == []


@pytest.mark.parametrize(
    ("text", "words", "fragment"),
    [
        ("a" * (LENGTH + 1), f"has {LENGTH + 1} characters", "a" * 40),
        ("a\x02b", "U+0002", "\x02"),
        ("a\ud800b", "U+D800", "\ud800"),
        ("[" * 20_000, "20000 marks", "[" * 40),
        ("![" * 10_000, "10000 marks", "![" * 20),
        ("x\n" + " ".join("`" * n for n in range(1, 120)), "marks such as", "` `` ``` ````"),
        ("a " + "`" * (TICKS + 1), f"longer than {TICKS}", "`" * (TICKS + 1)),
        ("a\n\n- \\``", "behind a backslash", "\\``"),
        ("```\ncode\n```\n" * (FENCES + 1), f"{FENCES + 1} code fences", "code"),
        ("**a\n\n" * 300 + "*\n\n" * 2_000, f"{MARKS + 1} marks", "*"),
        ("**a " * 1_001, f"{MARKS + 2} marks", "**a **a"),
        ("\n".join(["a"] * (LINES + 1)), f"{LINES + 1} lines", "a"),
        ("> > > a\n\n" * 400, "a nested one counted", "> > > a"),
        ("a\n" + ">" * 1000, "nested 1000 deep", ">" * 40),
        ("- " * 11 + "a", "nested 11 deep", "- - - -"),
        ("\n".join("    " * n + "- a" for n in range(60)), "nested 11 deep", "- a"),
        ("\n".join("> " + "    " * n + "- a" for n in range(60)), "nested 11 deep", ">  "),
        ("1. " * 200 + "a", f"{DEPTH} at most", "1. 1."),
        ("|" * 1000 + "\n" + "|" * 1000 + "\na\n", "1000 bars", "|" * 40),
        (("a|" * 99 + "a\n") * 40, f"{CELLS} at most", "a|a"),
        ("a|b|c\n-|-|-\n" + "a\n" * 1000, "cells", "a|b"),
        ("- a\n\n    " + "[a" * 2_001, "2001 marks", "[a[a"),
        ("    code\n" + "[a" * 2_001, "2001 marks", "[a[a"),
    ],
)
def test_text_that_is_too_much_is_named_with_a_piece_of_it(
    text: str,
    words: str,
    fragment: str,
) -> None:
    named = list(complaints(text))
    assert any(words in complaint.sentence for complaint in named)
    assert any(complaint.fragment.startswith(fragment) for complaint in named)


@given(st.text(alphabet="[]`*_>|- 1.\n\r\ta", max_size=400), st.integers(1, 60))
def test_a_fragment_stands_in_one_line_of_the_text_and_is_short(text: str, times: int) -> None:
    text *= times
    for complaint in complaints(text):
        assert complaint.fragment in text
        assert len(complaint.fragment) <= 40
        assert "\n" not in complaint.fragment
        assert "\n" not in complaint.sentence
        assert not complaint.sentence.endswith(".")


def test_limits_hold_exactly() -> None:
    assert not list(complaints("a" * LENGTH))
    assert not list(complaints("*" * MARKS))
    assert not list(complaints("a\n" * (LINES - 1) + "a"))
    assert not list(complaints("- " * DEPTH + "a"))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("see [[one-entry]] and [[two]], [[one-entry]]", ["one-entry", "two", "one-entry"]),
        ("[[No Slug]]", ["No Slug"]),
        ("`[[code]]` and ``a ` [[code]]`` but [[this]]", ["this"]),
        ("a ` tick alone [[this]]", ["this"]),
        ("`` [[this]] `", ["this"]),
        ("a `span\nover [[code]] lines` [[this]]", ["this"]),
        ("- a ` tick\n- [[this]] and ` another", ["this"]),
        ("```\n[[code]]\n```\n[[this]]", ["this"]),
        ("~~~ text\n[[code]]\n```\n[[code]]\n~~~~\n[[this]]", ["this"]),
        ("[[this]]\n````\n```\n[[code]]\n", ["this"]),
        ("text\n\n    [[code]]\n\n\t[[code]]\n[[this]]", ["this"]),
        ("- item\n\n    [[this]]\n\n    [[that]]", ["this", "that"]),
        ("- item\n\ntext\n\n    [[code]]", []),
        ("text\n    [[this]]", ["this"]),
        ("[[this\r\n[[that]]\r", ["that"]),
        (r"\[[not]] [\[not]] \`[[this]]\`", ["this"]),
        ("[[a]b]] [[]] [[a\nb]] [x][y] no", []),
    ],
)
def test_references_are_found_outside_code(text: str, named: list[str]) -> None:
    assert list(references(text)) == named


@given(st.text(alphabet="`~a \n\r", max_size=200))
def test_pieces_hold_every_line_but_the_fences(text: str) -> None:
    parts = list(pieces(text))
    kept = "".join(part.text for part in parts).replace("\n", "")
    assert len(kept) <= len(text)
    assert all(a.fenced != b.fenced for a, b in pairwise(parts))
    assert not parts[0].fenced


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("write to jane.doe+xen@lists.example.org.", ["jane.doe+xen@lists.example.org"]),
        ("<20160413154218.GA1990@char.example.com>", ["20160413154218.GA1990@char.example.com"]),
        ("`a@b.example` (c@d.example), mailto:e@f.example", ["a@b.example", "c@d.example", "e@f.example"]),
        ("ü@müller.example and a@xn--mller-kva.xn--p1ai", ["ü@müller.example", "a@xn--mller-kva.xn--p1ai"]),
        ("a@b.example: hello", ["a@b.example"]),
        ("linux@a13f2ef168cb and xen@4.7.0 and linux@v6.1-rc1", []),
        ("linux@v6.1:arch/x86/xen and xen@staging.next:docs/a.pandoc", []),
        ("linux@master.rc:arch/x86 and git@host.example:tree.git", []),
        ("no address at all", []),
        ("root@localhost, @name, a @ b.example, a@", []),
        ("https://archive.example/r/20160413.GA1990@char.example.com/ (a@b.example)", ["a@b.example"]),
    ],
)  # fmt: skip
def test_addresses_are_found_and_revisions_are_not(text: str, named: list[str]) -> None:
    assert list(mail_addresses(text)) == named


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Jane Müller-Lüdenscheid", ()),
        ("Иван Petrov", ()),
        ("Петров-Smith", ()),
        ("P\u0430ul Durrant", ("P\u0430ul (U+0430 CYRILLIC SMALL LETTER A)",)),
        ("\u0420\u0430ulа", ("\u0420\u0430ulа (U+0075 LATIN SMALL LETTER U)",)),
        ("Ge\u03bfrge Dunl\u0430p", (
            "Ge\u03bfrge (U+03BF GREEK SMALL LETTER OMICRON)",
            "Dunl\u0430p (U+0430 CYRILLIC SMALL LETTER A)",
        )),
        ("山田たろう ヤマダ々 ラーメン屋さん", ()),
        ("金정은 ㄅㄆ注", ()),
        ("정たろ", ("정たろ (U+C815 HANGUL SYLLABLE JEONG)",)),
        ("O’Neill Mª Joʼn 3rd D'Arcy", ()),
        ("Ｊａｎｅa", ()),
        ("\U0001d400bc", ("\U0001d400bc (U+1D400 MATHEMATICAL BOLD CAPITAL A)",)),
        ("", ()),
        ("अनिता \U000e0001 \uffff", ()),
    ],
)  # fmt: skip
def test_words_that_mix_scripts_are_shown_with_a_code_point(
    name: str,
    named: tuple[str, ...],
) -> None:
    assert mixed_scripts(name) == named


@given(st.text(max_size=40))
def test_any_name_can_be_looked_at(name: str) -> None:
    assert all(" (U+" in answer for answer in mixed_scripts(name))


@pytest.mark.parametrize(
    "part",
    ["a", "a.", "@", "a@", "a@b.", "a@b.c", "[", "[[", "[[a", "`", "``", "`[[", "\n", "\n\n", "> ",
     "- ", "|", "\\", "```\n", "~~~\n", "https://", "\t", " ", "- a\n\n"],
)  # fmt: skip
def test_every_question_is_answered_in_linear_time(part: str) -> None:
    text = part * (64_000 // len(part))
    start = time.process_time()
    list(complaints(text))
    list(references(text + "[["))
    list(references(" ".join("`" * n for n in range(1, 350)) + "[["))
    list(mail_addresses(text + "@"))
    assert time.process_time() - start < 1
