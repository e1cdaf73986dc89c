"""Stating: a position composed from what a maintainer says alone, its mail cited but not read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bootpath.app.cited_mail import names_of
from bootpath.app.positions import (
    Draft,
    Refused,
    checked,
    lacking,
    option_of,
    person_of,
    refusal_of,
)
from bootpath.mail.identity import is_address
from bootpath.record import Decision

_SOURCES = ("mail", "url", "commit", "document")


@dataclass(frozen=True, slots=True)
class Statement:
    """What the maintainer said; the fields bear the names of the options."""

    person: str | None = None
    day: date | None = None
    stance: str | None = None
    option: str | None = None
    says: str | None = None
    mail: str | None = None
    url: str | None = None
    commit: str | None = None
    document: str | None = None
    title: str | None = None
    quoted_by: str | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    basis: str | None = None
    condition: str | None = None
    milestone: str | None = None
    vote: int | None = None


def drafted(statement: Statement, decision: Decision, people: Collection[str]) -> Draft:
    """The position; raises Refused for what is missing or unknown."""
    wanted = lacking(decision, statement.stance, statement.option, statement.says)
    if statement.person is None:
        wanted = {"--person": "who takes the position, by the key in _people.yaml", **wanted}
    if statement.day is None:
        wanted["--date"] = "the day of the mail, as YYYY-MM-DD"
    given = [name for name in _SOURCES if getattr(statement, name)]
    if not given:
        wanted["--mail"] = "the Message-ID; or --url, --commit or --document in its place"
    if wanted or statement.person is None or statement.day is None:
        raise refusal_of(wanted)
    if len(given) > 1:
        names = " and ".join(f"--{name}" for name in given)
        raise Refused(f"a citation has one source, not {names}", "give the surest", usage=True)
    quoted_by = person_of(people, statement.quoted_by) if statement.quoted_by else None
    cite = {
        **_source(given[0], getattr(statement, given[0])),
        "quote": statement.quote,
        "prefix": statement.prefix,
        "suffix": statement.suffix,
        "title": statement.title,
        "quoted-by": quoted_by,
    }
    return checked(
        Draft(
            person=person_of(people, statement.person),
            day=statement.day,
            stance=statement.stance or "",
            option=option_of(decision, statement.option),
            says=(statement.says or "").strip(),
            cite={
                key: line for key, text in cite.items() if (line := " ".join((text or "").split()))
            },
            basis=statement.basis,
            condition=statement.condition,
            milestone=statement.milestone,
            vote=statement.vote,
        )
    )


def _source(kind: str, text: str) -> dict[str, str]:
    """A mail by its Message-ID, however it was pasted, or by an address that names none."""
    if kind != "mail":
        return {kind: text}
    name = names_of(text)[0]
    return {"url" if is_address(name) else "mail": name}
