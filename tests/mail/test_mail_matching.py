"""Whether words stand in a mail, and whose they are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.mail.matching import Claim, Finding, Note, Remark, Result, result
from bootpath.mail.message import Message, message
from bootpath.mail.normal import Stretch, normal, occurrences, parts, sentence
from bootpath.mail.person import Person
from bootpath.mail.structure import Kind

ADA = Person(("Ada Author",))
BOB = Person(("Bob Brown",))
CY = Person(("Cy Clark",))
DI = Person(("Di Dunn",))

HEAD = (
    "From: Ada Author <ada@x.example>\nDate: Thu, 14 Apr 2016 23:30:00 -0400\nMessage-ID: <a@b>\n"
)

BODY = """\
On Wed, Apr 13, 2016 at 03:02:26PM -0400, Bob Brown wrote:
> On Wed, Apr 13, 2016 at 08:50:10PM +0200, Cy Clark wrote:
> > We have to live with the old path
> > for the long term.
>
> No. The clock would
> start ticking once it is stable. All users
> were told.

I think that the plan is fine. It's done.

> Keep in mind the hypervisor.

See the clock would start soon.

-- \nAda of the signature line
"""


def mail(body: str = BODY, *headers: str) -> Message:
    return message((HEAD + "".join(f"{line}\n" for line in headers) + "\n" + body).encode())


def found(person: Person | None, fragment: str, body: str = BODY, **more: object) -> Result:
    return result(Claim(person, fragment, **more), [mail(body)])  # type: ignore[arg-type]


def test_an_unquoted_line_is_the_authors_own_words() -> None:
    read = found(ADA, "the plan is fine")
    assert read.finding is Finding.OWN_WORDS
    assert read.said_by == ("Ada Author",)
    assert read.quoted_by == ()
    assert read.contexts == ("I think that the plan is fine.",)
    assert read.notes == ()


def test_words_of_the_cited_person_in_somebodys_reply_are_quoted_and_say_by_whom() -> None:
    read = found(BOB, "The clock would start ticking")
    assert read.finding is Finding.QUOTED
    assert read.said_by == ("Bob Brown",)
    assert read.quoted_by == ("Ada Author",)
    assert read.contexts == ("The clock would start ticking once it is stable.",)


def test_the_chain_goes_from_whoever_quoted_to_the_author() -> None:
    read = found(CY, "live with the old path for the long term")
    assert read.finding is Finding.QUOTED
    assert read.quoted_by == ("Bob Brown", "Ada Author")


@pytest.mark.parametrize("claimed", [ADA, CY, DI])
def test_words_of_somebody_else_are_misattributed_and_name_who_said_them(claimed: Person) -> None:
    read = found(claimed, "start ticking once it is stable")
    assert read.finding is Finding.MISATTRIBUTED
    assert read.said_by == ("Bob Brown",)


def test_the_authors_words_pinned_on_the_quoted_person_are_misattributed() -> None:
    read = found(BOB, "the plan is fine")
    assert read.finding is Finding.MISATTRIBUTED
    assert read.said_by == ("Ada Author",)
    assert read.notes == (Note(Remark.AUTHOR_DIFFERS, "Ada Author"),)


def test_the_same_words_by_two_people_are_right_for_either_and_for_nobody_else() -> None:
    body = "Bob Brown wrote:\n> It is stable by now.\n\nIt is stable by now.\n"
    assert found(BOB, "It is stable by now", body).finding is Finding.QUOTED
    assert found(ADA, "It is stable by now", body).finding is Finding.OWN_WORDS
    third = found(CY, "It is stable by now", body)
    assert third.finding is Finding.MISATTRIBUTED
    assert third.said_by == ("Bob Brown", "Ada Author")


def test_words_of_an_unknown_speaker_are_neither_confirmed_nor_denied() -> None:
    body = "> It is stable by now.\n\nmine\n"
    for person in (ADA, BOB):
        assert found(person, "It is stable by now", body).finding is Finding.SPEAKER_UNKNOWN


def test_a_name_that_may_be_the_persons_confirms_nothing() -> None:
    body = "Bob wrote:\n> It is stable by now.\n"
    read = found(BOB, "It is stable by now", body)
    assert read.finding is Finding.SPEAKER_UNKNOWN
    assert read.said_by == ("Bob",)


def test_words_in_several_places_are_ambiguous_until_the_text_around_decides() -> None:
    body = "What if it is optional? First.\n\nBob Brown wrote:\n> x\n\nWhat if it is optional? Second.\n"
    read = found(ADA, "What if it is optional?", body)
    assert read.finding is Finding.AMBIGUOUS
    assert len(read.contexts) == 2
    second = found(ADA, "What if it is optional?", body, suffix="Second")
    assert second.finding is Finding.OWN_WORDS
    assert found(ADA, "it is optional? Second", body, prefix="What if").finding is Finding.OWN_WORDS
    assert found(ADA, "it is optional?", body, prefix="nothing").finding is Finding.NOT_FOUND


def test_own_words_count_before_ones_words_in_a_quotation() -> None:
    body = (
        "Bob Brown wrote:\n> Ada Author wrote:\n>> It is stable by now.\n\nIt is stable by now.\n"
    )
    assert found(ADA, "It is stable by now", body).finding is Finding.OWN_WORDS


def test_the_day_decides_between_two_quotations_of_one_person() -> None:
    body = (
        "On 13/04/16 10:00, Bob Brown wrote:\n> On 10/04/16 10:00, Cy Clark wrote:\n"
        ">> On 05/04/16 10:00, Bob Brown wrote:\n>>> It is stable by now.\n> It is stable by now.\n"
    )
    assert found(BOB, "It is stable by now", body).finding is Finding.AMBIGUOUS
    read = found(BOB, "It is stable by now", body, day=date(2016, 4, 5))
    assert (read.finding, read.notes) == (Finding.QUOTED, ())
    assert read.quoted_by == ("Cy Clark", "Bob Brown", "Ada Author")


@pytest.mark.parametrize(
    "fragment",
    [
        "No. [...] All users were told",
        "The clock would [...] All users",
        "[...] All users were told [...] Keep in mind the hypervisor. [...]",
        "The clock would […] start ticking",
    ],
)
def test_elisions_leave_out_words_of_one_person_in_one_mail(fragment: str) -> None:
    assert found(BOB, fragment).finding is Finding.QUOTED


@pytest.mark.parametrize(
    "fragment",
    [
        "All users were told [...] The clock would",
        "The clock would [...] the plan is fine",
        "live with the old path [...] All users",
        "The clock would start ticking [...] start ticking once",
    ],
)
def test_elisions_join_neither_people_nor_words_in_another_order(fragment: str) -> None:
    assert found(BOB, fragment).finding is Finding.NOT_FOUND


def test_words_on_both_sides_of_a_remark_are_not_one_passage() -> None:
    assert found(BOB, "were told. Keep in mind").finding is Finding.NOT_FOUND


def test_only_whole_words_count() -> None:
    assert found(ADA, "hink that the plan is fin").finding is Finding.NOT_FOUND


@pytest.mark.parametrize(
    "fragment",
    ["the clock would start ticking", "The clock would start tickin g", "The clock ... ticking"],
)
def test_nothing_fuzzy_is_found(fragment: str) -> None:
    assert found(BOB, fragment).finding is not Finding.QUOTED


def test_a_miss_shows_the_nearest_sentence_and_its_speaker() -> None:
    read = found(BOB, "The clock will start ticking once it is stable")
    assert read.finding is Finding.NOT_FOUND
    assert read.contexts == ("The clock would start ticking once it is stable.",)
    assert read.said_by == ("Bob Brown",)
    assert found(BOB, "something entirely different was said").contexts == ()


@pytest.mark.parametrize(
    ("fragment", "where"),
    [
        ("Ada of the signature line", Kind.SIGNATURE),
        ("at 03:02:26PM -0400, Bob Brown", Kind.ATTRIBUTION),
    ],
)
def test_words_that_nobody_speaks_are_not_found_and_say_where_they_stand(
    fragment: str, where: Kind
) -> None:
    read = found(ADA, fragment)
    assert (read.finding, read.where) == (Finding.NOT_FOUND, where)


def test_a_cut_mail_is_incomplete_only_when_the_words_are_not_there() -> None:
    cut = mail(BODY, "X-Complete: no")
    assert result(Claim(ADA, "and what I wrote below"), [cut]).finding is Finding.MAIL_INCOMPLETE
    assert result(Claim(ADA, "the plan is fine"), [cut]).finding is Finding.OWN_WORDS
    assert result(Claim(BOB, "the plan is fine"), [cut]).finding is Finding.MISATTRIBUTED


@pytest.mark.parametrize("fragment", ["No.", "clock", "the plan", "- -", "[...] a [...]"])
def test_a_fragment_that_finds_no_place_is_too_short(fragment: str) -> None:
    assert found(ADA, fragment).finding is Finding.TOO_SHORT


def test_two_long_words_are_long_enough_and_so_is_one_with_its_surroundings() -> None:
    assert found(ADA, "signature-less formulation").finding is Finding.NOT_FOUND
    assert found(BOB, "No.", suffix="The clock would").finding is Finding.QUOTED


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("It’s “done”", "It's \"done\" by now"),
        ("It's \"done\"", "It’s “done” by now"),
        ("It's \"do\N{SOFT HYPHEN}ne\"", "It's \"done\" by now"),
        ("It's\N{NO-BREAK SPACE}\"done\"", "It's  \"done\"  by now"),
        ("It's\n\t\"done\"", "It's \"done\" by now"),
        ("naive\N{COMBINING DIAERESIS} non\N{NON-BREAKING HYPHEN}issue", "naivë non-issue by now"),
        ("well… \N{RIGHT-TO-LEFT MARK}fine", "well... fine by now"),
    ],
)  # fmt: skip
def test_artefacts_of_the_journey_do_not_matter(written: str, cited: str) -> None:
    assert found(ADA, cited, f"{written} by now.\n").finding is Finding.OWN_WORDS


def test_quoted_printable_flowed_text_is_matched_across_its_lines() -> None:
    data = (
        HEAD + 'Content-Type: text/plain; charset="windows-1252"; format=flowed; delsp=yes\n'
        "Content-Transfer-Encoding: quoted-printable\n\nBob Brown wrote:\n"
        "> the clock would st=\nart tick \n> ing=92s sound\n"
    )
    read = result(Claim(BOB, "would start ticking's sound"), [message(data.encode())])
    assert read.finding is Finding.QUOTED


def test_a_citation_without_words_compares_author_and_day() -> None:
    good = found(ADA, "", day=date(2016, 4, 14))
    assert (good.finding, good.notes) == (Finding.MAIL_FOUND, ())
    bad = found(BOB, "", day=date(2016, 4, 20))
    assert bad.finding is Finding.MAIL_FOUND
    assert bad.notes == (
        Note(Remark.AUTHOR_DIFFERS, "Ada Author"),
        Note(Remark.DATE_DIFFERS, "2016-04-14 or 2016-04-15"),
    )


@pytest.mark.parametrize(
    ("fragment", "finding", "said_by", "quoted_by"),
    [
        ("the plan is fine", Finding.OWN_WORDS, ("Ada Author",), ()),
        ("The clock would start ticking", Finding.QUOTED, ("Bob Brown",), ("Ada Author",)),
        (
            "live with the old path",
            Finding.QUOTED,
            ("Cy Clark",),
            ("Bob Brown", "Ada Author"),
        ),
        ("the plan is bad", Finding.NOT_FOUND, ("Ada Author",), ()),
        ("", Finding.MAIL_FOUND, ("Ada Author",), ()),
    ],
)
def test_without_a_person_the_words_need_only_stand_in_the_mail_and_no_day_is_compared(
    fragment: str, finding: Finding, said_by: tuple[str, ...], quoted_by: tuple[str, ...]
) -> None:
    read = found(None, fragment, day=date(2019, 1, 1))
    assert (read.finding, read.said_by, read.quoted_by) == (finding, said_by, quoted_by)
    assert read.notes == ()


def test_without_a_person_words_of_an_unknown_speaker_are_still_nobodys() -> None:
    body = "> It is stable by now.\n\nmine\n"
    assert found(None, "It is stable by now", body).finding is Finding.SPEAKER_UNKNOWN
    known = f"{body}\nBob Brown wrote:\n> It is stable by now.\n"
    read = found(None, "It is stable by now", known)
    assert (read.finding, read.said_by) == (Finding.QUOTED, ("Bob Brown",))


def test_without_a_person_an_unquoted_line_is_the_authors_even_when_nobody_is_named() -> None:
    nameless = message(b"Message-ID: <a@b>\n\nIt is stable by now.\n")
    read = result(Claim(None, "It is stable by now"), [nameless])
    assert (read.finding, read.said_by) == (Finding.OWN_WORDS, ())


def test_without_a_person_own_words_count_first_and_quotations_of_several_are_ambiguous() -> None:
    quoted = (
        "Bob Brown wrote:\n> Cy Clark wrote:\n>> It is stable by now.\n> It is stable by now.\n"
    )
    read = found(None, "It is stable by now", quoted)
    assert read.finding is Finding.AMBIGUOUS
    assert sorted(read.said_by) == ["Bob Brown", "Cy Clark"]
    own = found(None, "It is stable by now", f"{quoted}\nIt is stable by now.\n")
    assert (own.finding, own.said_by) == (Finding.OWN_WORDS, ("Ada Author",))
    twice = found(
        None, "It is stable by now", "It is stable by now.\n\n> x\n\nIt is stable by now."
    )
    assert (twice.finding, len(twice.contexts)) == (Finding.AMBIGUOUS, 2)


def test_without_a_person_the_day_decides_nothing() -> None:
    body = (
        "On 13/04/16 10:00, Bob Brown wrote:\n> On 10/04/16 10:00, Cy Clark wrote:\n"
        ">> On 05/04/16 10:00, Bob Brown wrote:\n>>> It is stable by now.\n> It is stable by now.\n"
    )
    read = found(None, "It is stable by now", body, day=date(2016, 4, 5))
    assert read.finding is Finding.AMBIGUOUS


@pytest.mark.parametrize(
    ("day", "agrees"),
    [((2016, 4, 13), False), ((2016, 4, 14), True), ((2016, 4, 15), True), ((2016, 4, 16), False)],
)
def test_an_authors_day_is_their_own_or_that_in_utc(
    day: tuple[int, int, int], agrees: bool
) -> None:
    read = found(ADA, "the plan is fine", day=date(*day))
    assert read.finding is Finding.OWN_WORDS
    assert (read.notes == ()) is agrees


@pytest.mark.parametrize(
    ("day", "agrees"),
    [((2016, 4, 11), False), ((2016, 4, 12), True), ((2016, 4, 14), True), ((2016, 4, 15), False)],
)
def test_the_day_of_quoted_words_is_that_of_the_attribution_give_or_take_a_zone(
    day: tuple[int, int, int], agrees: bool
) -> None:
    read = found(BOB, "The clock would start ticking", day=date(*day))
    assert read.finding is Finding.QUOTED
    assert (read.notes == ()) is agrees


def test_copies_of_one_mail_are_one_and_other_contents_are_ambiguous() -> None:
    one, copy = mail(), mail(BODY, "Received: from elsewhere")
    assert result(Claim(ADA, "the plan is fine"), [one, copy]).finding is Finding.OWN_WORDS
    other = mail("Now the plan is fine again.\n")
    read = result(Claim(ADA, "the plan is fine"), [one, other])
    assert read.finding is Finding.AMBIGUOUS
    assert len(read.contexts) == 2
    with pytest.raises(ValueError, match="no mail"):
        result(Claim(ADA, "the plan is fine"), [])


def test_the_sentence_around_a_hit_does_not_end_at_an_abbreviation() -> None:
    text = "First here. Says Luis R. Rodriguez, i.e. Someone (e.g. Me), that it is so. Last here."
    at = text.index("that it is")
    shown = sentence(text, Stretch(at, at + 10))
    assert shown == "Says Luis R. Rodriguez, i.e. Someone (e.g. Me), that it is so."


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    text = "word " * 500
    shown = sentence(text.strip(), Stretch(1000, 1004))
    assert shown.startswith("… word")
    assert shown.endswith("word …")
    assert len(shown) < 700


@given(st.text())
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    once = normal(text)
    assert normal(once) == once


@given(st.text(alphabet="ab .-", min_size=1, max_size=6), st.text(alphabet="ab .-", max_size=40))
def test_every_occurrence_is_there(part: str, text: str) -> None:
    for hit in occurrences(part, text):
        assert text[hit.start : hit.end] == part


def test_a_fragment_is_divided_at_its_elisions() -> None:
    assert parts("[...] a [ ... ]  b[…]c [...]") == ("a", "b", "c")
    assert parts("  ") == ()
