"""Terms in the prose of a decision: what counts as one, and that each is linked once a page."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from site_corpora import FULL, made, site

from bootpath.record import Sense, Term
from bootpath.views.glossary import Glossary, Reading

ONE = (Sense(means="One."),)
GLOSSARY = Glossary(
    {
        "pv": Term(word="PV", also=("PV guests", "PV*"), senses=ONE),
        "stable": Term(word="stable", senses=ONE),
        "entry": Term(word="entry point", also=("boot entry",), senses=ONE),
        "dom": Term(word="dom0, domU", senses=ONE),
        "odd": Term(word="?!", also=("x86/HVM boot",), senses=ONE),
        "later": Term(word="PV", senses=ONE),
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The PV path.", [("PV", "pv")]),
        ("(PV), PV; PV: PV's", [("PV", "pv")] * 4),
        ("pv, Pv", []),
        ("Stable and STABLE", [("Stable", "stable"), ("STABLE", "stable")]),
        ("PV guests, PV guest", [("PV guests", "pv"), ("PV", "pv")]),
        ("PVs and entry points", [("PVs", "pv"), ("entry points", "entry")]),
        ("PV* of it", [("PV*", "pv")]),
        ("PVH, HPV, unstable, stables_t", []),
        ("non-PV, PV-only, xen_pv, CONFIG_PV, #PV, PV+", []),
        ("https://e.org/PV, arch/PV, PV.c, a.PV, x=PV", []),
        (
            "an entry\npoint, an entry  point",
            [("entry\npoint", "entry"), ("entry  point", "entry")],
        ),
        ("entry\n\npoint", []),
        ('what "PV" means, “PV too”, and PV', [("PV", "pv")]),
        ('a "quote that never ends\n\nPV', [("PV", "pv")]),
        ('27" and PV', [("PV", "pv")]),
        ("dom0 or DOMU or domU", [("dom0", "dom"), ("domU", "dom")]),
        ("?! x86/HVM boot", [("x86/HVM boot", "odd")]),
        ("nothing here", []),
        ("", []),
    ],
)
def test_a_term_is_found_as_a_word_of_its_own(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.key) for one in GLOSSARY.found(text)] == found


def test_a_reader_is_led_to_a_term_where_it_first_stands() -> None:
    reading = Reading(GLOSSARY, "../")
    assert [(one.start, one.href) for one in reading("PV, PV guests, stable")] == [
        (0, "../terms.html#pv"),
        (15, "../terms.html#stable"),
    ]
    assert list(reading("stable PV")) == []
    assert [one.start for one in Reading(GLOSSARY, "")("stable PV")] == [0, 7]


PARTS = st.sampled_from(
    ["PV", "PVs", "pv", "stable", "STABLE", "ſtable", "entry", "point", "entry point", "dom0", "x",
     "x86/HVM boot", "boot entry", "guests", "PV*", "ı", "é", "\u0345", "\u0301", "_", "-", ".", ", ",
     " ", " ", "\t", "\n", "\n\n", '"', "“", "”", "/", "@", "*", "'"],
)  # fmt: skip


@settings(deadline=None, max_examples=1_000)
@given(st.lists(PARTS, max_size=20).map("".join), st.sets(st.sampled_from(["pv", "stable", "dom"])))
@example("PV\u0345", set())
@example("stable\u0345, xstable stable", {"pv"})
def test_letters_that_fold_to_two_hide_no_term(text: str, known: set[str]) -> None:
    found = GLOSSARY.found(text, known)
    assert found == [one for one in GLOSSARY.found(text) if one.key not in known]
    assert found == GLOSSARY.found(f"{text}\n\nß", known)  # which is sought word by word


def test_no_terms_find_nothing() -> None:
    assert list(Glossary({}).found("PV is stable")) == []


STABLE = {
    **FULL,
    "drop-it": FULL["drop-it"]
    .replace("It goes, `soon`.", "Stable? It is `stable`, and stability counts.")
    .replace("says: Away with it.", "says: A stable thing.")
    .replace("  See [[keep-it]].", "  Plain and stable, see [[keep-it]].")
    .replace("says: It went.", "says: The plain thing went."),
}
LINK = re.compile(r'<a class="term" href="([^"]+)">([^<]+)</a>')


def test_a_decision_leads_to_each_term_once_in_the_order_of_the_page() -> None:
    page = site(STABLE)["decisions/drop-it.html"]
    assert LINK.findall(page) == [
        ("../terms.html#stable", "Stable"),
        ("../terms.html#plain", "Plain"),
    ]
    assert page.index('class="term"') > page.index('class="lead"')


def test_every_address_of_a_term_is_a_place_on_the_page_of_terms() -> None:
    files = site(STABLE)
    for href, _ in LINK.findall(files["decisions/drop-it.html"]):
        assert f'id="{href.partition("#")[2]}"' in files["terms.html"]


def test_only_the_pages_of_decisions_lead_to_terms_and_twice_the_same_way() -> None:
    first, second = site(STABLE), site(STABLE)
    assert first == second
    linked = {path for path, text in first.items() if 'class="term" href' in text}
    assert linked == {"decisions/drop-it.html"}


def test_a_term_names_the_decisions_that_use_it_most_often_first() -> None:
    files = {
        **STABLE,
        "keep-it": FULL["keep-it"].replace("Should it stay?", "Stay?\nsummary: stable"),
    }
    terms = {term.place: term for term in made(files)["terms.html"].value.terms}
    assert [ref.text for ref in terms["stable"].uses] == ["Drop it", "Keep it"]
    assert terms["stable"].more is None
    assert list(terms) == ["stable", "plain"]  # the one with several senses first
    assert "Used on the pages of" in site(files)["terms.html"]


def test_decisions_beyond_a_handful_are_counted() -> None:
    files = dict(FULL)
    for number in range(9):
        files[f"more-{number}"] = FULL["keep-it"].replace(
            "Should it stay?", "Stay?\nsummary: stable"
        )
    terms = {term.place: term for term in made(files)["terms.html"].value.terms}
    assert len(terms["stable"].uses) == 6
    assert terms["stable"].more == "3 more decisions"
