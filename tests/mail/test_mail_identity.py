"""Message-IDs in every form that people paste, and their addresses."""

import string
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bootpath.mail.identity import (
    address,
    address_key,
    is_address,
    mail_key,
    message_id,
    normal_id,
)

ID = "571110BB.2000408@example.org"


@pytest.mark.parametrize(
    "pasted",
    [
        ID,
        f"  <{ID}>\n",
        f"id:{ID}",
        f"mid:{ID}",
        "mid:571110BB.2000408%40example.org",
        f"Message-ID: <{ID}>",
        f"message-id:{ID}",
        f"Link: https://lore.example.org/r/{ID}",
        f"<https://lore.example.org/all/{ID}/>",
        f"https://lore.kernel.org/xen-devel/{ID}/",
        f"https://lore.kernel.org/r/{ID}",
        f"https://lore.kernel.org/all/{ID}/T/#u",
        f"https://lore.kernel.org/all/{ID}/t.mbox.gz",
        f"https://msgid.link/{ID}",
        f"https://patch.msgid.link/{ID}",
        f"https://patchew.org/Xen/cover.1@example.org/{ID}/",
        f"https://patchwork.example.org/project/xen-devel/patch/{ID}/",
        f"https://marc.info/?i={ID}",
        "https://marc.info/?l=xen-devel&i=571110BB.2000408%20()%20example%20!%20org",
    ],
)
def test_every_form_that_maintainers_paste_gives_the_same_id(pasted: str) -> None:
    assert message_id(pasted) == ID


def test_ids_with_odd_characters_survive_being_an_address() -> None:
    odd = "a/b%c+d?e#f g@example.org"
    assert message_id(address("https://lore.kernel.org/all", odd)) == odd


def test_an_id_without_an_at_sign_is_taken_from_where_only_an_id_can_stand() -> None:
    assert message_id("https://lore.kernel.org/all/0123456789/") == "0123456789"
    assert message_id("https://msgid.link/0123456789") == "0123456789"
    assert message_id("<0123456789>") == "0123456789"


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "<>",
        "hello there",
        "hello",
        "two words@example.org",
        "https://example.org/",
        "https://lore.kernel.org/all/",
        "https://marc.info/?l=linux-kernel&m=146066",
        "https://patchwork.example.org/patch/12345/",
        "https://[broken/",
        "id:",
        "x" * 2000 + "@example.org",
    ],
)
def test_what_names_no_mail_is_refused_with_a_sentence(pasted: str) -> None:
    with pytest.raises(ValueError, match="no Message-ID in '") as refused:
        message_id(pasted)
    assert len(str(refused.value)) < 120


def test_the_sentence_shows_control_characters_escaped() -> None:
    with pytest.raises(ValueError, match=r"\\x1b") as refused:
        message_id("\x1b[31mred")
    assert "\x1b" not in str(refused.value)


def test_folding_and_brackets_are_no_part_of_an_id_and_case_is() -> None:
    assert normal_id("\n <Ab\t@c>") == "Ab@c"
    assert normal_id("Ab@c") != normal_id("ab@c")


def test_exactly_the_characters_of_a_path_segment_stay_in_an_address() -> None:
    left = set("-._~!$&'()*+,;=:@") | set(string.ascii_letters + string.digits)
    for char in map(chr, range(0x20, 0x7F)):
        segment = urlsplit(address("https://h/list/", f"x{char}y")).path.split("/")[2]
        assert segment == (f"x{char}y" if char in left else f"x%{ord(char):02X}y")


@given(st.text(min_size=1).filter(lambda text: text.strip(".")))
def test_an_id_never_leaves_its_segment(ident: str) -> None:
    ident = ident.encode("utf-8", "replace").decode()
    path = address("https://h/list", ident).removeprefix("https://h")
    assert path.count("/") == 3
    assert unquote(path.split("/")[2]) == ident
    assert path.isascii()


@pytest.mark.parametrize("dots", [".", "..", "...."])
def test_an_id_of_dots_has_no_address(dots: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in an address"):
        address("https://h/list", dots)


def test_archive_addresses_are_the_same_whatever_scheme_fragment_and_last_slash() -> None:
    forms = ("http://Example.org/a/B.html", "<https://example.org/a/B.html/#top>")
    assert {address_key(form) for form in forms} == {"example.org/a/B.html"}
    assert address_key("https://example.org/a/b.html") != address_key(forms[0])


def test_a_mail_is_named_by_an_address_only_when_it_begins_as_one() -> None:
    assert is_address("https://example.org/x")
    assert is_address("<http://example.org/x>")
    assert not is_address(ID)
    assert mail_key(f"<{ID}>") == ID
    assert mail_key("https://example.org/x/") == "example.org/x"
