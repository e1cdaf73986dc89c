"""The lines that say whose words follow, as mail programs write them."""

from datetime import date

import pytest

from bootpath.mail.attribution import NOBODY, attribution
from bootpath.mail.dates import dated

SENT = date(2016, 4, 15)
THE_13TH = date(2016, 4, 13)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On Wed, Apr 13, 2016 at 03:02:26PM -0400, Konrad Rzeszutek Wilk wrote:", "Konrad Rzeszutek Wilk"),
        ("On Wed, Apr 13, 2016 at 11:54:29AM +0200, Roger Pau Monné wrote:", "Roger Pau Monné"),
        ("On Wed, Apr 13, 2016 at 3:40 AM, Luis R. Rodriguez <mcgrof@xxxxxxxxxx> wrote:", "Luis R. Rodriguez"),
        ("On Wed, Apr 13, 2016 at 3:40 AM Andi Kleen <ak@linux.example> wrote:", "Andi Kleen"),
        ("On 13/04/16 20:14, Luis R. Rodriguez wrote:", "Luis R. Rodriguez"),
        ("On 04/13/2016 08:14 PM, Boris Ostrovsky wrote:", "Boris Ostrovsky"),
        ("On 13.04.16 19:28, Andy Lutomirski wrote:", "Andy Lutomirski"),
        ("On 2016-04-13 20:14, Jan Beulich via Xen-devel wrote:", "Jan Beulich"),
        ("On 13.04.2016 17:28, Jan Beulich wrote:", "Jan Beulich"),
        ("On Wed, 13 Apr, at 11:15:15AM, Matt Fleming wrote:", "Matt Fleming"),
        ("On Wed, 13 Apr 2016, May Example wrote:", "May Example"),
        ("On Wed, 13 Apr 2016, Sun Wei wrote:", "Sun Wei"),
        ("On Wed, 13 Apr 2016 20:14:00 +0200 Ada Example <ada@x.example> wrote:", "Ada Example"),
        ("At Wed, 13 Apr 2016 20:14:00 +0200, Ada Example wrote:", "Ada Example"),
        ("On Wed, 2016-04-13 at 20:14 +0200, Ada Example wrote:", "Ada Example"),
        ("On Wed, Apr 13 2016 at 20:14, Ada Example wrote:", "Ada Example"),
        ("On Wednesday, April 13, 2016 3:02:26 PM CEST Ada Example wrote:", "Ada Example"),
        ("On Apr 13, 2016, at 8:14 PM, Ada Example <ada@x.example> wrote:", "Ada Example"),
        ("On Wed Apr 13 2016 - 15:14:14 EST, Ada Example wrote:", "Ada Example"),
        ("On 13 April 2016 at 20:14, ada de la example <ada@x.example> wrote:", "ada de la example"),
        ("On Wed, 13 Apr 2016 20:14:00 +0200 (CEST), Ada Example wrote:", "Ada Example"),
        ("* Ada Example <ada@x.example> [2016-04-13 20:14:00 +0200]:", "Ada Example"),
        ("Quoting Ada Example (2016-04-13 20:14:00)", "Ada Example"),
        ("Excerpts from Ada Example's message of April 13, 2016 8:14 pm:", "Ada Example"),
        ("2016-04-13 20:14 GMT+02:00 Ada Example <ada@x.example>:", "Ada Example"),
        ("Ada Example, on Wed, 13 Apr 2016, wrote:", "Ada Example"),
        ("Am 13.04.2016 um 20:14 schrieb Ada Example:", "Ada Example"),
        ("Am Mi., 13. Apr. 2016 um 20:14 Uhr schrieb Ada Example <ada@x.example>:", "Ada Example"),
        ("Am Mittwoch, 13. April 2016, 20:14:00 CEST schrieb Ada Example:", "Ada Example"),
        ("Ada Example schrieb am 13.04.2016 um 20:14:", "Ada Example"),
        ("Ada Example <ada@x.example> schrieb am Mi., 13. Apr. 2016, 20:14:", "Ada Example"),
        ("Le 13/04/2016 20:14, Ada Example a écrit :", "Ada Example"),
        ("Le 13/04/2016 à 20:14, Ada Example a écrit\N{NO-BREAK SPACE}:", "Ada Example"),
        ("Le mer. 13 avr. 2016 à 20:14, Ada Example <ada@x.example> a écrit :", "Ada Example"),
        ("Samuel Example, le mer. 13 avril 2016 20:14:00 +0200, a ecrit :", "Samuel Example"),
    ],
)  # fmt: skip
def test_the_usual_attributions_name_their_person_and_day(line: str, name: str) -> None:
    read = attribution(line, SENT)
    assert read is not None
    assert read.name == name
    assert THE_13TH in read.days
    assert read.is_dated


@pytest.mark.parametrize(
    ("line", "name", "address"),
    [
        ("Juergen Gross <jgross@x.example> writes:", "Juergen Gross", "jgross@x.example"),
        ("* Ingo Example <mingo@x.example> wrote:", "Ingo Example", "mingo@x.example"),
        ("Ada Example wrote:", "Ada Example", ""),
        ("Ada Example schrieb:", "Ada Example", ""),
        ('"LRR" == Luis R. Rodriguez <luis@x.example> writes:', "Luis R. Rodriguez", "luis@x.example"),
        ("In message <1@x> Ada Example wrote:", "Ada Example", ""),
        ("Quoting Ada Example <ada@x.example>:", "Ada Example", "ada@x.example"),
        ("On 13.04.16 at 14:22, <jb@x.example> wrote:", "", "jb@x.example"),
        ("ada@x.example wrote:", "", "ada@x.example"),
        ('"Example, Ada" <ada@x.example> writes:', "Example, Ada", "ada@x.example"),
        ("From: Ada", None, None),
    ],
)  # fmt: skip
def test_attributions_without_a_date_or_a_name_are_read_too(
    line: str, name: str | None, address: str | None
) -> None:
    read = attribution(line)
    assert (read and read.name, read and read.address) == (name, address)


@pytest.mark.parametrize(
    "line",
    [
        "As he wrote:",
        "I wrote:",
        "You wrote:",
        "On the other hand, what the maintainers wrote:",
        "this is what the specification says:",
        "On Wed, 13 Apr 2016, all of you, and me too, and everybody else of us here wrote:",
        "Ich schrieb:",
        "somebody on irc said:",
    ],
)
def test_a_line_that_names_nobody_is_an_attribution_to_nobody(line: str) -> None:
    read = attribution(line)
    assert read is not None
    assert not read.is_legible
    assert read.name == NOBODY.name


@pytest.mark.parametrize(
    "line", ["", "Hello.", "Two points:", "He wrote it.", "wrote:", "On " + "x" * 500 + " wrote:"]
)
def test_other_lines_are_no_attributions(line: str) -> None:
    assert attribution(line) is None


@pytest.mark.parametrize(
    ("text", "rest", "days"),
    [
        ("13/04/16 20:14, Ada", ", Ada", [(2016, 4, 13)]),
        ("03/04/16, Ada", ", Ada", [(2016, 4, 3), (2016, 3, 4)]),
        ("03.04.16, Ada", ", Ada", [(2016, 4, 3)]),
        ("2016-04-13T10:00:00+0200 Ada", " Ada", [(2016, 4, 13)]),
        ("the 13th of April 2016 Ada", " Ada", [(2016, 4, 13)]),
        ("30 Dec, Ada", ", Ada", [(2015, 12, 30)]),
        ("16 Apr, Ada", ", Ada", [(2016, 4, 16)]),
        ("Mar 13, 2016 at 1:00 PM, Jan", ", Jan", [(2016, 3, 13)]),
        ("mar. 12 avr. 2016 Ada", " Ada", [(2016, 4, 12)]),
        ("31 Feb 2016, Ada", ", Ada", []),
        ("Wednesday, Ada", ", Ada", []),
        ("99/99/99 Ada", " Ada", []),
        ("Ada 13 April", "Ada 13 April", []),
    ],
)
def test_a_date_ends_where_the_name_begins(
    text: str, rest: str, days: list[tuple[int, int, int]]
) -> None:
    end, found = dated(text, SENT)
    assert text[end:] == rest
    assert found == tuple(date(*day) for day in days)


def test_without_a_year_and_without_a_mail_there_is_no_day() -> None:
    assert dated("13 April, Ada").days == ()
