"""Rules about what records refer to: people, options, components, milestones, repositories, terms."""

from collections.abc import Iterator
from datetime import date

from bootpath.corpus import Corpus, SharedKind
from bootpath.evidence import Evidence
from bootpath.record import Component, Milestone, Person, Term
from bootpath.rules.case import Case, FileCase
from bootpath.rules.rule import ERROR, WARNING, rule
from bootpath.rules.used import forms_of, text_of, used
from bootpath.shape import hint_for, quoted
from bootpath.source import Finding, Route, Spot

_FILES = {"people": "_people.yaml", "milestones": "_milestones.yaml", "tracker": "_tracker.yaml"}


@rule(ERROR)
def unknown_person(case: FileCase) -> Iterator[Finding]:
    """A record names a person that _people.yaml does not define.

    Bad:
        questions:
          - {key: when, asks: When?, person: adda, date: 2016-04-02, cite: {mail: q@example.org}}
    Good:
        questions:
          - {key: when, asks: When?, person: ada, date: 2016-04-02, cite: {mail: q@example.org}}
    """
    known = case.corpus.keys("people")
    for route, person in case.names:
        if known is not None and person not in known:
            yield case.finding(
                route,
                f"no person has the key {quoted(person)}",
                _hint(person, known, "people"),
                needs=(route,),
            )


@rule(ERROR)
def unknown_option(case: Case) -> Iterator[Finding]:
    """A position or an outcome names an option that the decision does not have.

    Bad:
        status:
          - {is: accepted, date: 2016-04-20, outcome: dorp, cite: {mail: yes@example.org}}
    Good:
        status:
          - {is: accepted, date: 2016-04-20, outcome: drop, cite: {mail: yes@example.org}}
    """
    options = case.decision.options
    uses: list[tuple[Route, str]] = [
        (("positions", index, "option"), position.option)
        for index, position in enumerate(case.decision.positions)
        if position.option not in options
    ]
    uses += [
        (("status", index, "outcome"), status.outcome)
        for index, status in enumerate(case.decision.status)
        if status.outcome is not None and status.outcome not in options
    ]
    for route, option in uses:
        hint = hint_for(option, tuple(options)) if options else f"define it: options: {option}:"
        yield case.finding(
            route,
            f"the decision has no option {quoted(option)}",
            hint,
            needs=(route, ("options", option)) if options else (route, ("options",)),
        )


@rule(ERROR)
def unknown_component(case: Case) -> Iterator[Finding]:
    """A decision names a component that _tracker.yaml does not define.

    Bad:
        components: [linus]
    Good:
        components: [linux]
    """
    known = case.corpus.keys("tracker", "components")
    for index, name in enumerate(case.decision.components):
        if known is not None and name not in known:
            yield case.finding(
                ("components", index),
                f"no component has the key {quoted(name)}",
                _hint(name, known, "tracker"),
            )


@rule(ERROR)
def unknown_milestone(case: Case) -> Iterator[Finding]:
    """A decision waits for a milestone that _milestones.yaml does not define.

    Bad:
        conditions: [new-path-stabel]
    Good:
        conditions: [new-path-stable]
    """
    known = case.corpus.keys("milestones")
    uses: list[tuple[Route, str]] = [
        (("conditions", index), key) for index, key in enumerate(case.decision.conditions)
    ]
    uses += [
        (("positions", index, "milestone"), position.milestone)
        for index, position in enumerate(case.decision.positions)
        if position.milestone is not None
    ]
    for route, key in uses:
        if known is not None and key not in known:
            yield case.finding(
                route,
                f"no milestone has the key {quoted(key)}",
                _hint(key, known, "milestones"),
            )


@rule(ERROR)
def unknown_repository(case: FileCase) -> Iterator[Finding]:
    """A citation names a repository that _tracker.yaml does not define.

    Bad:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {commit: "lnux@0123456789ab"}}
    Good:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {commit: "linux@0123456789ab"}}
    """
    known = case.corpus.keys("tracker", "repositories")
    for route, citation in case.references:
        for key, value in (("commit", citation.commit), ("document", citation.document)):
            name, at, _ = (value or "").partition("@")
            if known is not None and at and "/" not in name and name not in known:
                yield case.finding(
                    (*route, key),
                    f"no repository has the key {quoted(name)}",
                    _hint(name, known, "tracker", "repositories: "),
                )


@rule(WARNING)
def unused_person(corpus: Corpus) -> Iterator[Finding]:
    """A person is defined and no record names them.

    Reported only when every record could be read.

    Bad:
        # file: _people.yaml
        ada: {name: Ada Lovelace}
        bob: {name: Bob Kahn}
        eve: {name: Eve Nobody}
    Good:
        # file: _people.yaml
        ada: {name: Ada Lovelace}
        bob: {name: Bob Kahn}
    """
    if corpus.whole:
        waiting = set(corpus.people)
        for path, shaped in corpus.shared_files():
            case = FileCase(path, shaped, corpus, Evidence(corpus, None), date.min)
            waiting.difference_update(person for _, person in case.names)
        for entry in corpus.each():
            if not waiting:
                return
            waiting -= used(corpus, entry).people
        named = set(corpus.people) - waiting
        yield from _unused(corpus, "people", corpus.people, named, "person")


@rule(WARNING)
def unused_milestone(corpus: Corpus) -> Iterator[Finding]:
    """A milestone is defined and no decision waits for it.

    Bad:
        # file: _milestones.yaml
        new-path-stable: {title: The new path is stable}
        moon-reached: {title: The moon is reached}
    Good:
        # file: _milestones.yaml
        new-path-stable: {title: The new path is stable}
    """
    if corpus.whole:
        named = set(corpus.citing_milestones)
        yield from _unused(corpus, "milestones", corpus.milestones, named, "milestone")


@rule(WARNING)
def unused_component(corpus: Corpus) -> Iterator[Finding]:
    """A component is defined and no decision belongs to it.

    Bad:
        components: [linux]
        # file: _tracker.yaml
        components:
          linux: {title: Linux}
          xen: {title: Xen}
          moon: {title: The moon}
    Good:
        components: [linux]
        # file: _tracker.yaml
        components:
          linux: {title: Linux}
          xen: {title: Xen}
    """
    if corpus.whole:
        named = {name for entry in corpus.each() for name in used(corpus, entry).components}
        defined = corpus.tracker.components
        yield from _unused(corpus, "tracker", defined, named, "component", ("components",))


@rule(WARNING)
def unused_term(corpus: Corpus) -> Iterator[Finding]:
    """A term is defined and no record uses the word, nor any other form of it.

    Bad:
        # file: _terms.yaml
        xyzzy: {word: xyzzy, senses: [{means: A word of no decision.}]}
    Good:
        # file: _terms.yaml
        path: {word: path, senses: [{means: The way a guest enters the kernel.}]}
    """
    if not corpus.whole or not corpus.terms:
        return
    forms = forms_of(corpus)
    named: set[str] = set()
    terms_file = corpus.files["terms"].path
    for path, shaped in corpus.shared_files():
        if path != terms_file:
            text = text_of(FileCase(path, shaped, corpus, Evidence(corpus, None), date.min))
            named |= {key for key, known in forms.items() if any(form in text for form in known)}
    for entry in corpus.each():
        if len(named) == len(forms):
            return
        named |= used(corpus, entry).terms
    yield from _unused(corpus, "terms", corpus.terms, named, "term")


def _unused(
    corpus: Corpus,
    kind: SharedKind,
    defined: "dict[str, Person] | dict[str, Milestone] | dict[str, Component] | dict[str, Term]",
    named: set[str],
    noun: str,
    section: Route = (),
) -> Iterator[Finding]:
    for key in defined:
        if key not in named:
            yield Finding(
                Spot(corpus.files[kind].path, (*section, key), key=True),
                f"no decision refers to the {noun} {quoted(key)}",
                "delete it, or refer to it",
            )


def _hint(name: str, known: frozenset[str], kind: str, section: str = "") -> str:
    hint = hint_for(name, tuple(known))
    if hint.startswith("did you mean"):
        return hint
    return f"define it in {_FILES[kind]}: {section}{name}:"


RULES = (unknown_option, unknown_component, unknown_milestone)
FILE_RULES = (unknown_person, unknown_repository)
CORPUS_RULES = (
    unused_person,
    unused_milestone,
    unused_component,
    unused_term,
)
