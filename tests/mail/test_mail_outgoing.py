import email
import email.policy
import io
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.mail.mbox import mails
from bootpath.mail.outgoing import Envelope, address, mboxrd, message

DAY = date(2026, 11, 22)


def envelope(sender: str = "Ada <ada@example.org>", *to: str, subject: str = "News") -> Envelope:
    return Envelope(address(sender), [address(one) for one in to], subject, DAY)


def again(data: bytes) -> EmailMessage:
    (part,) = mails(io.BytesIO(data))
    read = email.message_from_bytes(part.data, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    return read


def test_a_mail_says_who_sends_what_on_which_day_in_which_format() -> None:
    mail = again(mboxrd(message(envelope("Ada <ada@example.org>", "list@example.org"), "Hello\n")))
    assert mail["From"] == "Ada <ada@example.org>"
    assert mail["To"] == "list@example.org"
    assert mail["Subject"] == "News"
    assert mail["Date"] == "Sun, 22 Nov 2026 00:00:00 +0000"
    assert mail["MIME-Version"] == "1.0"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content_charset() == "utf-8"
    assert mail["Content-Type"].params["format"] == "fixed"
    assert "To" not in again(mboxrd(message(envelope(), "Hello\n")))


def test_the_same_content_gives_the_same_bytes_and_another_content_another_id() -> None:
    first = mboxrd(message(envelope(), "Hello\n"))
    assert first == mboxrd(message(envelope(), "Hello\n"))
    idents = {
        again(mboxrd(message(one, body)))["Message-ID"]
        for one in (envelope(), envelope(subject="Old"), envelope("Bob <bob@example.org>"))
        for body in ("Hello\n", "Goodbye\n")
    }
    assert len(idents) == 6
    assert all(one.endswith("@example.org>") for one in idents)


def test_a_line_that_looks_like_a_separator_is_escaped_and_comes_back() -> None:
    body = "From here on\n>From there\n\nFrom ada Sun Nov 22 00:00:00 2026\nSubject: no\n"
    data = mboxrd(message(envelope(), body))
    assert b"\n>From here on\n>>From there\n" in data
    assert again(data).get_content() == body


@pytest.mark.parametrize("body", ["", "\n", "One\n", "One\n\n\n"])
def test_empty_lines_at_the_end_come_back(body: str) -> None:
    data = mboxrd(message(envelope(), body))
    assert data.endswith(f"{body}\n".encode())
    assert message(envelope(), body).as_bytes() + b"\n" == data.partition(b"\n")[2]


@given(st.text(st.characters(exclude_categories=["C"], include_characters="\n"), min_size=1))
def test_any_text_comes_back_in_lines_of_78_ascii_characters(text: str) -> None:
    body = "\n".join(text.splitlines()) + "\n"
    data = mboxrd(message(envelope(), body))
    assert all(len(line) <= 79 for line in data.decode("ascii").split("\n"))
    assert again(data).get_content() == body


@pytest.mark.parametrize("subject", ["Käthe fragt " * 30, "日本語", "=?utf-8?q?no?=", "x" * 500])
def test_a_subject_of_any_letters_is_one_header(subject: str) -> None:
    mail = again(mboxrd(message(envelope(subject=subject), "Hello\n")))
    assert mail["From"] == "Ada <ada@example.org>"
    assert mail.get_content() == "Hello\n"


@pytest.mark.parametrize(
    ("text", "name", "spec"),
    [
        ("ada@example.org", "", "ada@example.org"),
        ("<ada@example.org>", "", "ada@example.org"),
        ("Ada Lovelace <ada@example.org>", "Ada Lovelace", "ada@example.org"),
        ('"Lovelace, Ada" <a.b+c@example.org>', "Lovelace, Ada", "a.b+c@example.org"),
        ("Gräfin Käthe <k@localhost>", "Gräfin Käthe", "k@localhost"),
    ],
)
def test_an_address_is_read_with_its_name(text: str, name: str, spec: str) -> None:
    found = address(text)
    assert (found.display_name, found.addr_spec) == (name, spec)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ada",
        "a@",
        "@b",
        "a@b@c",
        "a..b@c",
        ".a@b",
        "a@b..c",
        "a@-b",
        "é@b.org",
        "a@b\nBcc: c@d",
        "a@b, c@d",
        "A <a@b> c",
        '"A <a@b>',
        "a@b\0",
        "x" * 250 + "@example.org",
        "a" * 100_000,
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is no mail address"):
        address(text)
