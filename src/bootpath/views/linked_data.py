"""What a page is about, in the terms of schema.org, for programs that read pages.

A property that needs an address is left out where no address of the site is configured.
"""

from typing import Any

from bootpath.corpus import Entry
from bootpath.markup import plain
from bootpath.record import Person, Term
from bootpath.views import anchor
from bootpath.views.library import Library

Linked = dict[str, Any]
"""JSON-LD: the context, and one thing or a graph of several."""

TERMS = 200
"""So many terms stand in the data of their page."""


def landing(library: Library) -> Linked:
    """The site, and that its landing page searches for what the address asks (`?q=`)."""
    tracker, base = library.corpus.tracker, library.base_url
    found: Linked = {"@type": "WebSite", "name": tracker.title, "inLanguage": "en"}
    if tracker.description:
        found["description"] = plain(tracker.description)
    if base:
        found |= {
            "@id": base,
            "url": base,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{base}index.html?q={{search_term_string}}",
                },
                "query-input": "required name=search_term_string",
            },
        }
    return _linked(found)


def decision(library: Library, entry: Entry) -> Linked:
    """The question with the options as answers, and the one that was chosen."""
    record, standing = entry.decision, library.standings[entry.slug]
    path = f"decisions/{entry.slug}.html"
    answers = {
        key: {"@type": "Answer", "text": option.title}
        | _at(library, f"{path}#{anchor.option(key)}")
        for key, option in record.options.items()
    }
    question: Linked = {
        "@type": "Question",
        "name": record.question,
        "answerCount": len(answers),
        "suggestedAnswer": list(answers.values()),
    }
    if standing.asked and standing.asked <= library.today:
        question["dateCreated"] = standing.asked.isoformat()
    if standing.outcome in answers:
        question["acceptedAnswer"] = answers[standing.outcome]
    page: Linked = {"@type": "WebPage", **_at(library, path), "name": record.title}
    if record.summary:
        page["description"] = plain(record.summary)
    components = library.corpus.tracker.components
    above = [("Decisions", "index.html")] + [
        (components[key].title, f"components/{key}.html")
        for key in record.components[:1]
        if key in components
    ]
    crumbs = _crumbs(library, [*above, (record.title, path)])
    return _linked({**page, "inLanguage": "en", **crumbs, "mainEntity": question})


def person(library: Library, key: str, one: Person) -> Linked:
    """A person by name: what they are known as and where they worked, nothing to reach them."""
    path = f"people/{key}.html"
    who: Linked = {"@type": "Person", "name": one.name}
    if one.former_names:
        who["alternateName"] = list(one.former_names)
    if one.says:
        who["description"] = plain(one.says)
    if one.affiliations:
        names = dict.fromkeys(each.name for each in one.affiliations)
        who["affiliation"] = [{"@type": "Organization", "name": name} for name in names]
    crumbs = _crumbs(library, [("People", "people.html"), (one.name, path)])
    return _linked({"@type": "ProfilePage", **_at(library, path), **crumbs, "mainEntity": who})


def terms(library: Library) -> Linked | None:
    """The words of the discussion with what people meant by them; None without terms."""
    known = sorted(library.corpus.terms.items(), key=lambda one: (one[1].word.casefold(), one[0]))
    if not known:
        return None
    return _linked(
        {
            "@type": "DefinedTermSet",
            **_at(library, "terms.html"),
            "name": f"Terms of {library.corpus.tracker.title}",
            "hasDefinedTerm": [_term(library, key, term) for key, term in known[:TERMS]],
        }
    )


def _term(library: Library, key: str, term: Term) -> Linked:
    found: Linked = {"@type": "DefinedTerm", "name": term.word}
    if term.also:
        found["alternateName"] = list(term.also)
    found["description"] = "; ".join(plain(sense.means).rstrip(".") for sense in term.senses) + "."
    return found | _at(library, f"terms.html#{key}")


def _at(library: Library, path: str) -> Linked:
    base = library.base_url
    return {"url": base + path} if base else {}


def _crumbs(library: Library, steps: list[tuple[str, str]]) -> Linked:
    """The way from the landing page, in names and addresses."""
    base = library.base_url
    if not base:
        return {}
    items = [
        {"@type": "ListItem", "position": at, "name": name, "item": base + path}
        for at, (name, path) in enumerate(steps, 1)
    ]
    return {"breadcrumb": {"@type": "BreadcrumbList", "itemListElement": items}}


def _linked(thing: Linked) -> Linked:
    return {"@context": "https://schema.org", **thing}
