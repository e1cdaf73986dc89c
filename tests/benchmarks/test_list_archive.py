"""The generated archive is deterministic and looks like that of a list."""

import re
import statistics
import subprocess
from pathlib import Path

import commands
import list_archive
import pytest

from bootpath.mail.archives import State
from bootpath.mail.archives.local import MboxArchive, every_mail
from bootpath.mail.message import Message, message

SIZE = 3 << 20


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    file = tmp_path_factory.mktemp("archive") / "list.mbox"
    return file, list_archive.write(SIZE, file, seed=1)


@pytest.fixture(scope="module")
def parts(made: tuple[Path, list[str]]) -> list[bytes]:
    return [part.data for part in every_mail(made[0])]


@pytest.fixture(scope="module")
def read(parts: list[bytes]) -> list[Message]:
    return [message(part) for part in parts]


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    assert list_archive.write(100_000, one, seed=7) == list_archive.write(100_000, two, seed=7)
    list_archive.write(100_000, three, seed=8)
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes() != three.read_bytes()
    with pytest.raises(FileExistsError):
        list_archive.write(100_000, one)


def test_the_archive_has_the_size_that_was_asked_for(made: tuple[Path, list[str]]) -> None:
    assert SIZE <= made[0].stat().st_size < SIZE + 64 * 1024


def test_every_mail_is_read_whole_with_the_id_it_was_given(
    made: tuple[Path, list[str]], read: list[Message]
) -> None:
    assert [mail.ids for mail in read] == [(ident,) for ident in made[1]]
    assert len(set(made[1])) == len(made[1])
    assert {warning for mail in read for warning in mail.warnings} == set()


def test_grep_counts_one_message_id_for_each_mail(made: tuple[Path, list[str]]) -> None:
    counted = subprocess.run(commands.grep(made[0]).words, capture_output=True, check=True)
    assert int(counted.stdout) == len(made[1])


def test_mails_are_as_long_as_those_of_a_list(parts: list[bytes]) -> None:
    sizes = sorted(map(len, parts))
    assert 5_000 < statistics.mean(sizes) < 12_000
    assert sizes[len(sizes) // 20] > 2_000
    assert sizes[-1] < 64_000


def test_most_mails_answer_another_and_quote_what_stands_in_it(read: list[Message]) -> None:
    seen: dict[str, Message] = {}
    quoting = 0
    for mail in read:
        if mail.in_reply_to:
            asked = " ".join(seen[mail.in_reply_to[0]].text.split())
            quoted = re.search(r"^> (\w.*)$", mail.text, re.MULTILINE)
            quoting += bool(quoted and quoted[1] in asked)
        seen[mail.ids[0]] = mail
    assert quoting > len(read) / 2


@pytest.mark.parametrize(
    "line",
    [
        rb"^Content-Transfer-Encoding: quoted-printable$",
        rb"^Content-Transfer-Encoding: base64$",
        rb"^From in ",
        rb"^> > > ",
        rb"^diff|^@@ -",
        rb"^Message-Id: ",
        rb"^Message-ID: ",
    ],
)
def test_what_makes_mails_hard_to_read_is_there(parts: list[bytes], line: bytes) -> None:
    assert sum(bool(re.search(line, part, re.MULTILINE)) for part in parts) > 5


def test_ids_are_spread_from_first_to_last() -> None:
    idents = [str(number) for number in range(1000)]
    assert list(list_archive.spread(idents, 4)) == ["0", "333", "666", "999"]
    assert list(list_archive.spread(idents[:3], 100)) == ["0", "1", "2"]
    assert list(list_archive.spread(idents, 1)) == ["0"]
    assert list(list_archive.spread([], 5)) == []


def test_the_measured_command_fails_when_a_mail_is_missing(
    made: tuple[Path, list[str]], tmp_path: Path
) -> None:
    file, idents = made
    (tmp_path / "some").write_text("\n".join(list_archive.spread(idents, 10)), encoding="utf-8")
    (tmp_path / "odd").write_text(f"{idents[0]}\nnobody@example.org\n", encoding="utf-8")
    some, odd = (
        subprocess.run(
            commands.lookup(file, tmp_path / name).words, capture_output=True, check=False
        )
        for name in ("some", "odd")
    )
    assert (some.returncode, some.stdout) == (0, b"10 of 10 mails found\n")
    assert (odd.returncode, odd.stdout) == (1, b"1 of 2 mails found\n")


def test_every_id_of_the_archive_is_found(made: tuple[Path, list[str]], parts: list[bytes]) -> None:
    answers = MboxArchive(made[0]).lookup(made[1])
    assert {answer.state for answer in answers.values()} == {State.FOUND}
    assert [answer.mails for answer in answers.values()] == [(part,) for part in parts]
