"""What pages are about, as JSON-LD: values, addresses only where there are some, nothing hostile."""

import json
from typing import Any

import pytest
from site_corpora import FULL, KEEP, Html, site

BASE = "https://x.example/boot/"
ADDRESSED = {**FULL, "_tracker": FULL["_tracker"] + f"base-url: {BASE}\n"}
BARE_SITE, SITE = site(FULL), site(ADDRESSED)


def data(text: str) -> Any:
    (block,) = Html(text).data
    return json.loads(block)


def addresses(value: Any) -> list[str]:
    """Every address in a value, but for the name of the vocabulary."""
    if isinstance(value, dict):
        return [one for key, part in value.items() if key != "@context" for one in addresses(part)]
    if isinstance(value, list):
        return [one for part in value for one in addresses(part)]
    return [value] if isinstance(value, str) and "://" in value else []


def test_a_decision_is_a_question_with_its_options_as_answers() -> None:
    found = data(BARE_SITE["decisions/drop-it.html"])
    assert found == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "Drop it",
        "description": "It goes, soon.",
        "inLanguage": "en",
        "mainEntity": {
            "@type": "Question",
            "name": "Should it go?",
            "answerCount": 3,
            "suggestedAnswer": [
                {"@type": "Answer", "text": "Drop"},
                {"@type": "Answer", "text": "Keep"},
                {"@type": "Answer", "text": "Later"},
            ],
            "dateCreated": "2016-04-01",
            "acceptedAnswer": {"@type": "Answer", "text": "Drop"},
        },
    }


def test_with_an_address_a_decision_has_its_place_and_the_way_to_it() -> None:
    found = data(SITE["decisions/drop-it.html"])
    assert found["url"] == f"{BASE}decisions/drop-it.html"
    assert found["mainEntity"]["acceptedAnswer"]["url"] == f"{found['url']}#option.drop"
    steps = found["breadcrumb"]["itemListElement"]
    assert [(one["position"], one["name"], one["item"]) for one in steps] == [
        (1, "Decisions", f"{BASE}index.html"),
        (2, "Linux", f"{BASE}components/linux.html"),
        (3, "Drop it", found["url"]),
    ]


def test_an_open_question_has_no_accepted_answer() -> None:
    assert "acceptedAnswer" not in data(BARE_SITE["decisions/keep-it.html"])["mainEntity"]


def test_the_landing_page_is_a_site_that_can_be_searched_where_it_has_an_address() -> None:
    assert data(BARE_SITE["index.html"]) == {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": "Paths",
        "inLanguage": "en",
        "description": "What the paths are about.",
    }
    found = data(SITE["index.html"])
    assert found["url"] == BASE
    assert found["potentialAction"]["target"]["urlTemplate"] == (
        f"{BASE}index.html?q={{search_term_string}}"
    )
    # Only said while it is so: the script reads what is asked from the address.
    assert "URLSearchParams" in SITE["site.js"]
    assert '"q"' in SITE["site.js"]


def test_a_person_is_a_name_and_nothing_to_reach_them_by() -> None:
    assert data(BARE_SITE["people/ada.html"]) == {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "mainEntity": {
            "@type": "Person",
            "name": "Ada Lovelace",
            "alternateName": ["Ada Byron"],
            "description": "Wrote it.",
            "affiliation": [{"@type": "Organization", "name": "Example"}],
        },
    }
    assert "@" not in json.dumps(data(SITE["people/ada.html"])).replace('"@', "")


def test_terms_are_a_set_with_what_people_meant() -> None:
    found = data(SITE["terms.html"])
    assert found["@type"] == "DefinedTermSet"
    assert found["name"] == "Terms of Paths"
    (stable,) = (one for one in found["hasDefinedTerm"] if one["name"] == "stable")
    assert stable["alternateName"] == ["stability"]
    assert stable["url"] == f"{BASE}terms.html#stable"
    assert stable["description"].count(";") == 1


def test_without_terms_their_page_has_no_data() -> None:
    assert Html(site({"keep-it": KEEP})["terms.html"]).data == []


def test_addresses_stand_only_where_one_is_configured_and_are_full() -> None:
    seen = 0
    for path, text in BARE_SITE.items():
        if path.endswith(".html") and Html(text).data:
            assert addresses(data(text)) == [], path
            seen += 1
    assert seen >= 6
    for path, text in SITE.items():
        if path.endswith(".html") and Html(text).data:
            found = addresses(data(text))
            assert found, path
            assert all(one.startswith(BASE) for one in found), path


def test_every_address_in_the_data_leads_to_a_file_and_a_place_in_it() -> None:
    for path, text in SITE.items():
        for block in Html(text).data if path.endswith(".html") else ():
            for address in addresses(json.loads(block)):
                target, _, place = address.removeprefix(BASE).partition("#")
                file = target.partition("?")[0] or "index.html"
                assert file in SITE, (path, address)
                ids = {e.attributes.get("id") for e in Html(SITE[file]).elements}
                assert not place or place in ids, (path, address)


@pytest.mark.parametrize(
    "evil",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "--> ]]> &quot; &lt;/script&gt;",
        "\\u003c/script\\u003e \\",
        "\u2028 \u2029 '",
    ],
)
def test_no_text_closes_the_block_and_each_comes_back_as_it_was(evil: str) -> None:
    words = evil.replace("\u2028 \u2029", "x")  # which no record may hold
    text = KEEP.replace("Should it stay?", json.dumps(words))
    page = site({"keep-it": text})["decisions/keep-it.html"]
    assert data(page)["mainEntity"]["name"] == words.strip()
    assert page.count("<script") == 2
    block = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set("<>&") & set(block)
