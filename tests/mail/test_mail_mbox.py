"""Mails in an mbox, one by one and by id."""

import io
import random
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.mail import mbox
from bootpath.mail.message import SIZE, message

FROM = b"From mboxrd@z Thu Jan  1 00:00:00 1970\n"


def mail(number: int, body: bytes = b"words\n") -> bytes:
    return b"From: Ada\nMessage-ID: <%d@x>\nSubject: s\n\n%s" % (number, body)


def box(*mails: bytes) -> bytes:
    return b"".join(FROM + one + b"\n" for one in mails)


def parts(data: bytes) -> list[bytes]:
    return [part.data for part in mbox.mails(io.BytesIO(data))]


def found(data: bytes, *keys: str) -> dict[str, tuple[bytes, ...]]:
    return mbox.find(io.BytesIO(data), keys)


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n\n", b"\xef\xbb\xbf\r\n"])
def test_every_mail_comes_out_as_it_was(before: bytes) -> None:
    mails = [mail(1), mail(2, b"a\n\nb\n"), mail(3, b"no line end")]
    data = before + box(*mails[:2]) + FROM + mails[2]
    assert parts(data) == mails
    assert found(data, "2@x", "3@x", "9@x") == {"2@x": (mails[1],), "3@x": (mails[2],)}


def test_carriage_returns_make_no_difference() -> None:
    data = box(mail(1), mail(2)).replace(b"\n", b"\r\n")
    assert parts(data) == [mail(n).replace(b"\n", b"\r\n") for n in (1, 2)]
    assert found(data, "2@x")["2@x"] == (mail(2).replace(b"\n", b"\r\n"),)


@pytest.mark.parametrize(
    "line",
    [
        b"From x@y Wed Apr 13 15:14:14 2016",
        b"From x@y Wed Apr 13 15:14:14 2016 -0400",
        b"From x at y  Wed Apr  3 15:14:14 2016",
        b"From - Wed Apr 13 15:14 CEST 2016",
        b"From 15@xxx Mon Aug 03 14:28:33 +0000 2015",
    ],
)
def test_the_lines_that_programs_put_before_mails_divide(line: bytes) -> None:
    data = box(mail(1)) + line + b"\n" + mail(2)
    assert parts(data) == [mail(1), mail(2)]


@pytest.mark.parametrize(
    "body",
    [
        b"x\nFrom mboxrd@z Thu Jan  1 00:00:00 1970\nSubject: no blank line before\n",
        b"x\n\nFrom here on it is text\nSo: it is\n",
        b"x\n\nFrom mboxrd@z Thu Jan  1 00:00:00 1970\nno header after it\n",
        b"x\n\nFrom "
        + b"0" * 40
        + b" Mon Sep 17 00:00:00 2001\nFrom: Patch Author <p@x>\n\npatch\n",
        b"x\n\n From mboxrd@z Thu Jan  1 00:00:00 1970\nSubject: indented\n",
    ],
)
def test_body_lines_that_look_like_it_do_not_divide(body: bytes) -> None:
    data = box(mail(1, body), mail(2))
    assert parts(data) == [mail(1, body), mail(2)]
    assert found(data, "1@x") == {"1@x": (mail(1, body),)}


def test_what_git_writes_divides_a_file_that_begins_with_it() -> None:
    line = b"From " + b"0" * 40 + b" Mon Sep 17 00:00:00 2001\n"
    assert parts(line + mail(1) + b"\n" + line + mail(2)) == [mail(1), mail(2)]


def test_one_mark_is_taken_from_escaped_lines() -> None:
    data = box(mail(1, b">From a\n>>From b\n> From c\n>Fromage\n"))
    body = b"From a\n>From b\n> From c\n>Fromage\n"
    assert parts(data) == [mail(1, body)]
    assert found(data, "1@x") == {"1@x": (mail(1, body),)}


def test_a_bare_mail_is_one_mail_and_nothing_in_it_is_undone() -> None:
    bare = mail(1, b"x\n\nFrom a@b Thu Jan  1 00:00:00 1970\nSubject: s\n\n>From y\n")
    assert parts(bare) == [bare]
    assert found(bare, "1@x") == {"1@x": (bare,)}
    assert found(b"\xef\xbb\xbf" + bare, "1@x") == {"1@x": (bare,)}


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_no_mails(data: bytes) -> None:
    assert parts(data) == []
    assert found(data, "1@x") == {}


def test_a_part_without_message_id_is_numbered_and_warned_about() -> None:
    data = box(mail(1), b"From: Ada\n\nx\n", b"Archived-At: <http://h/1>\n\ny\n")
    read = list(mbox.mails(io.BytesIO(data)))
    assert [part.number for part in read] == [1, 2, 3]
    assert [part.warning for part in read] == [None, "there is no Message-ID", None]


@pytest.mark.parametrize(
    "header",
    [
        b"Message-Id: <a/b+c @x>",
        b"MESSAGE-ID:<a/b+c @x>",
        b"message-id :  <a/b+c @x>",
        b"Message-ID:\n <a/b+c @x>",
        b"Message-ID: (comment) < a/b+c @x >",
        b"Message-ID: a/b+c @x ",
        b"Message-ID: <other@x>\nMessage-ID: <a/b+c @x>",
        b"Message-ID:\nMessage-ID: a/b+c @x",
        b"X-Id: <a@x>\nmESSAGE-iD" + b" \t" * 40 + b": <a/b+c @x>",
    ],
)
def test_an_id_is_found_however_its_header_is_written(header: bytes) -> None:
    one = header + b"\nSubject: s\n\nwords\n"
    assert found(box(mail(1), one, mail(2)), "<a/b+c @x>") == {"a/b+c @x": (one,)}


def test_ids_that_are_not_ascii_are_found_in_either_charset() -> None:
    utf8, latin = "Message-ID: <é@x>\n\n".encode(), "Message-ID: <é@x>\n\nb\n".encode("latin-1")
    assert found(box(utf8, latin), "é@x") == {"é@x": (utf8, latin)}


def test_mails_are_found_by_the_address_of_an_archive() -> None:
    one = b"Subject: s\nArchived-At: <http://H/a/1.html>\n\nx\n"
    two = b"Archived-At: <http://H/a/2.html>\nMessage-ID: <2@x>\n\nx\n"
    assert found(box(one, two), "https://h/a/1.html") == {"h/a/1.html": (one,)}
    assert found(box(one, two), "https://h/a/1.html", "2@x") == {
        "h/a/1.html": (one,),
        "2@x": (two,),
    }


def test_one_id_with_other_contents_gives_several_and_with_the_same_one() -> None:
    data = box(mail(1, b"a\n"), mail(2), mail(1, b"b\n"), mail(1, b"a\n"))
    assert found(data, "1@x") == {"1@x": (mail(1, b"a\n"), mail(1, b"b\n"))}


def test_an_id_in_a_body_is_no_mail() -> None:
    data = box(mail(1, b"\nMessage-ID: <7@x>\n"), mail(2))
    assert found(data, "7@x") == {}
    assert found(data, "7@x", "1@x", "2@x").keys() == {"1@x", "2@x"}


def test_pipes_that_give_little_at_a_time_are_read_whole() -> None:
    class Trickle(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self.rest = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            return self.rest.readinto(buffer[:7])

    data = box(mail(1), mail(2))
    assert [part.data for part in mbox.mails(Trickle(data))] == [mail(1), mail(2)]
    assert mbox.find(Trickle(data), ["2@x"]) == {"2@x": (mail(2),)}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 40), st.integers(3000, 9000))
def test_where_a_block_ends_makes_no_difference(seed: int, count: int, block: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test
    bodies = [
        b"".join(
            chance.choice(
                [b"x\n", b"\n", b">From y\n", b"From z\n", b"\nMessage-ID: <1@x>\n", b"w" * 99]
            )
            for _ in range(chance.randrange(200))
        )
        for _ in range(count)
    ]
    mails = [
        mail(n, body.replace(b"\nFrom z", b"\nfrom z") + b"\n") for n, body in enumerate(bodies)
    ]
    escaped = [one.replace(b"\n>From", b"\n>>From") for one in mails]
    wanted = [f"{n}@x" for n in range(0, count, 3)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mbox, "BLOCK", block)
        patch.setattr(mbox, "_BEHIND", 500)
        assert parts(box(*escaped)) == mails
        assert found(box(*escaped), *wanted) == {f"{n}@x": (mails[n],) for n in range(0, count, 3)}


@pytest.mark.parametrize("search", [True, False])
def test_memory_does_not_grow_with_the_file(search: bool) -> None:
    class Endless(io.RawIOBase):
        """A hundred megabytes of mails, of which no byte is kept."""

        def __init__(self) -> None:
            self.left = 100
            self.block = box(*(mail(n, b"words of a mail\n" * 500) for n in range(128)))

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            if not self.left:
                return 0
            size = min(len(buffer), len(self.block))
            buffer[:size] = self.block[:size]
            self.block = self.block[size:] + self.block[:size]
            self.left -= 1
            return size

    tracemalloc.start()
    stream = Endless()
    if search:
        mbox.find(stream, ["none@x"])
    else:
        assert sum(1 for _ in mbox.mails(stream)) > 1000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 * 1024 * 1024


def test_a_giant_mail_is_cut_and_those_after_it_are_whole() -> None:
    data = box(mail(1), mail(2, b"x" * 79 + b"\n" * 2 * SIZE), mail(3))
    assert [len(part) for part in parts(data)][1] <= SIZE + 1
    assert parts(data)[2] == mail(3)
    one = found(data, "2@x", "3@x")
    assert one["3@x"] == (mail(3),)
    assert any("bytes are read" in warning for warning in message(one["2@x"][0]).warnings)
