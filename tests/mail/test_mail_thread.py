"""The mails of the boot-path thread: every statement by whoever made it.

They are not part of the project. BOOTPATH_MAILS names the mbox; without it, that of a checkout
beside this one is taken, if it is there.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from bootpath.mail.archives import State
from bootpath.mail.archives.local import MboxArchive, every_mail
from bootpath.mail.matching import Claim, Finding, Result, result
from bootpath.mail.message import message
from bootpath.mail.person import Likeness, Person
from bootpath.mail.speech import lines

BESIDE = Path(__file__).parents[3] / "shared" / "mails" / "boot-path.mbox"
MAILS = Path(os.environ.get("BOOTPATH_MAILS", BESIDE))

pytestmark = pytest.mark.skipif(
    not MAILS.is_file(), reason="the mails of the thread are not here: set BOOTPATH_MAILS"
)

LKML = "https://lkml.iu.edu/hypermail/linux/kernel/"
SEED = LKML + "1604.1/04408.html"

KONRAD = Person(("Konrad Rzeszutek Wilk",))
LUIS = Person(("Luis R. Rodriguez", "Luis Chamberlain"))
ROGER = Person(("Roger Pau Monné",))
DAVID = Person(("David Vrabel",))
GEORGE = Person(("Dunlap, George",))
MATT = Person(("Matt Fleming",))
ANDI = Person(("Andi Kleen",))
ANDREW = Person(("Andrew Cooper",))
JUERGEN = Person(("Juergen Gross",))


def checked(key: str, person: Person, fragment: str, day: date | None = None) -> Result:
    answer = MboxArchive(MAILS).lookup([key])[key]
    assert answer.state is State.FOUND, answer.reason
    return result(Claim(person, fragment, day), [message(mail) for mail in answer.mails])


@pytest.mark.parametrize(
    ("key", "person", "fragment", "chain"),
    [
        (SEED, KONRAD, "the clock would start ticking", ["Luis R. Rodriguez"]),
        (SEED, KONRAD, "No. We need to deprecate the PV paths [...] were told in persons", ["Luis R. Rodriguez"]),
        (SEED, ROGER, "What does it mean to fold legacy support under HVMlite?",
         ["Luis R. Rodriguez", "Konrad Rzeszutek Wilk", "Luis R. Rodriguez"]),
        (SEED, LUIS, "we'd have to live with the old PV path for the long term",
         ["Konrad Rzeszutek Wilk", "Luis R. Rodriguez"]),
        (LKML + "1604.1/00519.html", DAVID, "not suitable because of the increase in hypervisor ABI",
         ["Luis R. Rodriguez"]),
        (LKML + "1604.1/00519.html", DAVID, "I also still do not understand your objection", ["Luis R. Rodriguez"]),
        ("http://www.uwsg.indiana.edu/hypermail/linux/kernel/1604.1/06638.html", ROGER, "Is this header compatible with the ELF header?", ["Matt Fleming"]),
        ("35d93381-7517-5741-0b81-0839dd46a1fa@suse.com", Person(("Andy Lutomirski",)),
         "a warning might not be a bad idea", ["Juergen Gross"]),
        ("b466e2eb-2d9c-46cb-c239-a93967ccf74c@suse.com", ANDREW, "I'd prefer to see support stay", ["Juergen Gross"]),
        ("CALCETrUn=gho5Oug-yYvF2d1WYCe7gvtx+bXuhJ8LTjb9guvuA@mail.gmail.com", ANDI,
         "Normally we have a deprecation period", ["Andy Lutomirski"]),
        ("CALCETrUn=gho5Oug-yYvF2d1WYCe7gvtx+bXuhJ8LTjb9guvuA@mail.gmail.com", JUERGEN,
         "The long term plan has been to replace Xen PV guests by PVH", ["Andi Kleen", "Andy Lutomirski"]),
    ],
)  # fmt: skip
def test_what_is_known_from_a_quotation_comes_out_as_quoted(
    key: str, person: Person, fragment: str, chain: list[str]
) -> None:
    read = checked(key, person, fragment)
    assert read.finding is Finding.QUOTED
    assert list(read.quoted_by) == chain
    assert person.likeness(read.said_by[0]) is Likeness.SAME


@pytest.mark.parametrize(
    ("person", "fragment", "speaker"),
    [
        (LUIS, "the clock would start ticking", "Konrad Rzeszutek Wilk"),
        (KONRAD, "How* that is done is what we are determining here", "Luis R. Rodriguez"),
        (DAVID, "What does it mean to fold legacy support", "Roger Pau Monné"),
        (
            ROGER,
            "I got the impression that if we wanted to remove the old PV path",
            "Luis R. Rodriguez",
        ),
        (GEORGE, "Keep in mind that this is not for deleting of support", "Konrad Rzeszutek Wilk"),
    ],
)
def test_a_swap_of_two_people_names_who_said_it(
    person: Person, fragment: str, speaker: str
) -> None:
    read = checked(SEED, person, fragment)
    assert read.finding is Finding.MISATTRIBUTED
    assert read.said_by == (speaker,)


@pytest.mark.parametrize(
    ("key", "person", "fragment", "day"),
    [
        (SEED, LUIS, "How* that is done is what we are determining here", date(2016, 4, 13)),
        (LKML + "1604.0/03320.html", LUIS, "We'd like some more public review", date(2016, 4, 6)),
        (LKML + "1604.0/03320.html", LUIS, "came to me as a surprise", date(2016, 4, 5)),
        (LKML + "1604.1/00307.html", GEORGE, "dom0 on ARM does not use the EFI entry point", date(2016, 4, 8)),
        (LKML + "1604.1/04912.html", GEORGE, "you'll have to run it in HVM mode", date(2016, 4, 14)),
        (LKML + "1604.1/03951.html", MATT, "would save you one cpu mode switch", date(2016, 4, 13)),
        ("<20200807083826.16794-1-jgross@suse.com>", JUERGEN, "no need to keep 32-bit PV guest support alive",
         date(2020, 8, 7)),
    ],
)  # fmt: skip
def test_what_an_author_wrote_comes_out_as_own_words(
    key: str, person: Person, fragment: str, day: date
) -> None:
    read = checked(key, person, fragment, day)
    assert read.finding is Finding.OWN_WORDS
    assert read.notes == ()


def test_a_mail_that_was_cut_before_the_words_is_incomplete() -> None:
    read = checked(LKML + "1604.0/03320.html", LUIS, "words that stood further below")
    assert read.finding is Finding.MAIL_INCOMPLETE


def test_the_whole_thread_is_read_and_no_line_is_left_without_a_speaker() -> None:
    mails = [message(part.data) for part in every_mail(MAILS)]
    assert len(mails) == 24
    spoken = [line for mail in mails for line in lines(mail) if line.speaker]
    assert len(spoken) > 400
    assert all(line.speaker and line.speaker.name for line in spoken)
