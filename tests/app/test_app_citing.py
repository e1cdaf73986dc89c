"""What a mail and a maintainer's choices come to, and everything that is refused."""

from datetime import date

import pytest
from mails_at_hand import HEAD, PEOPLE, chosen, decision, read

from bootpath.app.cited_mail import Mail, names_of, only, title
from bootpath.app.citing import Choices, drafted
from bootpath.app.positions import Draft, Refused
from bootpath.app.quotable import quotable


def draft(mail: Mail | None = None, **given: object) -> Draft:
    return drafted(mail or read(), chosen(**given), decision(), PEOPLE)


def refused(mail: Mail | None = None, **given: object) -> Refused:
    with pytest.raises(Refused) as caught:
        draft(mail, **given)
    return caught.value


def test_the_authors_own_words_are_theirs_on_their_own_day() -> None:
    found = draft(quote="it has to go at once")
    assert (found.person, found.day) == ("ada", date(2016, 4, 2))
    assert found.cite == {
        "mail": "ada1@example.org",
        "quote": "it has to go at once",
        "title": "Re: Drop the old path",
    }


def test_an_author_is_known_by_a_former_name_or_by_the_address_alone() -> None:
    former = HEAD.replace("Ada Lovelace <ada@example.org>", "Ada Byron")
    assert draft(read(head=former)).person == "ada"
    address = HEAD.replace("Ada Lovelace <ada@example.org>", "<ADA@example.org>")
    assert draft(read(head=address)).person == "ada"


def test_quoted_words_ask_for_the_name_of_who_said_them() -> None:
    found = refused(quote="keep the old path for one more year")
    assert found.message == "the words are those of Bob Kahn, whom the mail quotes"
    assert found.hint == "name who said them: --person bob"


def test_quoted_words_carry_the_day_of_the_attribution_and_who_quoted_them() -> None:
    found = draft(quote="keep the old path for one more year", person="bob")
    assert (found.person, found.day) == ("bob", date(2016, 4, 1))
    assert found.cite["quoted-by"] == "ada"


def test_words_are_never_given_to_somebody_else() -> None:
    found = refused(quote="it has to go at once", person="bob")
    assert found.message == (
        "the words are those of Ada Lovelace, who wrote the mail, not of Bob Kahn"
    )
    assert "--person ada" in str(found.hint)
    assert "not by Bob Kahn" in refused(person="bob").message


def test_a_name_without_its_accent_is_not_taken_for_certain() -> None:
    found = refused(quote="Nobody has used it for ten years", person="roger")
    assert found.message == "_people.yaml does not know Roger Pau Monne, whom the mail quotes"
    assert found.hint == (
        "if that is roger, add to it in _people.yaml:\n  former-names:\n    - Roger Pau Monne"
    )


def test_an_unknown_author_is_answered_by_the_lines_to_paste() -> None:
    head = HEAD.replace("Ada Lovelace <ada@", "Jan B. Example <jan@")
    found = refused(read(head=head), quote="it has to go at once")
    assert found.message == "_people.yaml does not know Jan B. Example, who wrote the mail"
    assert str(found.hint).splitlines()[:3] == [
        "add these lines to _people.yaml:",
        "jan-b-example:",
        "  name: Jan B. Example",
    ]
    assert "jan@example.org" not in f"{found.message}{found.hint}"


def test_an_author_without_a_name_is_not_called_by_the_address() -> None:
    head = HEAD.replace("Ada Lovelace <ada@example.org>", "jan@example.org (jan@example.org)")
    found = refused(read(head=head))
    assert "jan@" not in f"{found.message}{found.hint}"
    assert "somebody without a name" in found.message


def test_a_trailer_is_no_stance() -> None:
    assert draft(stance="neutral").stance == "neutral"
    assert "-by" not in str(draft().cite.get("quote", ""))


def test_words_that_are_not_there_show_the_nearest_passage() -> None:
    found = refused(quote="that it must go at once")
    assert found.message == "'that it must go at once' does not stand in the mail"
    assert str(found.hint).startswith("the nearest passage, said by Ada Lovelace, is\n")
    assert "it has to go at once" in str(found.hint)


def test_a_mail_that_was_cut_is_not_said_to_lack_words() -> None:
    head = HEAD.replace("Subject", "X-Complete: no\nSubject")
    assert "it was cut" in refused(read(head=head), quote="words far behind the end").message


def test_words_in_a_signature_are_nobodys() -> None:
    found = refused(read("Yes.\n\n-- \nMaintainer of all old paths\n"), quote="of all old paths")
    assert "in a signature of the mail, which nobody says" in found.message


def test_words_quoted_without_an_attribution_are_nobodys() -> None:
    found = refused(
        read("> This path has to stay for ever.\n\nNo.\n"), quote="has to stay for ever"
    )
    assert found.message == "the mail does not say whose words 'has to stay for ever' are"


@pytest.mark.parametrize(("quote", "said"), [("it", "too short"), ("w " * 13, "13 words")])
def test_a_quote_of_the_wrong_length_is_refused(quote: str, said: str) -> None:
    found = refused(quote=quote)
    assert said in found.message
    assert found.usage


TWICE = "I want it gone. You want it gone too, I heard. He wants a pony.\n"


def test_ambiguous_words_come_with_the_options_that_tell_them_apart() -> None:
    found = refused(read(TWICE), quote="want it gone")
    assert found.message == "'want it gone' stands in 2 places of the mail"
    assert str(found.hint).splitlines()[1:] == [
        "    --prefix 'I'",
        "    --prefix 'I want it gone. You'",
    ]
    right = draft(read(TWICE), quote="want it gone", prefix="You")
    assert (right.cite["quote"], right.cite["prefix"]) == ("want it gone", "You")


def test_wrong_surroundings_are_told_from_wrong_words() -> None:
    found = refused(read(TWICE), quote="want it gone", prefix="They")
    assert found.message.endswith("but not with these words around it")


def test_a_day_must_be_the_mails() -> None:
    found = refused(day=date(2016, 5, 1))
    assert found.message == "the mail is of 2016-04-02 or 2016-04-03, not of 2016-05-01"
    assert draft(day=date(2016, 4, 3)).day == date(2016, 4, 3)  # it was that day in UTC
    quoted = "keep the old path for one more year"
    assert (
        "they are of 2016-04-01"
        in refused(quote=quoted, person="bob", day=date(2016, 5, 1)).message
    )


def test_a_day_that_the_mail_does_not_tell_is_demanded() -> None:
    undated = read(head=HEAD.replace("Date:", "X-Date:"))
    assert "give --date" in str(refused(undated).hint)
    assert draft(undated, day=date(2016, 4, 2)).day == date(2016, 4, 2)
    body = "Bob Kahn wrote:\n> Please keep the old path.\n"
    found = refused(read(body), quote="Please keep the old path", person="bob")
    assert found.message == "the day on which Bob Kahn said this does not stand in the mail"


def test_two_readings_of_a_day_are_both_named() -> None:
    body = "On 04/05/16 10:00, Bob Kahn wrote:\n> Please keep the old path.\n"
    head = HEAD.replace("02 Apr", "10 May")
    found = refused(read(body, head), quote="Please keep the old path", person="bob")
    assert "may be 2016-04-05 or 2016-05-04" in found.message


def test_a_mail_without_an_id_is_cited_by_the_address_in_its_header() -> None:
    where = "Archived-At: <http://lists.example.org/1.html>"
    head = HEAD.replace("Message-ID: <ada1@example.org>", where)
    assert read(head=head).source == {"url": "http://lists.example.org/1.html"}


def test_a_mail_that_nobody_could_find_again_is_refused() -> None:
    with pytest.raises(Refused, match="no Message-ID and no Archived-At"):
        read(head=HEAD.replace("Message-ID", "X-Id"))


def test_what_is_no_mail_is_refused() -> None:
    with pytest.raises(Refused, match="no mail"):
        read(head="", body="\x00\x01\x02" * 100)


def test_different_mails_of_one_id_are_refused_and_copies_are_not() -> None:
    one, other = (HEAD + "This one.\n").encode(), (HEAD + "That one.\n").encode()
    with pytest.raises(Refused, match="2 different mails"):
        only([one, other], ["ada1@example.org"])
    trace = b"Received: by somewhere\n" + one
    assert only([one, trace], ["ada1@example.org"]).source == {"mail": "ada1@example.org"}


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("<a@example.org>", ("a@example.org",)),
        ("id:a@example.org", ("a@example.org",)),
        (
            "https://lore.kernel.org/all/a@example.org/",
            ("a@example.org", "https://lore.kernel.org/all/a@example.org/"),
        ),
        ("https://lists.example.org/1.html#top", ("https://lists.example.org/1.html",)),
    ],
)
def test_a_mail_is_named_by_id_or_address(pasted: str, names: tuple[str, ...]) -> None:
    assert names_of(pasted) == names


def test_a_text_that_names_no_mail_is_refused() -> None:
    with pytest.raises(Refused, match="no Message-ID in 'yesterday'"):
        names_of("yesterday")


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("Re: [Xen-devel] [PATCH v2 0/7] Drop it", "Re: [PATCH v2 0/7] Drop it"),
        ("[dm-devel] [linux-next] x", "x"),
        ("[RFCv2] x", "[RFCv2] x"),
        ("[REGRESSION] x", "[REGRESSION] x"),
        ("a\r\nX-Injected: \x1b[31mb\u202e", "a X-Injected: [31mb"),
        ("mail me at joe@example.org now", "mail me at (address) now"),
        ("word " * 50, "word " * 22 + "word…"),
        ("", ""),
    ],
)
def test_a_subject_becomes_a_title(subject: str, shown: str) -> None:
    assert title(subject) == shown


def test_an_option_or_a_person_that_does_not_exist_is_refused_with_a_guess() -> None:
    assert refused(option="dorp").hint == "did you mean 'drop'?"
    assert refused(person="adda").hint == "did you mean 'ada'?"


def test_a_conditional_stance_needs_its_condition() -> None:
    assert "--condition" in str(refused(stance="conditional").hint)
    assert draft(stance="conditional", milestone="m").milestone == "m"


def test_the_only_option_is_the_one_that_is_meant() -> None:
    one = decision().model_copy(update={"options": {"drop": decision().options["drop"]}})
    assert drafted(read(), Choices(stance="asks", says="Asks."), one, PEOPLE).option == "drop"


def test_what_can_be_quoted_is_the_authors_first_and_then_each_speakers() -> None:
    assert [(one.heard.shown, one.own) for one in quotable(read().message)] == [
        ("Ada Lovelace", True),
        ("Ada Lovelace", True),
        ("Roger Pau Monne", False),
        ("Bob Kahn", False),
        ("Bob Kahn", False),
    ]
