"""The dialogue of `cite` on a terminal: what is shown, what is taken, and every way out."""

import io

import click
import pytest

from bootpath.app.cited_mail import Mail, mail
from bootpath.app.citing import Choices
from bootpath.app.positions import STANCES, Refused
from bootpath.cli import asking, writing
from bootpath.cli.terminal import Terminal, terminal
from bootpath.record import Decision, Option, Person
from bootpath.views.words import STANCES as WORDS

PEOPLE = {"ada": Person(name="Ada Lovelace"), "bob": Person(name="Bob Kahn")}
MAIL = """\
From: Ada Lovelace
Date: Sat, 02 Apr 2016 10:00:00 +0000
Subject: \x1b]0;owned\x07 Drop it
Message-ID: <ada1@example.org>

I think \x1b[2Jthat it has to go at once. Nothing else will do here.

Bob Kahn wrote:
> Please keep the old path for one more year, because a lot of people need it still.
"""


def cited(text: str = MAIL) -> Mail:
    return mail(text.encode())


def decision(*options: str) -> Decision:
    titles = {key: Option(title=f"To {key}") for key in options}
    return Decision(title="Drop the old path", question="Drop it?", options=titles)


def asked(typed: str, choices: Choices | None = None, text: str = MAIL) -> tuple[Choices, str]:
    out = io.StringIO()
    person = Terminal(io.StringIO(typed), out, 72)
    given = choices or Choices()
    found = asking.asked(person, cited(text), given, decision("drop", "keep"), PEOPLE)
    return found, out.getvalue()


def test_what_is_lacking_is_asked_in_turn() -> None:
    found, shown = asked("2\na\ndrop\n4\nSees no other way.\n")
    assert (found.quote, found.person) == ("Nothing else will do here.", "ada")
    assert (found.option, found.stance, found.says) == ("drop", "objects", "Sees no other way.")
    assert "   2  Nothing else will do here." in shown
    assert "Bob Kahn, as quoted:" in shown


def test_a_mail_cannot_act_on_the_terminal() -> None:
    _, shown = asked("1\n3-6\n1\n1\nx\n")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "owned Drop it" in shown


def test_words_are_trimmed_by_their_numbers_and_to_twelve() -> None:
    found, shown = asked("3\n1-16\n0-2\n5-4\nsome\n3-9\n2016-04-01\n1\n1\nx\n")
    assert found.quote == "the old path for one more year,"
    assert "16 words are too many; 12 are the most" in shown
    assert shown.count("type a range from 1 to 17, such as 1-6") == 3


def test_quoted_words_bring_their_speaker_and_ask_for_a_day_that_is_not_told() -> None:
    found, shown = asked("3\n3-9\nyesterday\n2016-04-01\n1\n1\nx\n")
    assert (found.person, str(found.day)) == ("bob", "2016-04-01")
    assert "'yesterday' is no day" in shown


def test_what_was_given_is_not_asked_again() -> None:
    given = Choices(quote="has to go at once", option="drop", stance="supports")
    found, shown = asked("Wants it gone.\n", given)
    assert found.says == "Wants it gone."
    assert "Which" not in shown


def test_only_the_sentences_of_the_person_named_are_offered() -> None:
    _, shown = asked("1\n3-9\n2016-04-01\n1\n1\nx\n", Choices(person="bob"))
    assert "Ada Lovelace:\n" not in shown.replace("Ada Lovelace: ", "")
    with pytest.raises(Refused, match="no sentence"):
        asked("", Choices(person="bob"), MAIL.replace("Bob Kahn wrote", "Carl wrote"))


def test_a_conditional_stance_asks_for_its_condition() -> None:
    found, _ = asked("1\n3-6\n1\nconditional\nWhen it works.\nx\n")
    assert (found.stance, found.condition) == ("conditional", "When it works.")


def test_words_that_stand_twice_are_asked_for_again() -> None:
    text = MAIL.replace("Nothing else", "It has to go at once. Nothing else")
    found, shown = asked("1\n5-9\n3\na\n1\n1\nx\n", None, text)
    assert found.quote == "Nothing else will do here."
    assert "stands in 2 places of the mail" in shown


def test_a_long_mail_is_shown_a_page_at_a_time() -> None:
    text = MAIL + "\n" + " ".join(f"This is sentence number {n} of it." for n in range(30))
    _, shown = asked("m\n14\na\n1\n1\nx\n", None, text)
    assert "(m: 21 more)" in shown
    assert "(m: 9 more)" in shown
    with pytest.raises(click.Abort):
        asked("m\nm\nm\n\n", None, text)


@pytest.mark.parametrize("typed", ["", "\n", "1\n", "1\n\n", "1\n3-6\n", "1\n3-6\n1\n\n"])
def test_an_empty_line_and_the_end_of_input_are_ways_out(typed: str) -> None:
    with pytest.raises(click.Abort):
        asked(typed)


def test_an_interruption_is_a_way_out() -> None:
    class Interrupted(io.StringIO):
        def readline(self, _size: int = -1, /) -> str:
            raise KeyboardInterrupt

    with pytest.raises(click.Abort):
        Terminal(Interrupted(), io.StringIO(), 72).ask("What", str)


def test_a_decision_without_options_cannot_be_chosen_from() -> None:
    person = Terminal(io.StringIO("1\n3-6\n"), io.StringIO(), 72)
    with pytest.raises(Refused, match="no options yet"):
        asking.asked(person, cited(), Choices(), decision(), PEOPLE)


def test_nobody_is_asked_where_the_output_is_no_terminal() -> None:
    with terminal() as person:
        assert person is None


def test_the_command_line_and_the_dialogue_offer_what_a_person_can_hold() -> None:
    assert writing.STANCES == STANCES == tuple(WORDS)
