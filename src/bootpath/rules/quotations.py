"""Rules about quoted fragments: long enough to find their place, short enough to be fair."""

from collections.abc import Iterator

from bootpath.rules.case import Case, FileCase
from bootpath.rules.positions import contradictions, takes_both_sides
from bootpath.rules.rule import ERROR, WARNING, rule
from bootpath.shape import quoted
from bootpath.source import Finding

QUOTE_WORDS = 12
"""How many words a quoted fragment may have: enough to find the place, too few to paste a mail."""

_LEAST_WORDS = 3
_LEAST_CHARACTERS = 12


@rule(ERROR)
def quote_too_long(case: FileCase) -> Iterator[Finding]:
    """A quoted fragment has more than 12 words.

    It is to find the place; the record says in its own words what stands there.

    Bad:
        events:
          - date: 2016-05-01
            says: It was merged.
            cite: {mail: a@example.org, quote: one two three four five six seven eight nine ten
                   eleven twelve thirteen}
    Good:
        events:
          - date: 2016-05-01
            says: It was merged.
            cite: {mail: a@example.org, quote: one two three four}
    """
    for route, citation in case.citations:
        words = len(citation.quote.split()) if citation.quote else 0
        if words > QUOTE_WORDS:
            yield case.finding(
                (*route, "quote"),
                f"the quote has {words} words, more than {QUOTE_WORDS}",
                "keep the words that find the place and paraphrase the rest in says:",
            )


@rule(WARNING)
def quote_too_short(case: FileCase) -> Iterator[Finding]:
    """A quoted fragment is too short to find its place.

    Three words, or twelve characters, are the least.

    Bad:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {mail: a@example.org, quote: merged}}
    Good:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {mail: a@example.org,
             quote: merged this into}}
    """
    for route, citation in case.citations:
        quote = citation.quote
        if quote and len(quote) < _LEAST_CHARACTERS and len(quote.split()) < _LEAST_WORDS:
            yield case.finding(
                (*route, "quote"),
                f"{quoted(quote)} is too short to find its place",
                "quote at least three words",
            )


@rule(WARNING)
def quote_out_of_place(case: FileCase) -> Iterator[Finding]:
    """A commit or a document is cited with a quote, which only mails can carry.

    Bad:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {commit: "linux@0123456789ab",
             quote: merged this into}}
    Good:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {commit: "linux@0123456789ab"}}
    """
    for route, citation in case.references:
        if citation.quote and (citation.commit or citation.document):
            yield case.finding(
                (*route, "quote"),
                "a quote without a mail that it could be checked against",
                "delete it, or cite the mail",
                key=True,
            )


@rule(ERROR)
def same_words_opposite_stances(case: Case) -> Iterator[Finding]:
    """The same words are read as for and as against one option.

    One of the two readings is wrong, or one of the two quotes the wrong words.

    Bad:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: a@example.org, quote: this path has to go}}
          - {person: bob, date: 2016-04-03, stance: objects, option: drop, says: Wants it kept.,
             cite: {mail: a@example.org, quote: this path has to go}}
    Good:
        positions:
          - {person: ada, date: 2016-04-02, stance: supports, option: drop, says: Wants it gone.,
             cite: {mail: a@example.org, quote: this path has to go}}
          - {person: bob, date: 2016-04-03, stance: objects, option: drop, says: Wants it kept.,
             cite: {mail: b@example.org, quote: please keep it as it is}}
    """
    if not takes_both_sides(case):
        return
    positions = case.decision.positions
    read = (
        ((one.option, cite.mail or cite.url or "", " ".join(cite.quote.split())), index, one.stance)
        for index, one in enumerate(positions)
        if (cite := one.cite) is not None and cite.quote is not None
    )
    for before, index in contradictions(read):
        position, there = positions[index], ("positions", before, "cite", "quote")
        yield case.finding(
            ("positions", index, "cite", "quote"),
            f"the same words are read as {positions[before].stance}"
            f" and as {position.stance} on {quoted(position.option)}",
            "read them again, and keep the reading that is right",
            related=((there, f"read as {positions[before].stance} here"),),
            needs=tuple(
                ("positions", at, field) for at in (before, index) for field in ("stance", "option")
            ),
        )


RULES = (same_words_opposite_stances,)
FILE_RULES = (quote_too_long, quote_too_short, quote_out_of_place)
