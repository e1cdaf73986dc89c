"""The lock: what verification found, as a file that is read by people in a diff.

One line for each mail and each claim, sorted, so that two branches that verified different
citations merge, and the same findings are always the same bytes. It keeps names, days and hashes,
no text of a mail and no address of a person.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bootpath.diagnostic import Code, Severity
from bootpath.evidence.checked import Checked, Outcome, Remark
from bootpath.evidence.statement import Claim

NAME = "_citations.lock"
"""The file beside the records in which the lock is kept."""

VERSION = 1

CODES = (
    Code("broken-lock", Severity.ERROR, """The file that keeps what was verified cannot be read.

`_citations.lock` is written by `bootpath verify` and by nothing else. After a merge that left
conflict markers in it, take either side and verify again.
"""),
)  # fmt: skip

_CLAIM = {"mail": 0, "quote": 1, "prefix": 2, "suffix": 3, "person": 4, "date": 5}


class BrokenLock(Exception):  # noqa: N818 - an answer about a file; the caller words the problem
    """The lock cannot be read; `line` and `column` count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


class Seen(NamedTuple):
    """A mail as verification saw it: headers, hashes of its text, the archive that had it.

    `texts` has a SHA-256 for each mail of the id (`Message.content_hash`); more than one means
    that an id was used twice.
    """

    archive: str
    author: str
    date: str
    subject: str
    texts: tuple[str, ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Lock:
    """What is known of claims, and of the mails they are about, by key of the mail.

    `verified_on` is the day of the last verification that was told one.
    """

    claims: Mapping[Claim, Checked] = field(default_factory=dict)
    mails: Mapping[str, Seen] = field(default_factory=dict)
    verified_on: str = ""

    def updated(self, fresh: "Lock", live: frozenset[Claim] | None) -> "Lock":
        """The lock after a run found `fresh`; with `live`, all other claims are dropped.

        Words that were verified stay so when now only the mail could not be had.
        """
        claims = dict(self.claims)
        for claim, found in fresh.claims.items():
            before = claims.get(claim)
            if found.outcome.is_of_words or before is None or not before.outcome.is_of_words:
                claims[claim] = found
        if live is not None:
            claims = {claim: found for claim, found in claims.items() if claim in live}
        sources = {claim.source for claim in claims}
        mails = {key: mail for key, mail in {**self.mails, **fresh.mails}.items() if key in sources}
        return Lock(claims, mails, fresh.verified_on or self.verified_on)


def written(lock: Lock) -> bytes:
    """The lock as a JSON text in UTF-8."""
    head: dict[str, Any] = {"version": VERSION}
    if lock.verified_on:
        head["verified-on"] = lock.verified_on
    mails = [f"{_json(key)}: {_json(_mail(seen))}" for key, seen in sorted(lock.mails.items())]
    claims = [_json(_entry(claim, found)) for claim, found in sorted(lock.claims.items(), key=_key)]
    parts = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    parts.append('"mails": ' + _lines("{}", mails))
    parts.append('"citations": ' + _lines("[]", claims))
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _key(item: tuple[Claim, Checked]) -> Claim:
    return item[0]


def _lines(brackets: str, lines: list[str]) -> str:
    return f"{brackets[0]}\n" + ",\n".join(lines) + f"\n{brackets[1]}" if lines else brackets


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # what is no character of its own on a screen stays escaped
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


def _mail(seen: Seen) -> dict[str, Any]:
    kept = seen._asdict()
    if seen.complete:
        del kept["complete"]
    return kept


def _entry(claim: Claim, found: Checked) -> dict[str, Any]:
    said = {key: claim[at] for key, at in _CLAIM.items() if claim[at] or key == "mail"}
    told = {
        "said-by": found.said_by,
        "quoted-by": found.quoted_by,
        "where": found.where,
        "remarks": found.remarks,
    }
    return {**said, "result": found.outcome, **{key: value for key, value in told.items() if value}}


def read(data: bytes) -> Lock:
    """Read a lock. Raises BrokenLock for anything that `written` would not have written."""
    try:
        content = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise BrokenLock("it is not UTF-8") from None
    except json.JSONDecodeError as broken:
        if any(line.startswith((b"<<<<<<<", b">>>>>>>")) for line in data.split(b"\n")):
            raise BrokenLock("it holds conflict markers", broken.lineno) from None
        raise BrokenLock("it is no JSON", broken.lineno, broken.colno) from None
    except RecursionError:
        raise BrokenLock("it is nested too deeply") from None
    try:
        if content["version"] != VERSION:
            raise BrokenLock(f"its version is not {VERSION}")
        mails = {str(key): _seen(value) for key, value in content["mails"].items()}
        claims = dict(_checked(entry) for entry in content["citations"])
        return Lock(claims, mails, str(content.get("verified-on", "")))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise BrokenLock("it does not have the form that bootpath verify writes") from None


def _seen(value: dict[str, Any]) -> Seen:
    return Seen(
        archive=str(value["archive"]),
        author=str(value["author"]),
        date=str(value["date"]),
        subject=str(value["subject"]),
        texts=tuple(str(one) for one in value["texts"]),
        complete=value.get("complete", True) is True,
    )


def _checked(entry: dict[str, Any]) -> tuple[Claim, Checked]:
    claim = Claim(*(str(entry[key] if key == "mail" else entry.get(key, "")) for key in _CLAIM))
    return claim, Checked(
        Outcome(entry["result"]),
        tuple(map(str, entry.get("said-by", ()))),
        tuple(map(str, entry.get("quoted-by", ()))),
        str(entry.get("where", "")),
        tuple(Remark(str(kind), str(found)) for kind, found in entry.get("remarks", ())),
    )
