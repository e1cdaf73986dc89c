"""Threads of replies made up at random: every sentence comes out as whose it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bootpath.mail.matching import Claim, Finding, result
from bootpath.mail.message import message
from bootpath.mail.person import Person

PEOPLE = ("Ada Author", "Bob Brown", "Cy Clark", "Jan Dunn", "May O'Example", "Luis R. Rodriguez")
FORMS = (
    "On {day:%a, %b %d, %Y} at 03:02:26PM -0400, {name} wrote:",
    "On {day:%d/%m/%y} 20:14, {name} wrote:",
    "On {day:%a, %d %b %Y} 20:14:00 +0200\n{name} <x@x.example> wrote:",
    "{name} <x@x.example> writes:",
    "Am {day:%d.%m.%Y} um 20:14 schrieb {name}:",
    "Le {day:%d/%m/%Y} à 20:14, {name} a écrit :",
    "{name} wrote:",
)


@dataclass(frozen=True)
class Mail:
    """A mail as it was written, and whose each sentence in it is.

    The voices of a sentence go from the author of the mail inwards.
    """

    author: str
    day: date
    lines: tuple[str, ...]
    said: dict[str, tuple[str, ...]]


def reply(chance: Random, last: Mail | None) -> Mail:
    """A mail that quotes the last one, and says something between its lines."""
    author = chance.choice([name for name in PEOPLE if last is None or name != last.author])
    day = last.day + timedelta(days=chance.randrange(3)) if last else date(2016, 4, 1)
    own: list[str] = []
    lines: list[str] = []

    def speak() -> None:
        number = 100 * len(last.said if last else ()) + len(own)
        own.append(f"This is statement number {number} in the thread.")
        words = own[-1].split()
        lines.extend(["", " ".join(words[:4]), " ".join(words[4:]), ""])

    if last is None or chance.random() < 0.3:
        speak()
    if last:
        form = chance.choice(FORMS).format(day=last.day, name=last.author)
        lines += ["", *form.split("\n")]
        tight = chance.choice([">", "> "])
        # an answer stands where a paragraph ends, not inside one
        for line in last.lines:
            lines.append((tight if line.startswith(">") else "> ") + line)
            if not line.strip("> ") and chance.random() < 0.2:
                speak()
        speak()
    quoted = {words: (author, *voices) for words, voices in last.said.items()} if last else {}
    said = {**quoted, **dict.fromkeys(own, (author,))}
    return Mail(author, day, tuple(lines), said)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 5))
def test_every_sentence_of_a_thread_is_its_speakers_and_nobody_elses(seed: int, depth: int) -> None:
    chance = Random(seed)  # noqa: S311 - a test
    mail = reply(chance, None)
    for _ in range(depth):
        mail = reply(chance, mail)
    head = f"From: {mail.author}\nDate: {mail.day:%a, %d %b %Y} 12:00:00 +0000\n\n"
    read = message((head + "\n".join(mail.lines) + "\n").encode())
    for words, voices in mail.said.items():
        for person in PEOPLE:
            found = result(Claim(Person((person,)), words), [read])
            assert found.said_by == voices[-1:]
            assert found.quoted_by == voices[-2::-1]
            if person != voices[-1]:
                assert found.finding is Finding.MISATTRIBUTED
            elif len(voices) == 1:
                assert found.finding is Finding.OWN_WORDS
            else:
                assert found.finding is Finding.QUOTED
