"""Rules about prose and names: that pages can show them, and that they say what they seem to say."""

from collections.abc import Iterator

from bootpath import prose
from bootpath.rules.case import FileCase
from bootpath.rules.rule import ERROR, WARNING, rule
from bootpath.shape import hint_for, quoted
from bootpath.source import Finding


@rule(ERROR)
def prose_too_complex(case: FileCase) -> Iterator[Finding]:
    """A Markdown text is built so that converting it could take very long.

    Markdown converters need minutes for a few kilobytes of nested brackets. Such text is refused
    before it is converted; no text written to be read comes near the limits.

    Bad:
        context: ">>>>>>>>>>>>>>>>>>>>>>>>> quoted too often"
    Good:
        context: A list, a `code` span and a [link](https://example.org).
    """
    for route, text, markdown in case.texts:
        if markdown:
            for complaint in prose.complaints(text):
                yield case.finding(
                    route, complaint.sentence, "write it more simply", fragment=complaint.fragment
                )


@rule(ERROR)
def bare_mail_address(case: FileCase) -> Iterator[Finding]:
    """An e-mail address stands in a text that will be published.

    Pages never show addresses: they would be harvested. Name the person instead.

    Bad:
        summary: Write to ada@example.org about it.
    Good:
        summary: Write to Ada about it.
    """
    for route, text, _ in case.texts:
        if "@" in text:
            for address in prose.mail_addresses(text):
                yield case.finding(
                    route,
                    f"the e-mail address {quoted(address)} would be published",
                    "name the person, or cite the mail by its Message-ID under cite:",
                    fragment=address,
                )


@rule(ERROR)
def unknown_decision_reference(case: FileCase) -> Iterator[Finding]:
    """A text refers to a decision, as `[[slug]]`, that does not exist.

    Bad:
        summary: See [[keep-teh-new-path]].
    Good:
        summary: See [[keep-the-new-path]].
    """
    for route, text, _ in case.texts:
        if "[[" in text and not all(map(case.corpus.knows, prose.bracketed(text))):
            for slug in prose.references(text):
                if not case.corpus.knows(slug):
                    yield case.finding(
                        route,
                        f"no decision is named {quoted(slug)}",
                        hint_for(slug, case.corpus.slugs),
                        fragment=f"[[{slug}]]",
                    )


@rule(WARNING)
def mixed_script_name(case: FileCase) -> Iterator[Finding]:
    """A word of a name mixes letters of two scripts.

    A Cyrillic а in a Latin name looks the same and is another person to every search (Unicode
    TR 39). The letters are shown with their code points.

    Bad:
        # file: _people.yaml
        ada: {name: Аda Lovelace}
        bob: {name: Bob Kahn}
    Good:
        # file: _people.yaml
        ada: {name: Ada Lovelace}
        bob: {name: Bob Kahn}
    """
    for route, text, _ in case.texts:
        if not text.isascii() and (route[-1] == "name" or "former-names" in route):
            for word in prose.mixed_scripts(text):
                message = f"a word of this name mixes scripts: {word}"
                yield case.finding(route, message, "write it in one script")


FILE_RULES = (
    prose_too_complex,
    bare_mail_address,
    unknown_decision_reference,
    mixed_script_name,
)
