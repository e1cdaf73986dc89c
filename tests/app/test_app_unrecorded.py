"""Later mails in cited threads that no record mentions."""

import gzip
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bootpath.app.gathering import Piped, listable
from bootpath.app.reading import Reading, read_files
from bootpath.app.unrecorded import Unrecorded, unrecorded
from bootpath.disk.records import RawFile
from bootpath.mail.archives.cache import mboxrd
from bootpath.record import MailPlace
from example_tracker import tracker_with

POSITION = (
    "positions:\n"
    "  - {{person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,\n"
    "     cite: {{{cite}}}}}\n"
)


def mail(ident: str, *above: str, day: int | None = 2, hour: int = 10, extra: str = "") -> bytes:
    named = f"Message-ID: <{ident}>\n" if ident else ""
    references = "References: " + " ".join(f"<{one}>" for one in above) + "\n" if above else ""
    sent = f"Date: Sat, {day:02} Apr 2016 {hour}:00:00 +0000\n" if day else ""
    return f"From: Ada\nSubject: {ident}\n{sent}{named}{references}{extra}\nwords\n".encode()


def records(cite: str = "mail: 2@x", more: str = "") -> Reading:
    texts = tracker_with(POSITION.format(cite=cite) + more)
    files = sorted(texts.items())
    return read_files(RawFile(f"decisions/{name}", text.encode(), None) for name, text in files)


def found(reading: Reading, *archives: Sequence[bytes], since: date | None = None) -> Unrecorded:
    return unrecorded(reading, [Piped(tuple(mails)) for mails in archives], since)


def names(answer: Unrecorded) -> list[list[str]]:
    return [[mail.subject for mail in thread.mails] for thread in answer.threads]


THREAD = [
    mail("1@x", day=1),
    mail("2@x", "1@x", day=2, hour=10),
    mail("3@x", "1@x", "2@x", day=4),
    mail("4@x", "1@x", day=3),
    mail("9@x", day=9),
]


def test_later_mails_of_a_cited_thread_are_listed_in_order_of_time() -> None:
    answer = found(records(), THREAD)
    assert names(answer) == [["4@x", "3@x"]]
    (thread,) = answer.threads
    assert thread.subject == "1@x"
    assert thread.cited_by == ("drop-the-old-path",)
    assert (thread.first, thread.recorded) == (date(2016, 4, 2), 1)
    assert (answer.read, answer.cited, answer.faults) == (5, 1, ())


def test_a_mail_of_the_same_day_is_later_enough() -> None:
    assert names(found(records(), [*THREAD[:2], mail("5@x", "2@x", day=2, hour=23)])) == [["5@x"]]


def test_a_mail_that_any_file_cites_is_recorded() -> None:
    more = (
        "# file: _terms.yaml\n"
        "path: {word: path, senses: [{means: A way., cite: {mail: 3@x}}]}\n"
        "# file: _milestones.yaml\n"
        "new-path-stable: {title: It is stable, met: {date: 2016-05-01, cite: {mail: 4@x}}}\n"
        "# file: _people.yaml\n"
        "ada: {name: Ada, roles: [{title: Author, cite: {mail: 5@x}}]}\n"
        "bob: {name: Bob}\n"
    )
    answer = found(records(more=more), [*THREAD, mail("5@x", "1@x", day=8)])
    assert answer.threads == ()
    assert answer.cited == 1


def test_a_mail_cited_by_its_address_is_found_through_archived_at() -> None:
    cited = records('url: "https://lists.example.org/2.html"')
    archived = mail("", "1@x", extra="Archived-At: <http://lists.example.org/2.html>\n")
    assert names(found(cited, [mail("1@x", day=1), archived, THREAD[3]])) == [["4@x"]]


def test_an_address_that_holds_the_message_id_names_the_mail() -> None:
    cited = records('url: "https://lists.example.org/some-list/2%40x/T/#u"')
    assert names(found(cited, THREAD)) == [["4@x", "3@x"]]


def test_a_cited_mail_that_no_archive_has_still_names_its_thread() -> None:
    answer = found(records(), [THREAD[2]])
    assert names(answer) == [["3@x"]]
    assert answer.threads[0].first is None
    assert answer.threads[0].recorded == 0


def test_since_leaves_out_what_is_earlier_and_what_has_no_date() -> None:
    undated = mail("7@x", "1@x", day=None)
    assert names(found(records(), [*THREAD, undated])) == [["4@x", "3@x", "7@x"]]
    assert names(found(records(), [*THREAD, undated], since=date(2016, 4, 4))) == [["3@x"]]


def test_a_mail_that_lies_in_two_archives_is_listed_once() -> None:
    copy = mail("4@x", "1@x", day=3, extra="List-Id: <other>\n")
    answer = found(records(), THREAD, [copy, mail("6@x", "4@x", day=7)])
    assert names(answer) == [["4@x", "3@x", "6@x"]]
    assert answer.read == 6


def test_an_archive_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.gz"
    damaged.write_bytes(gzip.compress(mboxrd(THREAD))[:-9])
    places = (MailPlace(mbox=str(damaged)), MailPlace(maildir=str(tmp_path / "none")))
    sources = [one for place in places if (one := listable(place))]
    answer = unrecorded(records(), [*sources, Piped(tuple(THREAD))])
    assert names(answer) == [["4@x", "3@x"]]
    first, second = (fault.message for fault in answer.faults)
    assert first.startswith(f"cannot read {damaged}: ")
    assert second == f"cannot read {tmp_path / 'none'}: no such file or directory"


def test_a_clone_of_a_public_inbox_is_listed(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(tmp_path), *identity, *arguments], check=True)

    git("init", "-q")
    for one in THREAD:
        (tmp_path / "m").write_bytes(one)
        git("add", "m")
        git("commit", "-q", "-m", "mail")
    source = listable(MailPlace(git=str(tmp_path)))
    assert source is not None
    assert list(source.every()) == THREAD
    assert names(unrecorded(records(), [source])) == [["4@x", "3@x"]]


def test_nothing_is_listed_where_no_mail_is_of_a_cited_thread() -> None:
    answer = found(records("mail: elsewhere@x"), THREAD)
    assert (answer.threads, answer.cited, answer.read) == ((), 0, 5)


def test_a_place_on_the_network_has_no_list() -> None:
    place = MailPlace.model_validate({"public-inbox": "https://lists.example.org/all"})
    assert listable(place) is None
