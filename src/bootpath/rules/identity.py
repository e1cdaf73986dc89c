"""Rules about names: what a decision is called, and that nothing else is called so."""

from collections.abc import Iterator

from bootpath.corpus import Corpus, former_slugs
from bootpath.record import SLUG, SLUG_LENGTH
from bootpath.rules.case import Case
from bootpath.rules.rule import ERROR, rule
from bootpath.shape import quoted
from bootpath.source import Finding, Spot

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"com{n}" for n in range(1, 10)}
    | {f"lpt{n}" for n in range(1, 10)}
)
_PAGES = frozenset({"index", "404", "all", "about", "feed", "sitemap", "robots"})
RESERVED = _DEVICES | _PAGES
"""Slugs that cannot be addresses: Windows device names and names of pages."""


@rule(ERROR)
def slug_differs_from_file(case: Case) -> Iterator[Finding]:
    """The record's slug is not the name of its file.

    A decision is named by its file. A record may repeat the name as `slug:`, which keeps a patch
    readable in a mail; then the two must agree. A file name that is no slug names nothing.

    Bad:
        slug: some-other-name
    Good:
        slug: drop-the-old-path
    """
    said, stem = case.decision.slug, case.entry.slug
    if said is not None and said != stem:
        yield case.finding(
            ("slug",),
            f"the slug is {quoted(said)} but the file is named {quoted(stem)}",
            f"rename the file to {said}.yaml, or delete the key",
        )
    if not SLUG.fullmatch(stem) or len(stem) > SLUG_LENGTH:
        yield case.finding(
            (),
            f"the file name {quoted(stem)} is no slug",
            "rename it: lower-case letters, digits and single hyphens, 64 characters at most",
        )


@rule(ERROR)
def reserved_slug(case: Case) -> Iterator[Finding]:
    """A slug or alias cannot be an address.

    Windows refuses files named after its devices, and some names belong to pages of the site.

    Bad:
        aliases: [aux]
    Good:
        aliases: [auxiliary-entry]
    """
    if case.entry.slug in RESERVED:
        yield case.finding(
            (), f"the file name {quoted(case.entry.slug)} is reserved", "rename the file"
        )
    for index, alias in enumerate(case.decision.aliases):
        if alias in RESERVED:
            yield case.finding(
                ("aliases", index), f"{quoted(alias)} is reserved", "choose another alias"
            )


@rule(ERROR)
def duplicate_slug_or_alias(corpus: Corpus) -> Iterator[Finding]:
    """Two decisions claim the same name.

    Names are compared without regard to case: some file systems cannot tell them apart.

    Bad:
        aliases: [keep-the-new-path]
    Good:
        aliases: [remove-the-old-path]
    """
    claimed: dict[str, Spot] = {
        entry.slug.casefold(): Spot(entry.path, ()) for entry in corpus.each()
    }
    for entry in corpus.each():
        own = Spot(entry.path, ())
        names = [(entry.slug, own)]
        for index, alias in enumerate(former_slugs(corpus, entry)):
            names.append((alias, Spot(entry.path, ("aliases", index))))
        for name, spot in names:
            first = claimed.setdefault(name.casefold(), spot)
            if first != spot:
                yield Finding(
                    spot,
                    f"the name {quoted(name)} is taken",
                    "rename one of the two, or delete the alias",
                    ((first, "it is claimed here too"),),
                )


RULES = (slug_differs_from_file, reserved_slug)
CORPUS_RULES = (duplicate_slug_or_alias,)
