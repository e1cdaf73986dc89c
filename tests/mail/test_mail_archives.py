"""Archives on this machine, several in order, and the cache."""

import gzip
import os
import subprocess
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bootpath.mail.archives import Answer, Answers, ArchivesInOrder, State
from bootpath.mail.archives.cache import CachedArchive, mboxrd
from bootpath.mail.archives.git import GitArchive
from bootpath.mail.archives.local import MaildirArchive, MboxArchive, every_mail
from bootpath.mail.archives.own_addresses import OwnAddresses


def mail(ident: str, body: str = "words\n") -> bytes:
    return f"From: Ada\nMessage-ID: <{ident}>\nArchived-At: <http://h/{ident}>\n\n{body}".encode()


ONE, TWO, ODD = mail("1@x"), mail("2@x", "From here\n>From there\n"), mail("a/b%c d@x")


@dataclass
class Fake:
    """An archive with some mails, which counts what it is asked."""

    name: str
    mails: dict[str, bytes]
    state: State = State.MISSING
    asked: list[str] = field(default_factory=list)

    def lookup(self, keys: Collection[str]) -> Answers:
        self.asked += keys
        return {
            key: Answer(State.FOUND, (self.mails[key],), self.name)
            if key in self.mails
            else Answer(self.state, archive=self.name, reason=f"{self.name} says no")
            for key in keys
        }


@pytest.mark.parametrize("packed", [False, True])
def test_an_mbox_is_searched_plain_and_gzipped(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "list.mbox"
    data = mboxrd([ONE, TWO, ODD])
    path.write_bytes(gzip.compress(data) if packed else data)
    answers = MboxArchive(path).lookup(["<2@x>", "a/b%c d@x", "https://h/1@x", "9@x"])
    assert answers["<2@x>"] == Answer(State.FOUND, (TWO,), str(path))
    assert answers["a/b%c d@x"].mails == (ODD,)
    assert answers["https://h/1@x"].mails == (ONE,)
    assert answers["9@x"].state is State.MISSING
    assert answers["9@x"].reason == f"{path} does not have the mail"
    assert [part.data for part in every_mail(path)] == [ONE, TWO, ODD]
    assert MboxArchive(path).lookup([]) == {}


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-20], lambda data: data[:20], lambda data: data[:15] + b"\xff" * 9],
)
def test_a_damaged_gzip_file_is_unreachable_not_empty(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    path = tmp_path / "list.mbox.gz"
    path.write_bytes(damage(gzip.compress(mboxrd([ONE] * 50))))
    answer = MboxArchive(path).lookup(["9@x"])["9@x"]
    assert answer.state is State.UNREACHABLE
    assert answer.reason.startswith(f"cannot read {path}: ")
    with pytest.raises(OSError, match=r"."):
        list(every_mail(path))


def test_what_is_no_file_of_mails_is_unreachable(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for path in (tmp_path / "none", tmp_path, tmp_path / "fifo"):
        answer = MboxArchive(path).lookup(["1@x"])["1@x"]
        assert answer.state is State.UNREACHABLE
        assert str(path) in answer.reason


def test_a_maildir_is_searched_by_its_headers(tmp_path: Path) -> None:
    for folder in ("cur", "new", "tmp"):
        (tmp_path / folder).mkdir()
    (tmp_path / "cur" / "1:2,S").write_bytes(ONE)
    (tmp_path / "new" / "2").write_bytes(TWO)
    (tmp_path / "new" / "3").write_bytes(mail("2@x", "other\n"))
    (tmp_path / "new" / "4").write_bytes(TWO)
    (tmp_path / "tmp" / "5").write_bytes(ODD)
    (tmp_path / "cur" / "dangling").symlink_to(tmp_path / "none")
    (tmp_path / "cur" / "folder").mkdir()
    answers = MaildirArchive(tmp_path).lookup(["1@x", "2@x", "a/b%c d@x", "https://h/1@x"])
    assert answers["1@x"].mails == (ONE,)
    assert answers["2@x"].mails == (TWO, mail("2@x", "other\n"))
    assert answers["https://h/1@x"].mails == (ONE,)
    assert answers["a/b%c d@x"].state is State.MISSING


def test_a_directory_that_is_no_maildir_is_unreachable(tmp_path: Path) -> None:
    answer = MaildirArchive(tmp_path).lookup(["1@x"])["1@x"]
    assert answer.state is State.UNREACHABLE
    assert answer.reason == f"cannot read {tmp_path}: No such file or directory"


def inbox(path: Path, *mails: bytes | None) -> Path:
    """A public-inbox (v2) with these mails, one commit each; None deletes."""
    history = b"".join(
        b"commit refs/heads/master\ncommitter x <x@x> 0 +0000\ndata 0\ndeleteall\n"
        b"M 100644 inline %s\ndata %d\n%s\n" % (b"m" if one else b"d", len(one or b""), one or b"")
        for one in mails
    )
    subprocess.run(["git", "init", "-q", "--bare", str(path)], check=True)
    command = ["git", f"--git-dir={path}", "fast-import", "--quiet", "--force"]
    subprocess.run(command, input=history, check=True)
    subprocess.run(
        ["git", f"--git-dir={path}", "symbolic-ref", "HEAD", "refs/heads/master"], check=True
    )
    return path


def test_a_mirror_of_a_public_inbox_is_searched_through_its_history(tmp_path: Path) -> None:
    many = [mail(f"{n}@y", "x" * 3000) for n in range(450)]
    path = inbox(tmp_path / "0.git", ONE, *many, TWO, None, mail("1@x", "again\n"))
    keys = ["1@x", "<2@x>", "449@y", "http://h/2@x", "9@x"]
    answers = GitArchive(path).lookup(keys)
    assert answers["1@x"].mails == (ONE, mail("1@x", "again\n"))
    assert answers["<2@x>"].mails == (TWO,)
    assert answers["449@y"].mails == (many[449],)
    assert answers["http://h/2@x"].mails == (TWO,)
    assert answers["9@x"].state is State.MISSING


def test_all_epochs_of_an_inbox_are_searched(tmp_path: Path) -> None:
    (tmp_path / "list" / "git").mkdir(parents=True)
    for epoch, one in (("0.git", ONE), ("1.git", TWO)):
        inbox(tmp_path / "list" / "git" / epoch, one)
    answers = GitArchive(tmp_path / "list").lookup(["1@x", "2@x"])
    assert [answers[key].mails for key in ("1@x", "2@x")] == [(ONE,), (TWO,)]


def test_what_is_no_repository_is_unreachable_even_inside_one(tmp_path: Path) -> None:
    inbox(tmp_path / ".git", ONE)
    assert GitArchive(tmp_path).lookup(["1@x"])["1@x"].state is State.FOUND
    inner = tmp_path / "inner"
    inner.mkdir()
    for path in (inner, tmp_path / "none"):
        answer = GitArchive(path).lookup(["1@x"])["1@x"]
        assert answer.state is State.UNREACHABLE
        assert "not a git repository" in answer.reason


def test_a_damaged_repository_is_unreachable(tmp_path: Path) -> None:
    path = inbox(tmp_path / "0.git", ONE, TWO)
    for file in (path / "objects").rglob("*"):
        if file.is_file():
            file.chmod(0o600)
            file.write_bytes(b"broken")
    assert GitArchive(path).lookup(["1@x"])["1@x"].state is State.UNREACHABLE


def test_without_git_the_archive_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    answer = GitArchive(tmp_path).lookup(["1@x"])["1@x"]
    assert answer.reason == f"cannot read {tmp_path}: git is not installed"


def test_archives_are_asked_in_order_and_only_for_what_is_left() -> None:
    first, second, third = Fake("a", {"1@x": ONE}), Fake("b", {"2@x": TWO}), Fake("c", {})
    both = ArchivesInOrder([first, second])
    answers = ArchivesInOrder([both, third]).lookup(["1@x", "2@x"])
    assert [answers[key].archive for key in ("1@x", "2@x")] == ["a", "b"]
    assert (first.asked, second.asked, third.asked) == (["1@x", "2@x"], ["2@x"], [])
    assert both.name == "a, b"


@pytest.mark.parametrize("lost", [State.UNREACHABLE, State.REFUSED])
def test_a_mail_is_missing_only_when_every_archive_could_say_so(lost: State) -> None:
    broken, whole = Fake("broken", {}, lost), Fake("whole", {"1@x": ONE})
    for order in ([broken, whole], [whole, broken]):
        answers = ArchivesInOrder(order).lookup(["1@x", "2@x"])
        assert answers["1@x"].state is State.FOUND
        assert answers["2@x"].state is lost
        assert answers["2@x"].reason == "broken says no"


def test_without_an_archive_every_mail_is_missing() -> None:
    assert ArchivesInOrder([]).lookup(["1@x"])["1@x"].reason == "no archive is configured"


def test_the_cache_asks_once_and_gives_back_what_it_got(tmp_path: Path) -> None:
    behind = Fake("far", {"1@x": ONE, "2@x": TWO, "../../etc@x": mail("../../etc@x")})
    cached = CachedArchive(tmp_path / "cache", behind)
    keys = ["1@x", "2@x", "9@x", "../../etc@x"]
    first = cached.lookup(keys)
    second = cached.lookup(keys)
    assert first == second
    assert first["2@x"].mails == (TWO,)
    assert behind.asked == [*keys, "9@x"]
    assert list(first) == keys
    files = [file for file in (tmp_path / "cache").rglob("*") if file.is_file()]
    assert len(files) == 3
    assert not any(file.name.startswith(".") for file in files)


def test_two_mails_of_one_id_come_back_from_the_cache_as_two(tmp_path: Path) -> None:
    class Twice(Fake):
        def lookup(self, keys: Collection[str]) -> Answers:
            return {
                key: Answer(State.FOUND, (ONE, mail("1@x", "b\n\nFrom x\n")), "far") for key in keys
            }

    cached = CachedArchive(tmp_path, Twice("far", {}))
    assert cached.lookup(["1@x"]) == cached.lookup(["1@x"])
    assert len(CachedArchive(tmp_path, Fake("far", {})).lookup(["1@x"])["1@x"].mails) == 2


@pytest.mark.parametrize("damage", [b"", b"\0" * 100, mboxrd([TWO])])
def test_a_damaged_cache_file_is_fetched_anew(tmp_path: Path, damage: bytes) -> None:
    cached = CachedArchive(tmp_path, Fake("far", {"1@x": ONE}))
    cached.lookup(["1@x"])
    (file,) = (file for file in tmp_path.rglob("*") if file.is_file())
    file.write_bytes(damage)
    assert cached.lookup(["1@x"])["1@x"].mails == (ONE,)
    assert file.read_bytes() == mboxrd([ONE])


def test_a_cache_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    answer = CachedArchive(tmp_path / "cache", Fake("far", {"1@x": ONE})).lookup(["1@x"])["1@x"]
    assert answer.mails == (ONE,)
    assert answer.warnings[0].startswith(f"cannot write the cache {tmp_path / 'cache'}: ")


def test_an_interrupted_write_leaves_no_mail_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    answer = CachedArchive(tmp_path, Fake("far", {"1@x": ONE})).lookup(["1@x"])["1@x"]
    assert answer.warnings == (f"cannot write the cache {tmp_path}: No space left on device",)
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("https://inbox.example.org/list/a@example.org/", "a@example.org"),
        ("http://inbox.example.org/list/a%2Fb@example.org/raw", "a/b@example.org"),
        ("https://inbox.example.org/list/odd", "odd"),
        (
            "https://inbox.example.org/other/a@example.org/",
            "https://inbox.example.org/other/a@example.org/",
        ),
        ("https://inbox.example.org/list/", "https://inbox.example.org/list/"),
        ("a@example.org", "a@example.org"),
    ],
)
def test_an_address_of_the_archive_itself_names_a_message_id(key: str, asked: str) -> None:
    archive = Fake("inbox", {asked: ONE})
    answers = OwnAddresses("https://inbox.example.org/list/", archive).lookup([key])
    assert archive.asked == [asked]
    assert answers[key].mails == (ONE,)
