"""Where a citation leads, and in whose words."""

import pytest
from site_corpora import FULL, corpus

from bootpath.record import Citation
from bootpath.views.cite import where

TRACKER = corpus(FULL).tracker


def leads(**cited: str) -> tuple[list[str | None], str | None]:
    found = where(TRACKER, Citation.model_validate(cited))
    return [link.href for link in found.links], found.ident


def test_a_mail_leads_to_every_archive_that_knows_message_ids() -> None:
    assert leads(mail="a@example.org") == (
        ["https://ids.example.org/a@example.org", "https://mirror.example.org/m/a@example.org"],
        None,
    )


@pytest.mark.parametrize(
    ("ident", "path"),
    [
        ("a/b@c", "a%2Fb@c"),
        ("a b%c?d#e@f", "a%20b%25c%3Fd%23e@f"),
        ("a+b=c~d!$&'()*,;:@e", "a+b=c~d!$&'()*,;:@e"),
        ("ü@é", "%C3%BC@%C3%A9"),
        ("<x@y>", "x@y"),
    ],
)
def test_a_message_id_is_percent_encoded(ident: str, path: str) -> None:
    assert leads(mail=ident)[0][0] == f"https://ids.example.org/{path}"


def test_a_mail_that_no_archive_knows_is_named_by_its_id() -> None:
    found = where(corpus({}).tracker, Citation.model_validate({"mail": "a@example.org"}))
    assert (found.links, found.ident) == ((), "Message-ID a@example.org")


def test_an_address_leads_to_itself_under_the_name_of_its_archive() -> None:
    cited = Citation.model_validate({"url": "https://lists.example.org/1.html"})
    assert where(TRACKER, cited).links == (
        ("read in the mail · The lists", "https://lists.example.org/1.html"),
    )
    cited = Citation.model_validate({"url": "https://else.example.org/1.html"})
    assert where(TRACKER, cited).links[0].text == "read in the mail · else.example.org"


def test_an_address_that_cannot_be_read_is_shown_as_it_is() -> None:
    cited = Citation.model_validate({"url": "https://[bad"})
    assert where(TRACKER, cited).links[0].text == "read in the mail · https://[bad"


def test_a_commit_and_a_file_lead_to_their_repository() -> None:
    assert leads(commit="linux@abc1234")[0] == ["https://git.example.org/c/abc1234"]
    assert leads(document="linux@v5.17:arch/x86/Kconfig")[0] == [
        "https://git.example.org/f/v5.17/arch/x86/Kconfig"
    ]
    assert leads(document="https://doc.example.org/x")[0] == ["https://doc.example.org/x"]


def test_a_repository_without_addresses_is_named() -> None:
    assert leads(commit="bare@abc1234") == ([], "commit abc1234 · Bare")
    assert leads(commit="nowhere@abc1234") == ([], "commit abc1234 · nowhere")
    assert leads(document="bare@v1:README") == ([], "README at v1 · Bare")
