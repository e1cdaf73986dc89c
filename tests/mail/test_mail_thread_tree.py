"""Mails become threads: who answered whom, whatever the headers claim."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.mail.subject import is_reply, matter, title
from bootpath.mail.summary import Summary, summary
from bootpath.mail.thread import APART, Bond, Thread, threads

DAY = 24 * 3600


def mail(
    ident: str, *above: str, at: int | None = 0, subject: str = "The boot path", reply: str = ""
) -> Summary:
    ids = (ident,) if ident else ()
    answered = (reply,) if reply else ()
    return Summary(ids, (), answered, above, "Ada", date(2016, 4, 1), at, subject)


def shape(thread: Thread) -> list[tuple[int, int | None, int, Bond]]:
    return [tuple(post) for post in thread.posts]


def test_answers_stand_below_what_they_answer_and_beside_it_in_order_of_time() -> None:
    mails = [
        mail("later@x", "root@x", at=5),
        mail("root@x", at=1),
        mail("deep@x", "root@x", "first@x", at=3),
        mail("first@x", "root@x", at=2),
    ]
    (thread,) = threads(mails)
    assert shape(thread) == [
        (1, None, 0, Bond.START),
        (3, 1, 1, Bond.ANSWER),
        (2, 3, 2, Bond.ANSWER),
        (0, 1, 1, Bond.ANSWER),
    ]
    assert thread.absent == ()


def test_in_reply_to_counts_where_there_are_no_references() -> None:
    (thread,) = threads([mail("a@x"), mail("b@x", reply="a@x", at=1)])
    assert shape(thread)[1] == (1, 0, 1, Bond.ANSWER)


def test_a_mail_that_is_not_here_keeps_its_answers_together_and_is_said_to_be_absent() -> None:
    mails = [
        mail("root@x"),
        mail("b@x", "root@x", "gone@x", at=1, subject="one"),
        mail("c@x", "root@x", "gone@x", at=2, subject="two"),
    ]
    (thread,) = threads(mails)
    assert shape(thread) == [
        (0, None, 0, Bond.START),
        (1, 0, 1, Bond.ABSENT),
        (2, 0, 1, Bond.ABSENT),
    ]
    assert thread.absent == ("gone@x",)


def test_answers_to_an_absent_root_are_one_thread() -> None:
    mails = [mail("b@x", "gone@x", at=1, subject="b"), mail("c@x", "gone@x", at=2, subject="c")]
    (thread,) = threads(mails)
    assert [post.parent for post in thread.posts] == [None, None]
    assert {post.bond for post in thread.posts} == {Bond.ABSENT}


def test_what_others_say_about_the_place_of_a_mail_does_not_move_it() -> None:
    mails = [
        mail("evil@x", at=1, subject="evil"),
        mail("start@x", at=0, subject="start"),
        mail("c@x", "evil@x", "start@x", at=2, subject="c"),
    ]
    found = threads(mails)
    assert [[post.mail for post in thread.posts] for thread in found] == [[1, 2], [0]]


def test_of_a_loop_the_link_that_the_earliest_mail_claims_is_dropped() -> None:
    (thread,) = threads([mail("a@x", "b@x", at=1), mail("b@x", "a@x", at=2)])
    assert shape(thread) == [(0, None, 0, Bond.START), (1, 0, 1, Bond.ANSWER)]


def test_a_mail_that_answers_itself_starts_a_thread() -> None:
    (thread,) = threads([mail("a@x", "a@x", reply="a@x")])
    assert shape(thread) == [(0, None, 0, Bond.START)]


def test_two_mails_with_one_id_are_both_kept() -> None:
    found = threads([mail("a@x", subject="one"), mail("a@x", at=1, subject="two")])
    assert [thread.posts[0].mail for thread in found] == [0, 1]


def test_replies_without_references_are_joined_by_their_subject_and_say_so() -> None:
    mails = [
        mail("", at=0, subject="HVMLite"),
        mail("", at=DAY, subject="Re: [Xen-devel] HVMLite"),
        mail("c@x", "gone@x", at=2 * DAY, subject="AW: HVMLite"),
    ]
    (thread,) = threads(mails)
    assert shape(thread) == [
        (0, None, 0, Bond.START),
        (1, None, 1, Bond.SUBJECT),
        (2, None, 1, Bond.ABSENT),
    ]


@pytest.mark.parametrize(
    ("subject", "at"),
    [("HVMLite", DAY), ("Re: HVMLite", APART + 1), ("Re: [PATCH v2] HVMLite", DAY), ("Re: ", DAY)],
)
def test_a_subject_alone_joins_no_new_mail_no_late_one_and_no_other_version(
    subject: str, at: int
) -> None:
    first = "Re: " if subject == "Re: " else "HVMLite"
    assert len(threads([mail("", subject=first), mail("", at=at, subject=subject)])) == 2


def test_the_time_between_subjects_is_reckoned_from_the_last_mail_of_the_thread() -> None:
    mails = [mail("", at=n * APART, subject="Re: HVMLite") for n in range(5)]
    assert len(threads(mails)) == 1


def test_mails_without_a_date_come_last() -> None:
    (thread,) = threads([mail("b@x", "a@x", at=None), mail("c@x", "a@x", at=9), mail("a@x")])
    assert [post.mail for post in thread.posts] == [2, 1, 0]


@pytest.mark.parametrize("step", [1, -1])
def test_chains_loops_and_a_thousand_references_take_no_time(step: int) -> None:
    started = time.process_time()
    chain = [mail(f"{n}@x", f"{n - step}@x", at=n) for n in range(20_000)]
    (thread,) = threads(chain)
    assert max(post.depth for post in thread.posts) == 19_999
    ring = [mail(f"{n}@x", f"{(n + 1) % 20_000}@x", at=n) for n in range(20_000)]
    assert len(threads(ring)[0].posts) == 20_000
    many = [mail(f"{n}@x", *(f"{n}.{m}@y" for m in range(1000)), at=n) for n in range(50)]
    assert [len(found.absent) for found in threads(many)] == [1000] * 50
    assert time.process_time() - started < 20


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"),
            st.lists(st.sampled_from("abcdefgh"), max_size=4),
            st.none() | st.integers(0, 9),
            st.sampled_from(["x", "Re: x", "Re: y", ""]),
        ),
        max_size=12,
    )
)
def test_every_mail_is_in_one_thread_once_below_its_parent_whatever_it_claims(
    drawn: list[tuple[str, list[str], int | None, str]],
) -> None:
    mails = [mail(i, *above, at=at, subject=subject) for i, above, at, subject in drawn]
    found = threads(mails)
    assert sorted(post.mail for one in found for post in one.posts) == list(range(len(mails)))
    for thread in found:
        before: set[int] = set()
        for post in thread.posts:
            assert post.parent is None or post.parent in before
            before.add(post.mail)


def test_a_summary_is_read_from_the_headers_alone() -> None:
    references = " ".join(f"<{n}@x>" for n in range(30))
    data = (
        "\ufeffFrom: Ada <ada@example.org>\r\nDate: Wed, 13 Apr 2016 23:30:00 -0400\r\n"
        "Subject: =?utf-8?q?Re=3A_d=C3=A9j=C3=A0?=\r\nMessage-ID: <a@x>\r\n"
        f"References: {references}\r\nIn-Reply-To: <29@x> <1@x>\r\n"
        "Archived-At: <https://lists.example.org/1>\r\n\r\nMessage-ID: <body@x>\r\n"
    )
    read = summary(data.encode())
    assert read.keys == ("a@x", "lists.example.org/1")
    assert (read.author, read.day, read.subject) == ("Ada", date(2016, 4, 13), "Re: déjà")
    assert read.moment == 1460604600
    assert read.references == ("0@x", *(f"{n}@x" for n in range(21, 30)))
    assert read.in_reply_to == ("29@x",)
    assert read.is_mail


@pytest.mark.parametrize("data", [b"", b"\0\x1f\x8b\xff" * 500, b"words\n\nmore words\n"])
def test_what_is_no_mail_has_an_empty_summary(data: bytes) -> None:
    assert not summary(data).is_mail


def test_a_date_out_of_every_calendar_has_no_moment() -> None:
    assert (
        summary(b"From: A\nDate: Wed, 99 Apr 99999999999999999999 10:00:00 +0000\n").moment is None
    )


@pytest.mark.parametrize(
    ("subject", "named", "titled", "answers"),
    [
        ("Re: [Xen-devel] HVMLite / PVHv2", "hvmlite / pvhv2", "HVMLite / PVHv2", True),
        ("[Xen-devel] RE: Re[2]: AW: HVMLite", "hvmlite", "HVMLite", True),
        ("Re: [PATCH v2 0/4] Remove it", "[patch v2 0/4] remove it", "Remove it", True),
        ("[RFC] [linux-efi] Fwd: Words", "[rfc] [linux-efi] fwd: words", "Words", False),
        ("[a]", "", "[a]", False),
        ("Regarding: it", "regarding: it", "Regarding: it", False),
        ("", "", "", False),
    ],
)
def test_a_subject_without_marks_is_what_the_mail_is_about(
    subject: str, named: str, titled: str, answers: bool
) -> None:
    assert (matter(subject), title(subject), is_reply(subject)) == (named, titled, answers)
