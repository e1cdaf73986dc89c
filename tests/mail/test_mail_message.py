"""Bytes of a mail become a value, whatever the bytes are."""

import base64
import hashlib
import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bootpath.mail.message import SIZE, Message, message

PLAIN = b"""\
From: Ada Example <ada@example.org>
Date: Wed, 13 Apr 2016 23:30:00 -0400
Subject: Re: the boot path
Message-ID: <one@example.org>
In-Reply-To: <zero@example.org>
References: <first@example.org>
\t<zero@example.org>
Content-Type: text/plain; charset=utf-8

The clock starts once it is stable.
"""


def mail(body: bytes, *headers: str) -> Message:
    return message("\n".join([*headers, "", ""]).encode() + body)


def test_an_ordinary_mail_is_read_whole() -> None:
    read = message(PLAIN)
    assert read.ids == ("one@example.org",)
    assert read.author == "Ada Example"
    assert read.subject == "Re: the boot path"
    assert read.in_reply_to == ("zero@example.org",)
    assert read.references == ("first@example.org", "zero@example.org")
    assert read.text == "The clock starts once it is stable.\n"
    assert read.complete
    assert read.warnings == ()


def test_the_day_is_the_senders_own_and_utc_is_beside_it() -> None:
    read = message(PLAIN)
    assert (read.day, read.utc_day) == (date(2016, 4, 13), date(2016, 4, 14))
    assert read.date_header == "Wed, 13 Apr 2016 23:30:00 -0400"


@pytest.mark.parametrize("header", ["", "soon", "Wed, 31 Feb 2016 10:00:00 +0000", "(" * 3000])
def test_an_unreadable_date_is_none_and_a_warning(header: str) -> None:
    read = mail(b"x", f"Date: {header}", "From: A", "Message-ID: <a@b>")
    assert read.day is None
    assert read.utc_day is None
    assert "there is no readable Date" in read.warnings


def test_the_address_is_never_shown_and_kept_for_comparing() -> None:
    read = message(PLAIN)
    assert "ada@" not in repr(read)
    assert read.address_hash == hashlib.sha256(b"ada@example.org").hexdigest()
    assert mail(b"", "From: Ada").address_hash is None


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize(
    "before", [b"", b"\xef\xbb\xbf", b"From x Wed Apr 13 10:00:00 2016\n", b"\n\n"]
)
def test_line_ends_a_bom_and_a_from_line_make_no_difference(end: bytes, before: bytes) -> None:
    assert message(before + PLAIN.replace(b"\n", end)) == message(PLAIN)


def test_every_message_id_field_counts_with_its_first_brackets() -> None:
    read = mail(
        b"",
        "Message-ID: (new) <two@example.org> <no@example.org>",
        "MESSAGE-ID:",
        " <folded/%+?# id@example.org>",
        "Message-Id: bare@example.org",
        "Message-ID: <>",
    )
    assert read.ids == ("two@example.org", "folded/%+?# id@example.org", "bare@example.org")


def test_a_message_id_that_is_not_utf8_is_still_an_id() -> None:
    assert message(b"Message-ID: <a\xe9@b>\n\n").ids == ("aé@b",)


def test_the_archived_at_field_is_a_second_identity() -> None:
    read = mail(b"", "Archived-At: <http://Lists.example.org/a/1.html>")
    assert read.archived_at == ("lists.example.org/a/1.html",)


def test_a_mail_marked_as_cut_is_not_complete() -> None:
    assert not mail(b"", "X-Complete: No").complete
    assert mail(b"", "X-Complete: yes").complete


@pytest.mark.parametrize(
    ("sender", "replies", "name", "address"),
    [
        ("Ada Example via Xen-devel <l@x>", "Ada Example <ada@x>", "Ada Example", "ada@x"),
        ('"Ada Example via Xen-devel" <l@x>', "l@x, Ada Example <ada@x>", "Ada Example", "ada@x"),
        ("Ada Example (via Xen-devel) <l@x>", "ada@x, l@x", "Ada Example", "ada@x"),
        ("Ada via Relay <l@x>", "", "Ada", ""),
        ("Ada via Relay <l@x>", "a@x, b@x", "Ada", ""),
        ("ada@x (Ada Example)", "", "Ada Example", "ada@x"),
        ('"Example, Ada" <ada@x>', "", "Example, Ada", "ada@x"),
        ("=?utf-8?Q?Ad=C3=A1_Ex?= =?utf-8?b?YW1wbGU=?= <ada@x>", "", "Adá Example", "ada@x"),
        ("Luis R. Rodriguez", "", "Luis R. Rodriguez", ""),
        ("ada@x", "", "", "ada@x"),
    ],
)
def test_the_author_is_whoever_wrote_not_the_list(
    sender: str, replies: str, name: str, address: str
) -> None:
    read = mail(b"", f"From: {sender}", f"Reply-To: {replies}")
    assert (read.author, read.address) == (name, address)


def test_a_character_divided_between_encoded_words_is_whole_again() -> None:
    read = mail(b"", "Subject: =?utf-8?b?4oI=?=\n =?utf-8?b?rA==?= ok")
    assert read.subject == "€ ok"


def test_headers_carry_no_control_characters_and_no_direction_marks() -> None:
    read = message(b"Subject: =?utf-8?q?a=1B[31m=0A_b=E2=80=AEc?=\n\n")
    assert read.subject == "a [31m bc"


@pytest.mark.parametrize(
    ("charset", "data", "text", "warned"),
    [
        ("utf-8", "naïve".encode(), "naïve", False),
        ("iso-8859-15", "10 €".encode("iso-8859-15"), "10 €", False),
        ("iso-8859-1", b"it\x92s", "it’s", False),
        ("us-ascii", "naïve".encode(), "naïve", False),
        ("us-ascii", b"na\xefve", "naïve", True),
        ("utf-8", b"na\xefve", "naïve", True),
        ("no-such-charset", "naïve".encode(), "naïve", True),
        ("unicode_escape", b"\\u0041", "\\u0041", True),
        ("punycode", b"a-b", "a-b", True),
        ("base64", b"YQ==", "YQ==", True),
        ("os; rm", b"plain", "plain", True),
        ("koi8-r", "да".encode("koi8-r"), "да", False),
        ("iso-2022-jp", "日本".encode("iso-2022-jp"), "日本", False),
    ],
)
def test_charsets_are_tried_as_declared_then_utf8_then_latin1(
    charset: str, data: bytes, text: str, warned: bool
) -> None:
    read = mail(
        data, "From: A", "Date: 1 Jan 2020 10:00 +0000", "Message-ID: <a@b>",
        f'Content-Type: text/plain; charset="{charset}"',
    )  # fmt: skip
    assert read.text == text
    assert bool(read.warnings) is warned


def test_quoted_printable_is_undone() -> None:
    head = (
        "Content-Transfer-Encoding: Quoted-Printable",
        "Content-Type: text/plain; charset=utf-8",
    )
    assert mail(b"soft=\nly na=C3=AFve", *head).text == "softly naïve"


def test_base64_is_undone_and_a_footer_behind_it_left_out() -> None:
    data = base64.encodebytes(b"> quoted\nown words\n")
    read = mail(data + b"_____\nlist footer!\n", "Content-Transfer-Encoding: base64")
    assert read.text == "> quoted\nown words\n"
    assert "what follows the base64 text is not read" in read.warnings


@pytest.mark.parametrize("data", [b"YWJj", b"YWJ", b"YQ", b"Y", b"", b"YW Jj\n"])
def test_broken_base64_is_read_as_far_as_it_goes(data: bytes) -> None:
    assert "abc".startswith(mail(data, "Content-Transfer-Encoding: base64").text[:2])


def test_flowed_lines_are_joined_at_their_depth() -> None:
    body = b"> one \n> two\n>> deeper \n>> still\nown \nwords\n-- \nsig \nnature\n >From here"
    read = mail(body, "Content-Type: text/plain; format=flowed")
    assert read.text.split("\n")[:4] == ["> one two", ">> deeper still", "own words", "-- "]
    assert read.text.split("\n")[4] == "sig nature"


def test_delsp_takes_away_the_space_that_flowing_put_there() -> None:
    read = mail(b"ab \ncd\n", 'Content-Type: text/plain; format="Flowed"; DelSp=Yes')
    assert read.text == "abcd\n"


def test_a_stuffed_mark_is_no_quotation() -> None:
    read = mail(b" > mine\n", "Content-Type: text/plain; format=flowed")
    assert not read.text.startswith(">")


MULTI = """\
--b
Content-Type: text/html

<p>in <b>HTML</b></p>
--b
Content-Type: text/plain

in plain
--b--
epilogue
"""


def test_of_alternatives_the_plain_one_is_taken() -> None:
    read = mail(MULTI.encode(), 'Content-Type: multipart/alternative; boundary="b"')
    assert read.text.strip() == "in plain"


def test_html_alone_is_read_as_text_with_quotations() -> None:
    html = (
        "<html><head><title>no</title><style>p{}</style></head><body><p>Own&nbsp;words &amp; more"
        "<br>second</p><div>On Wed, 13 Apr 2016, Ada Example wrote:</div><blockquote><p>the"
        " clock</p><blockquote>deeper</blockquote></blockquote><script>alert('no')</script>"
        "<pre>  a\n  b</pre><!-- no --></body></html>"
    )
    read = mail(html.encode(), "Content-Type: text/html; charset=utf-8")
    lines = [line for line in read.text.split("\n") if line.strip("> ")]
    assert [line.replace("\xa0", " ") for line in lines] == [
        "Own words & more", "second", "On Wed, 13 Apr 2016, Ada Example wrote:", "> the clock",
        ">> deeper", "  a", "  b",
    ]  # fmt: skip


def test_attachments_and_attached_mails_are_nobodys_words_here() -> None:
    body = (
        "--b\n\nown\n--b\nContent-Disposition: attachment\n\nfile\n--b\n"
        "Content-Type: message/rfc822\n\nFrom: X\n\nforeign\n--b--\n"
    )
    read = mail(body.encode(), "Content-Type: multipart/mixed; boundary=b")
    assert read.text.strip() == "own"
    assert "an attached mail is not read" in read.warnings


def test_html_with_a_plain_footer_behind_it_is_read_and_html_behind_plain_is_not() -> None:
    html = "--b\nContent-Type: text/html\n\n<p>words</p>\n"
    plain = "--b\nContent-Type: text/plain\n\nfooter\n"
    kind = "Content-Type: multipart/mixed; boundary=b"
    assert mail((html + plain).encode(), kind).text.split() == ["words", "footer"]
    assert mail((plain + html).encode(), kind).text.split() == ["footer"]


def test_parts_that_cannot_be_told_apart_are_read_as_one_text() -> None:
    read = mail(b"words", "Content-Type: multipart/mixed")
    assert read.text == "words"
    assert "the parts cannot be told apart, read as one text" in read.warnings


def test_deep_nesting_stops_with_a_warning() -> None:
    body = b""
    for level in range(3000):
        body += b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (level, level + 1)
    read = mail(body, "Content-Type: multipart/mixed; boundary=b0")
    assert "parts nested deeper than 20 are not read" in read.warnings


def test_a_flood_of_parts_stops_with_a_warning() -> None:
    inner = b"--c\n\nx\n" * 300
    body = b"--b\nContent-Type: multipart/mixed; boundary=c\n\n" + inner
    read = mail(body * 300, "Content-Type: multipart/mixed; boundary=b")
    assert any("more than 200 parts" in warning for warning in read.warnings)


@pytest.mark.parametrize(
    "bomb",
    [
        b"X: y\n" * 200_000,
        b"Subject: " + b"=?utf-8?q?" * 100_000 + b"\n\n",
        b"From: " + b"(" * 500_000 + b"\n\n",
        b"From: " + b"a@" * 100_000 + b"\n\n",
        b"References: " + b"<" * 500_000 + b"\n\n",
        b"X: a\n" + b" b\n" * 200_000,
        b"Content-Type: text/plain" + b';x="' * 50_000 + b"\n\n",
        b"Content-Type: text/html\n\n" + b"<!--" * 200_000,
        b"Content-Type: text/html\n\n" + b"<a" * 300_000,
        b"Content-Type: text/html\n\n" + b"<blockquote>" * 50_000,
        b"\n" + b">" * 1_000_000,
        b"\n" + b"On " * 300_000 + b"wrote:\n> x",
        b"\n" + b"On Wed, 1 Jan 2020, A wrote:\n" * 20_000,
        b"\n" + b"From: a\nDate: 1 Jan 2020\nTo: b\n\n" * 20_000,
        b"\n" + b"> " * 500_000,
        b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 300_000,
    ],
)
def test_bombs_are_read_in_bounded_time(bomb: bytes) -> None:
    from bootpath.mail.passage import passages

    before = time.process_time()
    passages(message(bomb))
    assert time.process_time() - before < 10


def test_a_giant_mail_is_cut_with_a_warning() -> None:
    read = message(PLAIN + b"x\n" * SIZE)
    assert any("bytes are read" in warning for warning in read.warnings)
    assert "the text is too long and was cut" in read.warnings


def test_copies_by_different_ways_have_the_same_content() -> None:
    copy = b"Received: from elsewhere\n" + PLAIN.replace(b"it is", b"it  is")
    assert message(copy).content_hash == message(PLAIN).content_hash
    other = PLAIN.replace(b"stable", b"ready")
    assert message(other).content_hash != message(PLAIN).content_hash


LINES = st.sampled_from(
    [
        b"From: =?x?b?=?= <", b"Date: 99", b"Message-ID: <\xff>", b"Content-Type: multipart/mixed;",
        b' boundary="--"', b"Content-Type: text/plain; charset=utf-7; format=flowed",
        b"Content-Type: text/html; charset=utf-16", b"Content-Transfer-Encoding: base64",
        b"Content-Transfer-Encoding: x-uuencode", b"Content-Transfer-Encoding: quoted-printable",
        b"", b"----", b"------", b"-- ", b"> =\x00", b"\x1b[2J", b"=E2=80", b"<![CDATA[", b"&#x110000;",
        b"On Wed, Jan Beulich wrote:", b">From ", b"From ", b"From: a", b"Sent: b", b"To: c",
        b"Am 1.1.20 schrieb:", b"diff --git a b", b"@@ -1 +1 @@", b"LR> hm", b"| x",
    ]
)  # fmt: skip


@settings(max_examples=400)
@given(st.one_of(st.binary(max_size=400), st.lists(LINES, max_size=25).map(b"\n".join)))
@example(b"")
@example(b"\n")
@example(b"Content-Type: text/plain; charset=\x00\n\n\xff")
def test_no_bytes_make_reading_raise(data: bytes) -> None:
    read = message(data)
    assert "\r" not in read.text
    assert not any(ord(char) < 0x20 and char not in "\t\n" for char in read.text)
