"""Who said each line of a mail."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.mail.message import Message, message
from bootpath.mail.quoting import marked
from bootpath.mail.speech import lines
from bootpath.mail.structure import Kind

HEAD = "From: Ada Author\nDate: Fri, 15 Apr 2016 10:00:00 +0000\nMessage-ID: <a@b>\n\n"


def mail(body: str) -> Message:
    return message((HEAD + body).encode())


def said(body: str) -> dict[str, str]:
    """Each line with words and its speaker's name, `?` when unknown."""
    return {
        line.text.strip(): (line.speaker.name or "?")
        for line in lines(mail(body))
        if line.kind is Kind.WORDS and line.speaker
    }


def kinds(body: str) -> list[str]:
    return [str(line.kind) for line in lines(mail(body))]


NESTED = """\
On Wed, Apr 13, 2016 at 03:02:26PM -0400, Bob Brown wrote:
> On Wed, Apr 13, 2016 at 08:50:10PM +0200, Cy Clark wrote:
> > On 12/04/16 20:14, Di Dunn wrote:
> >> dunn one
> > clark one
>
> brown one

author one

> > > dunn two
> > clark two
> brown two

author two
"""


def test_each_depth_belongs_to_whom_the_attribution_above_names() -> None:
    assert said(NESTED) == {
        "dunn one": "Di Dunn",
        "clark one": "Cy Clark",
        "brown one": "Bob Brown",
        "author one": "Ada Author",
        "dunn two": "Di Dunn",
        "clark two": "Cy Clark",
        "brown two": "Bob Brown",
        "author two": "Ada Author",
    }


def test_a_line_knows_through_whom_it_came() -> None:
    line = next(line for line in lines(mail(NESTED)) if line.text == "dunn two")
    assert [voice.name for voice in line.voices] == [
        "Ada Author",
        "Bob Brown",
        "Cy Clark",
        "Di Dunn",
    ]
    assert [voice.line for voice in line.voices] == [0, 1, 2, 3]
    assert line.voices[2].days == (date(2016, 4, 13),)


def test_the_attribution_itself_is_nobodys() -> None:
    read = lines(mail(NESTED))
    assert [line.speaker for line in read[:3]] == [None] * 3
    assert {line.kind for line in read[:3]} == {Kind.ATTRIBUTION}


def test_a_quotation_without_attribution_has_an_unknown_speaker() -> None:
    assert said("> who knows\nmine\n") == {"who knows": "?", "mine": "Ada Author"}


def test_a_new_attribution_makes_deeper_speakers_unknown_again() -> None:
    body = NESTED + "\nOn 14/04/16 10:00, Ed Evans wrote:\n> evans\n> > deeper\n"
    assert said(body)["evans"] == "Ed Evans"
    assert said(body)["deeper"] == "?"


def test_an_attribution_that_names_nobody_does_not_leave_the_former_speaker() -> None:
    body = "Bob Brown wrote:\n> brown\n\nAnd as somebody else wrote:\n> else\n"
    assert said(body) == {"brown": "Bob Brown", "else": "?"}


@pytest.mark.parametrize(
    "head",
    [
        "On Wed, Apr 13, 2016 at 3:40 AM, Luis R.\nRodriguez <luis@x.example> wrote:",
        "On Wed, 13 Apr 2016 20:14:00 +0200\nLuis R. Rodriguez <luis@x.example> wrote:",
        "On Wed, Apr 13, 2016 at 3:40 AM, Luis R. Rodriguez\n<luis@x.example>\nwrote:",
        "On Wednesday,\nApril 13, 2016 at 3:40 AM,\nLuis R. Rodriguez\nwrote:",
        "Prose that stands directly above,\nOn Wed, 13 Apr 2016, Luis R. Rodriguez wrote:",
        "Am Mittwoch, 13. April 2016, 20:14:00 CEST schrieb Luis R.\nRodriguez:",
        "Le mer. 13 avr. 2016 à 20:14, Luis R. Rodriguez <luis@x.example> a\nécrit :",
        "\nLuis R. Rodriguez <a.very.long.address@x.example>\nwrites:",
        "On the one hand, this is prose\nOn 13/04/16 20:14, Luis R. Rodriguez wrote:",
    ],
)
def test_attributions_wrapped_over_lines_are_read(head: str) -> None:
    body = f"{head}\n\n> the words\n"
    assert said(body)["the words"] == "Luis R. Rodriguez"
    inner = "".join(f"> {line}\n" for line in body.splitlines())
    outer = said(f"Bob Brown wrote:\n{inner}> brown\n")
    assert outer["the words"] == "Luis R. Rodriguez"
    assert outer["brown"] == "Bob Brown"


def test_wrapping_that_lost_its_marks_is_read() -> None:
    body = (
        "Bob Brown wrote:\n> On Wed, Apr 13, 2016 at 3:40 AM, Cy Clark <c@x.example>\nwrote:\n"
        "> > clark\n> brown\n"
    )
    assert said(body) == {"clark": "Cy Clark", "brown": "Bob Brown"}


def test_groupwise_puts_its_attribution_deeper_than_the_quotation() -> None:
    body = (
        ">>> On 13.04.16 at 14:22, <cy@x.example> wrote:\n> clark\nmine\n"
        "\n>>> On 13.04.16 at 14:30, Di Dunn <d@x.example> wrote:\n> dunn\n"
    )
    assert said(body) == {"clark": "?", "mine": "Ada Author", "dunn": "Di Dunn"}
    hashed = [line.speaker.hashed for line in lines(mail(body)) if line.text == "clark"]  # type: ignore[union-attr]
    assert hashed[0]


def test_a_deep_attribution_whose_quotation_was_cut_names_nobody_further_out() -> None:
    body = (
        "Bob Brown wrote:\n>> Cy Clark wrote:\n>>> On 13.04.16 at 14:22, Di Dunn wrote:\n> brown\n"
    )
    assert said(body)["brown"] != "Di Dunn"


def test_supercite_and_initials_name_the_speaker() -> None:
    body = (
        '>>>>> "LRR" == Luis R. Rodriguez <luis@x.example> writes:\n\n'
        "LRR> the words\nLR> and more\nXY> others\nBut C> is no mark\n"
    )
    assert said(body) == {
        "the words": "Luis R. Rodriguez",
        "and more": "Luis R. Rodriguez",
        "others": "?",
        "But C> is no mark": "Ada Author",
    }


def test_initials_choose_among_those_who_were_named() -> None:
    body = "Bob Brown wrote:\n> one\n\nCy Clark wrote:\n> two\nBB> three\n"
    assert said(body)["three"] == "Bob Brown"


def test_bars_quote_and_tables_do_not() -> None:
    body = "Bob Brown wrote:\n| words\n\n| a | b |\n"
    assert said(body) == {"words": "Bob Brown", "| a | b |": "Ada Author"}


OUTLOOK = """\
my answer

-----Original Message-----
From: Brown, Bob [mailto:bob@x.example]
Sent: Wednesday, April 13, 2016 3:02 PM
To: Ada Author; Cy Clark
 and others
Cc: list
Subject: RE: it

brown one

From: Cy Clark
Date: 12 April 2016
To: Bob Brown

clark one
"""


def test_outlooks_block_gives_everything_below_to_its_sender() -> None:
    assert said(OUTLOOK) == {
        "my answer": "Ada Author",
        "brown one": "Brown, Bob",
        "clark one": "Cy Clark",
    }
    line = lines(mail(OUTLOOK))[-2]
    assert [voice.name for voice in line.voices] == ["Ada Author", "Brown, Bob", "Cy Clark"]


@pytest.mark.parametrize(
    "block",
    [
        "Von: Bob Brown <b@x.example>\nGesendet: Mittwoch, 13. April 2016 20:14\nAn: Ada\nBetreff: AW: x",
        "De : Bob Brown <b@x.example>\nEnvoyé : mercredi 13 avril 2016 20:14\nÀ : Ada\nObjet : RE: x",
        "*From:* Bob Brown <b@x.example>\n*Sent:* 13 April 2016\n*To:* Ada",
        "---------- Forwarded message ---------\nFrom: Bob Brown <b@x.example>\nDate: 13 Apr 2016\nTo: Ada",
    ],
)
def test_blocks_in_other_languages_and_of_forwards_are_read(block: str) -> None:
    assert said(f"mine\n\n{block}\n\nbrown\n") == {"mine": "Ada Author", "brown": "Bob Brown"}
    quoted = "".join(f"> {line}\n" for line in [*block.splitlines(), "", "brown"])
    assert said("Begin forwarded message:\n\n" + quoted)["brown"] == "Bob Brown"


def test_a_block_above_marked_lines_names_them_and_not_what_follows() -> None:
    block = "From: Bob Brown\nSent: 13 April 2016\nTo: Ada\n\n> brown\n\nmine\n"
    assert said(block) == {"brown": "Bob Brown", "mine": "Ada Author"}


def test_an_announced_mail_without_a_header_is_by_somebody_unknown() -> None:
    assert said("mine\n-----Original Message-----\nwhose\n") == {"mine": "Ada Author", "whose": "?"}


def test_below_an_attribution_without_marks_nobody_can_tell() -> None:
    body = "mine\n\nOn 13/04/16 20:14, Bob Brown wrote:\n\nbrown or me\n"
    assert said(body) == {"mine": "Ada Author", "brown or me": "?"}


def test_an_attribution_whose_quotation_was_cut_away_visibly_changes_nothing() -> None:
    body = "Bob Brown wrote:\n> On 12/04/16 20:14, Cy Clark wrote:\n> [...]\n> brown\n"
    assert said(body)["brown"] == "Bob Brown"


def test_a_cut_between_attribution_and_quotation_does_not_part_them() -> None:
    body = "On 13/04/16 20:14, Bob Brown wrote:\n\n[...]\n\n> brown\nmine\n"
    assert said(body) == {"[...]": "Ada Author", "brown": "Bob Brown", "mine": "Ada Author"}


def test_what_a_line_with_a_colon_introduces_is_not_the_former_speakers() -> None:
    body = "Bob Brown wrote:\n> brown\n\nThe manual has it so:\n\n> manual\n> > deep\n\nI see.\n\n> more brown\n"
    assert said(body) == {
        "brown": "Bob Brown",
        "The manual has it so:": "Ada Author",
        "manual": "?",
        "deep": "?",
        "I see.": "Ada Author",
        "more brown": "Bob Brown",
    }


def test_attributions_and_colons_inside_an_aside_end_with_it() -> None:
    body = (
        "Bob Brown wrote:\n> Cy Clark wrote:\n> > clark\n> brown\n\nThe manual:\n> has it:\n> > so\n> other\n"
        "> Di Dunn wrote:\n> > dunn\n\nback\n> > more clark\n> more brown\n"
    )
    read = said(body)
    assert (read["so"], read["other"], read["dunn"]) == ("?", "?", "?")
    assert (read["more clark"], read["more brown"]) == ("Cy Clark", "Bob Brown")


def test_an_attribution_in_another_language_does_not_leave_the_former_speaker() -> None:
    body = "Bob Brown wrote:\n> brown\n\nEl 13/4/2016 a las 20:14, Cy Clark escribió:\n> clark\nme\n> so\n"
    assert said(body) == {"brown": "Bob Brown", "clark": "?", "me": "Ada Author", "so": "?"}


def test_two_attributions_upon_each_other_leave_it_open() -> None:
    body = (
        "On 13/04/16 20:14, Bob Brown wrote:\nOn 12/04/16 20:14, Cy Clark wrote:\n> one\n>> two\n"
    )
    assert said(body) == {"one": "?", "two": "?"}


def test_prose_that_ends_like_an_attribution_is_prose() -> None:
    body = "This is what Bob Brown wrote:\n\nit is stable\n"
    assert set(said(body).values()) == {"Ada Author"}
    assert len(said(body)) == 2


def test_a_patch_from_somebody_else_is_theirs_up_to_the_dashes() -> None:
    body = "From: Bob Brown <b@x.example>\n\nwhy\n---\nmy remark\n"
    assert said(body) == {"why": "Bob Brown", "---": "Ada Author", "my remark": "Ada Author"}
    assert said("From: here on it is mine\n\nwords\n")["words"] == "Ada Author"


def test_top_posting_keeps_the_author_above_and_the_quoted_below() -> None:
    body = "mine\n\n-- \nAda\n\nOn 13/04/16 20:14, Bob Brown wrote:\n> brown\n"
    assert said(body) == {"mine": "Ada Author", "brown": "Bob Brown"}


def test_signatures_end_with_their_depth() -> None:
    body = "Bob Brown wrote:\n> words\n> -- \n> Bob\nmine\n--\nAda\n"
    assert kinds(body) == [
        "attribution", "words", "signature", "signature", "words", "signature", "signature", "blank",
    ]  # fmt: skip


def test_a_rule_of_two_dashes_above_much_text_is_no_signature() -> None:
    assert "signature" not in kinds("--\n" + "words\n" * 12)


@pytest.mark.parametrize(
    "footer",
    [
        "_" * 47
        + "\nXen-devel mailing list\nXen-devel@lists.example.org\nhttps://lists.example.org",
        "--\nTo unsubscribe from this list: send the line\nMore majordomo info at  http://x",
        "-- \nYou received this message because you are subscribed",
    ],
)
def test_footers_of_lists_are_nobodys(footer: str) -> None:
    body = f"mine\n\n{footer}\n"
    assert set(kinds(body)[2:-1]) == {"footer"}
    assert all(line.speaker is None for line in lines(mail(body))[2:])
    quoted = "".join(f"> {line}\n" for line in body.splitlines())
    assert said(f"Bob Brown wrote:\n{quoted}\nme\n") == {"mine": "Bob Brown", "me": "Ada Author"}


DIFF = """\
why

diff --git a/x b/x
index 1..2 100644
--- a/x
+++ b/x
@@ -1,2 +1,2 @@ int f()
 same
-old
+new

after
--\x20
2.30.2
"""


def test_a_diff_is_told_apart_from_the_words_around_it() -> None:
    assert kinds(DIFF) == [
        "words",
        "blank",
        *["diff"] * 8,
        "blank",
        "words",
        "signature",
        "signature",
        "blank",
    ]


def test_a_reviewed_diff_goes_on_behind_the_remark() -> None:
    body = (
        "Bob Brown wrote:\n> diff --git a/x b/x\n> @@ -1,9 +1,9 @@\n>  same\n\nremark\n\n"
        "> +new\n> and words\n"
    )
    found = [(line.text, str(line.kind)) for line in lines(mail(body)) if line.text]
    assert ("+new", "diff") in found
    assert ("remark", "words") in found
    assert ("and words", "words") in found


def test_a_mangled_from_is_the_authors_and_a_quoted_one_is_not() -> None:
    assert said("\n>From here on\n\n")["From here on"] == "Ada Author"
    assert said("Bob Brown wrote:\n>One\n>From two\n")["From two"] == "Bob Brown"


@pytest.mark.parametrize(
    ("line", "depth", "text"),
    [
        ("> > a", 2, "a"),
        (">>a", 2, "a"),
        (">  >  a", 2, " a"),
        ("> |a", 1, "|a"),
        ("> | a", 2, "a"),
        (">= 5", 0, ">= 5"),
        ("-> a", 0, "-> a"),
        ("<a>", 0, "<a>"),
        ("Shell> a", 0, "Shell> a"),
        ("JB> > a", 2, "a"),
        (">" * 60, 50, ">" * 10),
    ],
)
def test_marks_are_counted(line: str, depth: int, text: str) -> None:
    assert (marked(line).depth, marked(line).text) == (depth, text)


PIECES = st.sampled_from(
    [
        "On 13/04/16 20:14, Bob Brown wrote:", "> ", ">> ", "Cy Clark <c@x.example> writes:", "words",
        "", "-- ", "--", "diff --git a/x b/x", "@@ -1 +1 @@", "+a", " b", "From: Bob", "Sent: 13 April",
        "To: Ada", "-----Original Message-----", "LR> ", "| ", "_" * 40, "Xen-devel mailing list",
        ">>> On 13.04.16 at 14:22, <c@x.example> wrote:", "[...]", ">From ", "wrote:", "---", "Von: B",
    ]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.tuples(st.sampled_from(["", "> ", ">> ", ">>> "]), PIECES), max_size=30))
def test_every_line_has_exactly_one_kind_and_a_speaker_if_it_is_spoken(
    pieces: list[tuple[str, str]],
) -> None:
    body = "\n".join(mark + piece for mark, piece in pieces)
    whole = mail(body)
    read = lines(whole)
    assert [line.number for line in read] == list(range(1, whole.text.count("\n") + 2))
    for line in read:
        assert isinstance(line.kind, Kind)
        spoken = line.kind in (Kind.WORDS, Kind.DIFF, Kind.SIGNATURE)
        assert bool(line.voices) is spoken
        assert not spoken or line.voices[0].name == "Ada Author"
        assert line.kind is Kind.BLANK or line.text.strip() or line.depth
