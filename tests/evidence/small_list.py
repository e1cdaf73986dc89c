"""A small list whose mails show every result of verification, and a tracker that cites them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from bootpath.app.reading import Reading, read_files
from bootpath.app.verifying import Verified, verify
from bootpath.disk.records import RawFile
from bootpath.mail.archives import Answer, Answers, State
from bootpath.mail.identity import mail_key
from bootpath.mail.mbox import find

TODAY = date(2026, 11, 22)

ADA = """\
From: Ada Lovelace <ada@example.org>
Date: Wed, 13 Apr 2016 10:00:00 +0200
Subject: The old path
Message-ID: <ada1@example.org>

I would rather see the old path go once the new one is stable.

The plan is simple. The plan is simple enough for me.
"""

BOB = """\
From: Bob Kahn <bob@example.org>
Date: Thu, 14 Apr 2016 09:00:00 +0100
Subject: Re: The old path
Message-ID: <bob1@example.org>
In-Reply-To: <ada1@example.org>

On Wed, Apr 13, 2016, Ada Lovelace wrote:
> I would rather see the old path go once the new one is stable.
>
>> nobody has ever asked for this at all

Please keep it for the machines that still need it.

diff --git a/boot.c b/boot.c
--- a/boot.c
+++ b/boot.c
@@ -1 +1 @@
-the old way of doing things here
+the new way of doing things here
"""

CUT = """\
From: Bob Kahn <bob@example.org>
Date: Fri, 15 Apr 2016 09:00:00 +0100
Subject: Re: The old path
Message-ID: <cut@example.org>
X-Complete: no

This mail goes on for longer than its copy.
"""

TWICE = """\
From: Ada Lovelace <ada@example.org>
Date: Sat, 16 Apr 2016 10:00:00 +0200
Subject: An id used twice
Message-ID: <twice@example.org>

The first of two mails with one id.
"""

MAILS = (ADA, BOB, CUT, TWICE, TWICE.replace("first", "second"))
MBOX = "".join(f"From x@y Thu Apr 14 09:00:00 2016\n{mail}\n" for mail in MAILS).encode()

RECORDS = {
    "_tracker.yaml": """\
title: Paths
components: {linux: {title: Linux}}
archives: {ids: {title: Ids, address: "https://ids.example.org/", by: message-id}}
""",
    "_people.yaml": "ada: {name: Ada Lovelace}\nbob: {name: Bob Kahn}\n",
}

DECISION = """\
title: Drop the old path
question: Should the old path go?
components: [linux]
status: [{{is: open, date: 2016-04-13}}]
options: {{drop: {{title: Drop it}}, keep: {{title: Keep it}}}}
positions:
  - person: {person}
    date: {day}
    stance: supports
    option: drop
    says: Says something about it.
    cite: {{{cite}}}
  - person: {other}
    date: 2016-04-16
    stance: asks
    option: keep
    says: Another one.
    cite: {{document: "https://docs.example.org/other"}}
"""


def position(person: str, day: str, cite: str) -> dict[str, str]:
    """The tracker with a position of a person whose citation is given as the inside of braces."""
    other = "bob" if person == "ada" else "ada"
    decision = DECISION.format(person=person, day=day, cite=cite, other=other)
    return {**RECORDS, "drop-the-old-path.yaml": decision}


def reading(texts: dict[str, str], lock: bytes | None = None) -> Reading:
    """The tracker as it is read from files."""
    files = [RawFile(f"decisions/{name}", text.encode(), None) for name, text in texts.items()]
    return read_files(files, lock=lock, shown="decisions")


@dataclass(frozen=True)
class List:
    """The list as an archive; `state` is what it answers instead, when it cannot be read."""

    name: str = "/home/someone/list.mbox"
    mbox: bytes = MBOX
    state: State | None = None

    def lookup(self, keys: Collection[str]) -> Answers:
        """The mails by id, or the same trouble for every one."""
        if self.state is not None:
            return dict.fromkeys(keys, Answer(self.state, archive=self.name, reason="it is down"))
        mails = find(BytesIO(self.mbox), keys)
        gone = Answer(State.MISSING, archive=self.name, reason="not there")
        return {
            key: Answer(State.FOUND, mails[mail_key(key)], self.name)
            if mail_key(key) in mails
            else gone
            for key in keys
        }


def verified(
    texts: dict[str, str], lock: bytes | None = None, archive: List | None = None
) -> Verified:
    """What verification finds in a tracker."""
    return verify(reading(texts, lock), archive or List(), TODAY)
