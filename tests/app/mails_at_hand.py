"""Mails and a record to cite them in, as tests of citing need them."""

from bootpath.app.cited_mail import Mail, mail
from bootpath.app.citing import Choices
from bootpath.mail.person import address_hash
from bootpath.record import Decision, Option, Person, Position

PEOPLE = {
    "ada": Person(
        name="Ada Lovelace",
        **{"former-names": ("Ada Byron",), "address-hashes": (address_hash("ada@example.org"),)},
    ),
    "bob": Person(name="Bob Kahn"),
    "roger": Person(name="Roger Pau Monné"),
}

HEAD = """\
From: Ada Lovelace <ada@example.org>
Date: Sat, 02 Apr 2016 23:30:00 -0400
Subject: Re: [xen-devel] Drop the old path
Message-ID: <ada1@example.org>

"""

REPLY = """\
I think that it has to go at once.

On Fri, 1 Apr 2016 at 10:00:00 +0200, Bob Kahn wrote:
> On 30 Mar 2016, Roger Pau Monne wrote:
>> Nobody has used it for ten years.
> Please keep the old path for one more year.
> We could decide later, when more is known.

Nacked-by: Ada Lovelace <ada@example.org>
"""


def read(body: str = REPLY, head: str = HEAD, named: tuple[str, ...] = ()) -> Mail:
    """A mail to cite."""
    return mail((head + body).encode(), named)


def chosen(**given: object) -> Choices:
    """Choices that lack nothing but what a test gives."""
    usual = {"stance": "supports", "option": "drop", "says": "Wants it gone."}
    return Choices(**{**usual, **given})  # type: ignore[arg-type]  # each by its name


def decision(*positions: Position) -> Decision:
    """A decision with two options."""
    options = {"drop": Option(title="Drop it"), "keep": Option(title="Keep it")}
    return Decision(
        title="Drop the old path", question="Drop it?", options=options, positions=positions
    )
