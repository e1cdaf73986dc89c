"""Names and addresses of people, and whether two of them are one person."""

import hashlib

import pytest

from bootpath.mail.person import Likeness, Person, address_hash, initials, mailbox

LUIS = Person(
    ("Luis R. Rodriguez", "Luis Chamberlain"), frozenset({address_hash("luis@x.example")})
)


@pytest.mark.parametrize(
    "name",
    [
        "Luis R. Rodriguez",
        "luis r rodriguez",
        "LUIS R. RODRIGUEZ",
        "Rodriguez, Luis R.",
        "Rodriguez Luis R.",
        "Luis R. Rodriguez (Xen)",
        "Luis Chamberlain",
        "Chamberlain, Luis",
    ],
)
def test_a_name_is_the_same_in_any_order_and_case_with_dots_or_without(name: str) -> None:
    assert LUIS.likeness(name) is Likeness.SAME


@pytest.mark.parametrize(
    "name", ["Luis", "Luis Rodriguez", "L. R. Rodriguez", "Luís R. Rodriguez", "", "Lui\ufffd X"]
)
def test_a_name_that_may_be_the_same_is_never_taken_for_it(name: str) -> None:
    assert LUIS.likeness(name) is Likeness.UNSURE


@pytest.mark.parametrize("name", ["George Dunlap", "Luis Dunlap", "Rodrigo Rodriguez"])
def test_another_name_is_another_person(name: str) -> None:
    assert LUIS.likeness(name) is Likeness.OTHER


def test_composed_and_decomposed_accents_are_one_name() -> None:
    roger = Person(("Roger Pau Monné",))
    assert roger.likeness("Roger Pau Monne\N{COMBINING ACUTE ACCENT}") is Likeness.SAME
    assert roger.likeness("Roger Pau Monne") is Likeness.UNSURE


def test_an_address_proves_a_person_whatever_the_name() -> None:
    assert LUIS.likeness("mcgrof", address_hash(" Luis@X.example")) is Likeness.SAME
    assert LUIS.likeness("", address_hash("luis@x.example")) is Likeness.SAME
    assert LUIS.likeness("George Dunlap", address_hash("g@x.example")) is Likeness.OTHER
    assert LUIS.likeness("", address_hash("g@x.example")) is Likeness.UNSURE


def test_the_hash_is_sha256_of_the_address_in_lower_case() -> None:
    assert address_hash("Ada@Example.ORG ") == hashlib.sha256(b"ada@example.org").hexdigest()


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Ada Example <ada@x.example>", "Ada Example", "ada@x.example"),
        ("Ada Example [mailto:ada@x.example]", "Ada Example", "ada@x.example"),
        ("ada@x.example (Ada Example)", "Ada Example", "ada@x.example"),
        ("<ada@x.example>", "", "ada@x.example"),
        ("ada@x.example", "", "ada@x.example"),
        ("Luis <mcgrof@xxxxxxxxxx>", "Luis", ""),
        ("'Ada Example' via xen-devel <l@x.example>", "Ada Example", "l@x.example"),
        (r'"A \"B\" C" <a@x.example>', 'A "B" C', "a@x.example"),
        ("", "", ""),
    ],
)
def test_a_mailbox_is_read_however_it_is_written(text: str, name: str, address: str) -> None:
    assert mailbox(text)[:2] == (name, address)


def test_initials_are_the_first_letters() -> None:
    assert initials("Luis R. Rodriguez") == "LRR"
    assert initials("Dunlap, George") == "DG"
