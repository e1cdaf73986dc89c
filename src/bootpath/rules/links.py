"""Rules about links between decisions."""

from collections.abc import Iterator

from bootpath.corpus import Corpus, LinkKind, links
from bootpath.record import CHOSEN
from bootpath.rules.case import Case
from bootpath.rules.rule import ERROR, WARNING, rule
from bootpath.shape import hint_for, quoted
from bootpath.source import Finding, Route, Spot


@rule(ERROR)
def dangling_link(case: Case) -> Iterator[Finding]:
    """A link leads to a decision that does not exist.

    A file that exists but cannot be read is no dangling link: its own mistake is reported.

    Bad:
        links: {relates-to: [keep-teh-new-path]}
    Good:
        links: {relates-to: [keep-the-new-path]}
    """
    for link in case.links:
        if not case.corpus.knows(link.target):
            yield case.finding(
                ("links", link.kind, link.at),
                f"no decision is named {quoted(link.target)}",
                hint_for(link.target, case.corpus.slugs),
            )


@rule(ERROR)
def self_link(case: Case) -> Iterator[Finding]:
    """A decision links to itself.

    Bad:
        links: {relates-to: [drop-the-old-path]}
    Good:
        links: {relates-to: [keep-the-new-path]}
    """
    for link in case.links:
        if link.target == link.source or link.target in case.decision.aliases:
            yield case.finding(
                ("links", link.kind, link.at),
                f"{quoted(link.target)} is this decision itself",
                "delete the link",
            )


@rule(ERROR)
def repeated_link(case: Case) -> Iterator[Finding]:
    """A decision links to the same other decision twice in the same way.

    Bad:
        links: {relates-to: [keep-the-new-path, keep-the-new-path]}
    Good:
        links: {relates-to: [keep-the-new-path]}
    """
    seen: dict[tuple[str, str], Route] = {}
    for link in case.links:
        route: Route = ("links", link.kind, link.at)
        first = seen.setdefault((link.kind, link.target), route)
        if first != route:
            yield case.finding(
                route,
                f"{link.kind} names {quoted(link.target)} twice",
                "delete one of the two",
                related=((first, "it is named here first"),),
            )


@rule(ERROR)
def contradictory_links(case: Case) -> Iterator[Finding]:
    """A decision conflicts with one that it depends on.

    Also when the other side says so: a link counts in both directions here.

    Bad:
        links: {depends-on: [keep-the-new-path], conflicts-with: [keep-the-new-path]}
    Good:
        links: {conflicts-with: [keep-the-new-path]}
    """
    if "depends-on" not in case.link_kinds:
        return
    needed = {
        target.slug: link.at
        for link in case.links
        if link.kind == "depends-on" and (target := case.corpus.entry(link.target))
    }
    if not needed:
        return
    for link in case.links:
        target = case.corpus.entry(link.target)
        if link.kind == "conflicts-with" and target and target.slug in needed:
            yield case.finding(
                ("links", "conflicts-with", link.at),
                f"{quoted(link.target)} is both depended on and conflicted with",
                "keep the link that is true",
                related=((("links", "depends-on", needed[target.slug]), "depended on here"),),
            )
    for link in case.corpus.backlinks.get(case.entry.slug, ()):
        if link.kind == "conflicts-with" and link.source in needed:
            other = case.corpus.by_slug[link.source]
            found = case.finding(
                ("links", "depends-on", needed[link.source]),
                f"{quoted(link.source)} is depended on but says that the two conflict",
                "keep the link that is true",
            )
            spot = Spot(other.path, ("links", "conflicts-with", link.at))
            yield found._replace(related=((spot, "it says so here"),))


@rule(ERROR)
def link_cycle(corpus: Corpus) -> Iterator[Finding]:
    """Decisions depend on one another, or supersede one another, in a circle.

    No order of deciding satisfies a circle. The path of the circle is shown.

    Bad:
        links: {depends-on: [keep-the-new-path]}
        # file: keep-the-new-path.yaml
        links: {depends-on: [drop-the-old-path]}
    Good:
        links: {depends-on: [keep-the-new-path]}
    """
    kinds: tuple[LinkKind, ...] = ("depends-on", "supersedes")
    for kind in kinds:
        for cycle in corpus.cycles(kind):
            entry = corpus.by_slug[cycle[0]]
            index = next(
                link.at
                for link in links(corpus, entry)
                if link.kind == kind
                and (target := corpus.entry(link.target))
                and target.slug == cycle[1]
            )
            path = " → ".join((*cycle, cycle[0]))
            yield Finding(
                Spot(entry.path, ("links", kind, index)),
                f"{kind} leads in a circle: {path}",
                "take out the link that is wrong",
            )


@rule(ERROR)
def depends_on_rejected(case: Case) -> Iterator[Finding]:
    """A live decision depends on one that was rejected or withdrawn.

    What it waits for will not come. A decision that is itself rejected or withdrawn may keep the
    link: it tells why.

    Bad:
        links: {depends-on: [keep-the-new-path]}
        # file: keep-the-new-path.yaml
        status:
          - {is: rejected, date: 2016-04-20, cite: {mail: no@example.org}}
    Good:
        links: {relates-to: [keep-the-new-path]}
        # file: keep-the-new-path.yaml
        status:
          - {is: rejected, date: 2016-04-20, cite: {mail: no@example.org}}
    """
    status = case.decision.status
    if "depends-on" not in case.link_kinds:
        return
    if not status or status[-1].is_ in ("rejected", "withdrawn", "superseded"):
        return
    for link in case.links:
        target = case.corpus.entry(link.target) if link.kind == "depends-on" else None
        if target is None or not target.decision.status or target.shaped.lacks(("status",)):
            continue
        last = target.decision.status[-1]
        if last.is_ in ("rejected", "withdrawn"):
            at = Spot(target.path, ("status", len(target.decision.status) - 1))
            found = case.finding(
                ("links", "depends-on", link.at),
                f"{quoted(link.target)} was {last.is_} on {last.date}",
                "say what the decision depends on now",
                needs=(("status",),),
            )
            yield found._replace(related=((at, f"{last.is_} here"),))


@rule(ERROR)
def superseded_without_successor(case: Case) -> Iterator[Finding]:
    """A decision is superseded, but no decision says that it supersedes it.

    The link is written in the successor, under `links: supersedes`.

    Bad:
        status:
          - {is: open, date: 2016-04-01}
          - {is: superseded, date: 2016-04-20}
    Good:
        status:
          - {is: open, date: 2016-04-01}
    """
    last = len(case.decision.status) - 1
    if (
        last >= 0
        and case.decision.status[last].is_ == "superseded"
        and case.corpus.whole
        and not _successors(case)
    ):
        yield case.finding(
            ("status", last, "is"),
            "nothing supersedes this decision",
            f"write 'supersedes: [{case.entry.slug}]' in the links of its successor",
            needs=(("status",),),
        )


@rule(WARNING)
def successor_not_accepted(case: Case) -> Iterator[Finding]:
    """A decision is marked superseded, but its successor is not accepted.

    Supersession takes effect when the successor is accepted or settled, not before.

    Bad:
        status:
          - {is: open, date: 2016-04-01}
          - {is: superseded, date: 2016-04-20}
        # file: keep-the-new-path.yaml
        links: {supersedes: [drop-the-old-path]}
    Good:
        # file: keep-the-new-path.yaml
        links: {supersedes: [drop-the-old-path]}
    """
    last = len(case.decision.status) - 1
    if last < 0 or case.decision.status[last].is_ != "superseded":
        return
    successors = [case.corpus.by_slug[slug] for slug in _successors(case)]
    if successors and not any(
        entry.shaped.lacks(("status",))
        or any(status.is_ in CHOSEN for status in entry.decision.status)
        for entry in successors
    ):
        names = ", ".join(quoted(entry.slug) for entry in successors)
        yield case.finding(
            ("status", last, "is"),
            f"the successor {names} is not accepted yet",
            "take this entry out until it is",
            needs=(("status",),),
        )


def _successors(case: Case) -> tuple[str, ...]:
    return case.corpus.successors(case.entry.slug)


RULES = (
    dangling_link,
    self_link,
    repeated_link,
    contradictory_links,
    depends_on_rejected,
    superseded_without_successor,
    successor_not_accepted,
)
CORPUS_RULES = (link_cycle,)
