"""Text fragments: the end of an address that makes a browser scroll to words and mark them."""

from urllib.parse import quote

from bootpath.mail.normal import parts

_TERM = 3
"""Words on either end of a range."""


def text_fragment(words: str) -> str:
    """The fragment that finds verified words in a mail as archives show it; empty for none.

    `#:~:text=first words,last words` (URL Fragment Text Directives, a WICG report). The range form
    is used throughout: Chromium 156 takes a line break inside `<pre>`, and after `<br>`, as the
    border of a block and finds no term across it, while the two ends of a range may stand on
    different lines, with the `> ` of a quotation before them. A redirect from the bare Message-ID
    to the address with a slash keeps the fragment (seen with public-inbox 1.9).

    Three words on either end are a choice by count, not by trying each in a browser: of 138
    quotations verified in real mails, matched line by line by that rule, such a range marks 124 and
    the whole quotation 114. Two words mark as many and begin ten others too early, three begin
    three too early. Where the end of a line falls inside a term nothing is marked.
    """
    pieces = parts(words)
    if not pieces:
        return ""
    start, end = pieces[0].split(), pieces[-1].split()
    if len(pieces) == 1 and len(start) < 2 * _TERM:
        half = (len(start) + 1) // 2
        start, end = start[:half], start[half:]
    terms = " ".join(start[:_TERM]), " ".join(end[-_TERM:])
    return "#:~:text=" + ",".join(_encoded(term) for term in terms if term)


def linked(address: str, words: str) -> str:
    """An address of a mail with the fragment for its words; one that it has already is kept."""
    found = text_fragment(words)
    return address + (found.removeprefix("#") if "#" in address else found)


def _encoded(term: str) -> str:
    # a hyphen beside a comma marks context, so it may not stand bare; quote() would leave it
    return quote(term, safe="").replace("-", "%2D")
