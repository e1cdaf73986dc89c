"""What readers see of the evidence: a word at each quotation, counts, and a page of all of it."""

import json
from datetime import date
from typing import Any

import pytest
from site_corpora import FULL, TODAY, Html, corpus, made, site

from bootpath.evidence import Checked, Claim, Evidence, Lock, Outcome, Remark, Seen
from bootpath.standing import standings
from bootpath.views.finding import NOT_CHECKED, WORDS, day, shown
from bootpath.views.terminal import Sheet, sheet, unpainted

RECORDS = corpus(FULL)
CLAIMS = {
    one.statement.route: one.statement.claim
    for one in Evidence(RECORDS, None).statements
    if one.path.endswith("drop-it.yaml")
}
OBJECTS, SUPPORTS, REPORTED, BLOCKS = (CLAIMS["positions", n, "cite"] for n in range(4))
STATUS = CLAIMS["status", 0, "cite"]


def lock(found: dict[Claim, Checked], **sent: str) -> Lock:
    """A lock of some claims, with a mail of Bob's of one day for each."""
    header = sent.get("on", "Wed, 13 Apr 2016 23:30:00 -0700")
    seen = Seen("list.mbox", "Bob Kahn", header, "Re: drop it", ("a" * 64,))
    return Lock(found, {claim.source: seen for claim in found})


def page(found: Lock | None, path: str = "decisions/drop-it.html") -> str:
    return " ".join(Html(site(FULL, lock=found)[path]).text.split())


def said(claim: Claim, checked: Checked) -> str:
    """What stands beside the citation of a claim, up to the link."""
    files = made(FULL, lock=lock({claim: checked}))
    decision: Any = files["decisions/drop-it.html"].value
    cites = {one.place: one.cite for card in decision.cards for one in card.statements if one.cite}
    places = {
        OBJECTS: "position.ada.drop.2016-04-02",
        SUPPORTS: "position.ada.drop.2016-04-03",
        REPORTED: "position.bob.keep.2016-04-03",
        BLOCKS: "position.bob.drop.2016-04-03",
    }
    cite = cites[places[claim]]
    handed = f"{cite.by_how} {cite.by.text if cite.by else ''}".strip() if cite.by_how else None
    return ", ".join(filter(None, [handed, f"{cite.found.tone}: {cite.found.text}"]))


@pytest.mark.parametrize(
    ("claim", "checked", "words"),
    [
        (OBJECTS, Checked(Outcome.OWN_WORDS, ("Ada Lovelace",)), "verified: own words"),
        (
            OBJECTS,
            Checked(Outcome.QUOTED, ("Ada Lovelace",), ("Carl", "Bob Kahn")),
            "verified: as quoted by Bob Kahn, 2016-04-13",
        ),
        (
            OBJECTS,
            Checked(Outcome.QUOTED, ("Ada Lovelace",), ("Ada Byron",)),
            "verified: as quoted in a later mail of theirs, 2016-04-13",
        ),
        (
            OBJECTS,
            Checked(Outcome.MISATTRIBUTED, ("Bob Kahn",)),
            "wrong: said instead by Bob Kahn",
        ),
        (OBJECTS, Checked(Outcome.MISATTRIBUTED, ("\u202e",)), "wrong: said by somebody else"),
        (
            OBJECTS,
            Checked(Outcome.NOT_FOUND, where="diff"),
            "wrong: not found in the mail, stands only in a patch",
        ),
        (
            OBJECTS,
            Checked(Outcome.OWN_WORDS, remarks=(Remark("date-differs", "2016-04-13"),)),
            "unclear: own words, the mail says 2016-04-13",
        ),
        (
            BLOCKS,
            Checked(Outcome.MAIL_FOUND, remarks=(Remark("author-differs", "Ada Byron"),)),
            "as quoted in a later mail of theirs, unclear: mail found, the mail is by Ada Lovelace",
        ),
        # the lock's word for who handed the words down takes the place of the record's
        (SUPPORTS, Checked(Outcome.OWN_WORDS, ("Ada Lovelace",)), "verified: own words"),
        (
            SUPPORTS,
            Checked(Outcome.NOT_FOUND),
            "as quoted by Bob Kahn, wrong: not found in the mail",
        ),
        (
            REPORTED,
            Checked(Outcome.OWN_WORDS, ("Ada Lovelace",)),
            "verified: reported by Ada Lovelace, 2016-04-13",
        ),
        (
            REPORTED,
            Checked(Outcome.QUOTED, ("Ada Lovelace",), ("Bob Kahn",)),
            "verified: reported by Ada Lovelace, as quoted by Bob Kahn, 2016-04-13",
        ),
        (OBJECTS, Checked(Outcome.SPEAKER_UNKNOWN, ("X",)), "unclear: speaker unknown"),
        (OBJECTS, Checked(Outcome.AMBIGUOUS), "unclear: stands in several places"),
        (OBJECTS, Checked(Outcome.TOO_SHORT), "unclear: too few words to check"),
        (OBJECTS, Checked(Outcome.MAIL_INCOMPLETE), "unclear: copy of the mail is cut"),
        (OBJECTS, Checked(Outcome.MAIL_MISSING), "unclear: mail not at hand"),
        (OBJECTS, Checked(Outcome.ARCHIVE_UNREACHABLE), "unclear: mail not at hand"),
        (OBJECTS, Checked(Outcome.ARCHIVE_REFUSED), "unclear: mail not at hand"),
    ],
)
def test_each_result_has_its_words_beside_the_quotation(
    claim: Claim, checked: Checked, words: str
) -> None:
    assert said(claim, checked) == words


def test_every_result_has_a_word() -> None:
    assert set(WORDS) == {*Outcome, NOT_CHECKED}


def test_words_that_the_record_itself_cites_name_their_speaker() -> None:
    terms = made(FULL, lock=None)["terms.html"].value.terms
    claim = next(
        one.statement.claim
        for one in Evidence(RECORDS, None).statements
        if one.path.endswith("_terms.yaml")
    )
    found = lock({claim: Checked(Outcome.OWN_WORDS, ("Ada Byron",))})
    assert "works for me, not checked" in page(None, "terms.html")
    assert "works for me, words of Ada Lovelace, 2016-04-13, read" in page(found, "terms.html")
    assert len(terms) == 2


def test_without_a_lock_nothing_is_called_checked() -> None:
    text = page(None)
    assert "not checked" in text
    assert not [word for word in ("own words", "mail found") if word in text]
    assert "Nothing has been verified yet" in page(None, "evidence.html")
    assert "3 quotations, not verified yet" in page(None, "index.html")


def test_a_citation_that_changed_since_is_not_checked() -> None:
    changed = OBJECTS._replace(quote="other words than these")
    assert "not like this please, not checked" in page(lock({changed: Checked(Outcome.OWN_WORDS)}))


def test_commits_and_documents_get_no_word() -> None:
    decision: Any = made(FULL)["decisions/drop-it.html"].value
    assert decision.clock.cite.found is None
    assert decision.events[0].cite.found is None


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_verified_words_are_linked_to(outcome: Outcome) -> None:
    text = site(FULL, lock=lock({OBJECTS: Checked(outcome, ("Ada Lovelace",))}))
    there = "p%2F1@example.org#:~:text=not%20like,this%20please" in text["decisions/drop-it.html"]
    assert there == outcome.is_verified
    assert text["decisions/drop-it.html"].count(":~:") == (3 if there else 0)


def test_counts_stand_on_the_landing_page_and_at_the_decision() -> None:
    found = lock({OBJECTS: Checked(Outcome.OWN_WORDS), SUPPORTS: Checked(Outcome.NOT_FOUND)})
    line = "1 in their author’s own mail"
    assert f"2 quotations: {line}, 1 not borne out by the mail" in page(found)
    assert f"3 quotations: {line}, 1 not verified, 1 not borne out" in page(found, "index.html")
    assert "quotation" not in page(found, "decisions/keep-it.html")


def test_the_evidence_names_the_worst_first() -> None:
    found = lock(
        {
            STATUS: Checked(Outcome.MAIL_FOUND, ("Bob Kahn",)),
            OBJECTS: Checked(Outcome.AMBIGUOUS),
            SUPPORTS: Checked(Outcome.MISATTRIBUTED, ("Bob Kahn",)),
            BLOCKS: Checked(Outcome.MAIL_MISSING),
        }
    )
    value: Any = made(FULL, lock=found)["evidence.html"].value
    keys = [line.found.key for line in value.doubts]
    assert keys[:3] == ["misattributed", "ambiguous", "mail-missing"]
    assert set(keys[3:]) == {"not-checked"}
    assert value.doubts[0].place.href == "decisions/drop-it.html#position.ada.drop.2016-04-03"
    lines = [line for group in value.groups for line in group.lines]
    assert len(lines) == sum(int(one.number) for one in value.results)


def test_every_line_of_the_evidence_leads_to_an_anchor_there_is() -> None:
    files = site(FULL)
    anchors = {
        f"{path}#{element.attributes['id']}"
        for path, text in files.items()
        if path.endswith(".html")
        for element in Html(text).elements
        if "id" in element.attributes
    }
    value: Any = made(FULL)["evidence.html"].value
    places = [line.place.href for group in value.groups for line in group.lines]
    assert len(places) == 8 + 1
    assert [place for place in places if "#" in place and place not in anchors] == []


def test_what_is_said_later_and_drafts_are_no_evidence() -> None:
    secret = FULL["secret-draft"] + "events: [{date: 2016-01-01, says: x, cite: {mail: z@x.y}}]\n"
    files = {**FULL, "secret-draft": secret}
    assert "z@x.y" not in site(files)["evidence.html"]
    value: Any = made(FULL, date(2016, 4, 2))["evidence.html"].value
    places = {line.place.href for group in value.groups for line in group.lines}
    assert "decisions/drop-it.html#position.ada.drop.2016-04-02" in places
    assert "decisions/drop-it.html#position.ada.drop.2016-04-03" not in places


def test_a_tracker_that_cites_no_mail_says_so() -> None:
    files = {name: FULL[name] for name in ("keep-it", "_tracker", "_people")}
    assert "No mail is cited yet" in " ".join(Html(site(files)["evidence.html"]).text.split())


def test_a_large_tracker_keeps_the_page_small() -> None:
    said_often = "".join(
        f"  - {{date: 2016-05-01, says: E., cite: {{mail: m{n // 3}@x.example, quote: w{n} b c}}}}\n"
        for n in range(900)
    )
    files = {**FULL, "keep-it": FULL["keep-it"] + "events:\n" + said_often}
    text = site(files, lock=Lock())["evidence.html"]
    assert len(text) < 150_000
    assert "more citations that are not verified stand" in text
    assert "more mails stand" in text


def test_the_api_has_each_result_with_its_place() -> None:
    found = lock({OBJECTS: Checked(Outcome.QUOTED, ("Ada Lovelace",), ("Bob Kahn",))})
    files = site(FULL, lock=found)
    content = json.loads(files["api/decisions/drop-it.json"])
    by_place = {one["citation"]: one for one in content["evidence"]}
    assert by_place["/positions/0/cite"] == {
        "citation": "/positions/0/cite",
        "result": "quoted",
        "said-by": ["Ada Lovelace"],
        "quoted-by": ["Bob Kahn"],
        "remarks": {},
    }
    assert by_place["/positions/1/cite"]["result"] == "not-checked"
    for place in by_place:
        at: Any = content["record"]
        for step in place.strip("/").split("/"):
            at = at[int(step)] if step.isdigit() else at[step]
        assert "mail" in at or "url" in at
    assert json.loads(files["api/index.json"])["evidence"]["quoted"] == 1


def test_the_terminal_says_it_too() -> None:
    entry = RECORDS.entry("drop-it")
    assert entry is not None
    found = lock({SUPPORTS: Checked(Outcome.QUOTED, ("Ada Lovelace",), ("Bob Kahn",))})
    standing = standings(RECORDS, TODAY)["drop-it"]
    text = sheet(Sheet(RECORDS, Evidence(RECORDS, found), 80, unpainted), entry, standing)
    assert "“go ahead with it”\n            as quoted by Bob Kahn, 2016-04-13\n" in text
    assert "“not like this please”\n            not checked\n" in text
    assert text.count("as quoted by") == 2


@pytest.mark.parametrize(
    ("header", "iso"),
    [
        ("Wed, 13 Apr 2016 23:30:00 -0700", "2016-04-13"),
        ("2026-11-22", "2026-11-22"),
        ("3/4/16", None),
        ("yesterday <b>", None),
        ("", None),
    ],
)
def test_the_day_of_a_mail_is_that_of_its_sender(header: str, iso: str | None) -> None:
    assert day(header) == iso


def test_a_text_from_a_mail_is_one_visible_line() -> None:
    assert shown("Ada\u202e\x1b[31m\n Love\u00adlace\ud800") == "Ada [31m Lovelace"
    assert len(shown("word " * 500)) <= 100
