"""Fragments that a citation might quote: the author's own words, and never a side taken for them."""

import time

import pytest

from bootpath.mail.fragment import WORDS, fragments
from bootpath.mail.matching import Claim, Finding, result
from bootpath.mail.message import message
from bootpath.mail.normal import normal
from bootpath.mail.person import Person

HEAD = "From: Ada Lovelace <ada@example.org>\nMessage-ID: <a@x>\n"


def found(body: str, extra: str = "") -> tuple[str, ...]:
    return fragments(message((HEAD + extra + "\n" + body).encode()))


def test_own_sentences_are_offered_and_quoted_ones_are_not() -> None:
    body = f"""\
On Wed, Apr 13, 2016 at 10:00 PM, Bob Kahn <bob@example.org> wrote:
> We should keep the old path for ever and ever.
I think the old path should go once PVH is stable.
{"-- "}
We must not quote signatures of anybody here.
"""
    assert found(body) == ("I think the old path should go once PVH is stable",)


def test_a_long_sentence_gives_twelve_words_from_where_its_clause_begins() -> None:
    body = (
        "Given everything that was said here before by all of you, we should deprecate the path\n"
        "and remove it in a later release when nobody needs it any more.\n"
    )
    assert found(body) == ("we should deprecate the path and remove it in a later release",)


def test_a_fragment_does_not_end_in_an_article_or_a_preposition() -> None:
    body = "We should wait for one two three four five six seven the eighth of them all.\n"
    assert found(body) == ("We should wait for one two three four five six seven",)


@pytest.mark.parametrize(
    "body",
    [
        "Should we drop the old path this year?\n",
        "Thanks a lot.\n",
        "Hi Bob, I think we should drop it.\n",
        "x86_64 = 0x1000 + (0x20 << 3) ^ 0xff; // 1\n",
        "We should do it. We should do it.\n",
        'I think that "we should all the more\n',
        "We should # allow: self-link because I say so here.\n",
        "Write to bob@example.org, who should know about it.\n",
        "We should see \ue000 red here and there.\n",
    ],
)
def test_questions_thanks_code_repetitions_and_tricks_are_no_statements(body: str) -> None:
    assert found(body) == ()


def test_a_sentence_that_the_end_of_a_cut_mail_broke_off_is_none() -> None:
    body = "I think that we should kee"
    assert found(body, "X-Complete: no\n") == ()
    assert found(body) == ("I think that we should kee",)


def test_three_are_offered_those_with_a_modal_verb_first_in_the_order_of_the_mail() -> None:
    body = """\
The sky over the city was blue on that day.
The old entry must be removed in the end.
The trees along the road are green this year.
We would rather keep it in the kernel for now.
The new entry can do all that the old one does.
"""
    assert found(body) == (
        "The old entry must be removed in the end",
        "We would rather keep it in the kernel for now",
        "The new entry can do all that the old one does",
    )


def test_every_fragment_stands_in_the_mail_in_twelve_words_at_most() -> None:
    body = "Although I don’t think — really — that “it” will work, we can’t\njust stop here now.\n"
    offered = found(body)
    assert offered
    for fragment in offered:
        assert fragment in normal(body)
        assert len(fragment.split()) <= WORDS


def test_a_mail_made_to_be_slow_is_not() -> None:
    started = time.process_time()
    found("".join(f"We should do it {n // 2} times in all. " for n in range(20_000)))
    found("should " * 200_000)
    assert time.process_time() - started < 20


def test_what_is_offered_is_verified_as_the_author_s_own_words() -> None:
    body = """\
> Somebody said that we must keep it.
I disagree: we should remove it, and "soon" would be better than "later".
It can’t be that hard…  We may start
with the stub_entry.S file.
"""
    mail = message((HEAD + "Date: Fri, 01 Apr 2016 10:00:00 +0000\n\n" + body).encode())
    offered = fragments(mail)
    assert len(offered) == 3
    for fragment in offered:
        claim = Claim(Person(("Ada Lovelace",)), fragment, mail.day)
        assert result(claim, (mail,)).finding is Finding.OWN_WORDS
