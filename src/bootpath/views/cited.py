"""Every published citation of a mail: where a reader finds it, and what was found about it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from bootpath.corpus import Corpus, Entry
from bootpath.evidence import Checked, Evidence, Outcome, statements
from bootpath.record import Decision
from bootpath.source import Route
from bootpath.views import anchor
from bootpath.views.finding import NOT_CHECKED, WORDS, Known, of_statement
from bootpath.views.words import counted, iso

_KINDS = {
    "status": "status",
    "positions": "position",
    "clock": "clock",
    "questions": "question",
    "expectations": "expectation",
    "events": "event",
}


class Cited(NamedTuple):
    """A citation of a mail, where it is shown.

    - `slug`: the decision, or None in what decisions share; `title`: what the page is about
    - `page` and `place`: where it is shown, from the root of the site; `kind`: what cites, a word
    - `day`: of the entry, ISO 8601; `known`: the statement, and what was found about it
    """

    slug: str | None
    title: str
    page: str
    place: str
    kind: str
    day: str | None
    known: Known

    @property
    def key(self) -> str:
        """The result as the lock names it, or `not-checked`."""
        return self.known.checked.outcome if self.known.checked else NOT_CHECKED


class Tally(NamedTuple):
    """How many citations have each result, those that quote words apart from those that do not."""

    quotations: Counter[str]
    others: Counter[str]

    @property
    def every(self) -> Counter[str]:
        """How many have each result, whether they quote words or not."""
        return self.quotations + self.others


def tallied(found: Iterable[Cited]) -> Tally:
    """Count citations by result."""
    counts = Tally(Counter(), Counter())
    for one in found:
        quotes = one.known.statement.citation.quote
        (counts.quotations if quotes else counts.others)[one.key] += 1
    return counts


def total(counts: Iterable[Tally]) -> Tally:
    """Several counts together."""
    found = Tally(Counter(), Counter())
    for one in counts:
        found.quotations.update(one.quotations)
        found.others.update(one.others)
    return found


def counts_line(counts: Tally) -> str:
    """The quotations by how they were checked: `3 quotations: 2 in …, 1 not verified`."""
    found = counts.quotations
    number = found.total()
    if not number:
        return ""
    own, quoted = found[Outcome.OWN_WORDS], found[Outcome.QUOTED]
    if found[NOT_CHECKED] == number:
        return f"{counted(number, 'quotation')}, not verified yet"
    wrong = sum(found[key] for key, word in WORDS.items() if word.tone == "wrong")
    rest = number - own - quoted
    parts = [
        f"{own:,} in their author’s own mail" if own else "",
        f"{quoted:,} as quoted in other mails" if quoted else "",
        f"{rest - wrong:,} not verified" if rest > wrong else "",
        f"{wrong:,} not borne out by the mail" if wrong else "",
    ]
    return f"{counted(number, 'quotation')}: {', '.join(filter(None, parts))}"


class Citing(NamedTuple):
    """A citation of a mail as far as it is sorted by: its mail, its result, where and when.

    `doubted` says that something about it is not verified, `title` is what it calls the mail. `at`
    is its place among those of its decision, or of what all share.
    """

    source: str
    key: str
    doubted: bool
    day: str
    page: str
    place: str
    title: str | None
    slug: str | None
    at: int


def citings(found: Iterable[Cited]) -> tuple[Citing, ...]:
    """Citations as far as they are sorted by."""
    return tuple(
        Citing(
            one.known.statement.source,
            one.key,
            _is_doubted(one.known.checked),
            one.day or "",
            one.page,
            one.place,
            one.known.statement.citation.title,
            one.slug,
            at,
        )
        for at, one in enumerate(found)
    )


def _is_doubted(checked: Checked | None) -> bool:
    if checked is None or checked.remarks:
        return True
    return checked.outcome not in (Outcome.OWN_WORDS, Outcome.QUOTED, Outcome.MAIL_FOUND)


def of_decision(evidence: Evidence, entry: Entry, today: date) -> Iterator[Cited]:
    """The citations of a decision up to a day."""
    decision = entry.decision
    page, places = f"decisions/{entry.slug}.html", anchor.positions(decision.positions)
    for statement in statements(decision):
        route = statement.route
        days = _days(decision, route)
        if any(day > today for day in days):
            continue
        kind = "answer" if "answers" in route else _KINDS[str(route[0])]
        place = _place(decision, route, places)
        day = iso(days[-1]) if days else None
        known = of_statement(evidence, statement)
        yield Cited(entry.slug, decision.title, page, place, kind, day, known)


def of_shared(corpus: Corpus, evidence: Evidence, today: date) -> Iterator[Cited]:
    """The citations of what all decisions share, up to a day."""
    for kind, file in corpus.files.items():
        for statement in statements(file.shaped.record):
            if found := _of_shared(corpus, kind, of_statement(evidence, statement), today):
                yield found


def _days(decision: Decision, route: Route) -> list[date]:
    """The days of the entries that a route passes through, outermost first."""
    found = []
    at: Any = decision
    for step in route[:-1]:
        at = at[step] if isinstance(step, int) else getattr(at, step)
        day = getattr(at, "date", None)
        if isinstance(day, date):
            found.append(day)
    return found


def _place(decision: Decision, route: Route, positions: tuple[str, ...]) -> str:
    part, *rest = route
    if part == "clock":
        return "conditions"
    index = int(rest[0])
    if part == "positions":
        return positions[index]
    if part == "questions":
        return anchor.question(decision.questions[index].key)
    named = {"status": anchor.status, "expectations": anchor.expectation, "events": anchor.event}
    return named[str(part)](index)


def _of_shared(corpus: Corpus, kind: str, known: Known, today: date) -> Cited | None:
    key, part, *_ = map(str, known.statement.route)
    if kind == "terms":
        return Cited(None, corpus.terms[key].word, "terms.html", key, "term", None, known)
    if kind == "people":
        name = corpus.people[key].name
        return Cited(None, name, f"people/{key}.html", "", "role", None, known)
    milestone = corpus.milestones[key]
    fact = next(
        (
            name
            for name in ("met", "abandoned", "expected")
            if (one := getattr(milestone, name)) and (name == "expected" or one.date <= today)
        ),
        None,
    )
    if part != fact:
        return None
    day = getattr(milestone, part).date.isoformat()
    return Cited(None, milestone.title, "milestones.html", key, "milestone", day, known)
