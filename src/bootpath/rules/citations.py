"""Rules about citations: that each can be followed, and finds its place when it is."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bootpath.corpus import Corpus
from bootpath.mail.identity import checked_base
from bootpath.record import Citation
from bootpath.rules.case import Case, FileCase
from bootpath.rules.rule import ERROR, rule
from bootpath.shape import quoted
from bootpath.source import Finding, Route, Spot

_MESSAGE_ID = re.compile(r"(?!\s)[^<>\x00-\x1f]+@[^<>\x00-\x1f]+(?<!\s)")
_COMMIT = re.compile(r"[a-z0-9-]+@[0-9a-f]{7,64}", re.ASCII)
_PLAIN = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[A-Za-z0-9/._~%+=@,-]*)?")
_FILE = re.compile(r"[a-z0-9-]+@[^\s:]+:[^\s:][^\s]*")
_PLACES = ("mbox", "maildir", "git", "public_inbox")


@rule(ERROR)
def citation_without_one_source(case: FileCase) -> Iterator[Finding]:
    """A citation names no source, or more than one.

    Exactly one of `mail`, `url`, `commit` and `document` says where to look.

    Bad:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {quote: "merged this into the tree"}}
    Good:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {commit: "linux@0123456789ab"}}
    """
    for route, citation in case.citations:
        sources = (citation.mail, citation.url, citation.commit, citation.document)
        if sources.count(None) == len(sources) - 1:
            continue
        given = sources_of(citation)
        if not given:
            yield case.finding(
                route,
                "a citation without a source",
                "add one of mail:, url:, commit: or document:",
                needs=tuple((*route, key) for key in ("mail", "url", "commit", "document")),
            )
        else:
            names = " and ".join(f"'{name}'" for name, _ in given)
            first = ((*route, given[0][0]), f"'{given[0][0]}' stands here")
            yield case.finding(
                (*route, given[1][0]),
                f"a citation with {names}",
                "keep the one that is surest; cite the other in an entry of its own",
                key=True,
                related=(first,),
            )


def sources_of(citation: Citation) -> list[tuple[str, str]]:
    """The sources a citation names, as pairs of key and value."""
    pairs = (
        ("mail", citation.mail),
        ("url", citation.url),
        ("commit", citation.commit),
        ("document", citation.document),
    )
    return [(key, value) for key, value in pairs if value is not None]


@rule(ERROR)
def malformed_message_id(case: FileCase) -> Iterator[Finding]:
    """A Message-ID does not have the form of one (RFC 5322, section 3.6.4).

    It is written without angle brackets. Odd ones exist, with spaces or several `@`; each has a
    left and a right side.

    Bad:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {mail: "<merged@example.org>"}}
    Good:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {mail: merged@example.org}}
    """
    for route, citation in case.citations:
        mail = citation.mail
        if mail is not None and not is_message_id(mail):
            bare = mail.strip().removeprefix("<").removesuffix(">")
            hint = "write what stands between < and > in its Message-ID header"
            if is_message_id(bare):
                hint = f"write {bare}"
            elif mail.startswith(("http://", "https://")):
                hint = "an address goes under url:"
            yield case.finding((*route, "mail"), f"{quoted(mail)} is no Message-ID", hint)


@rule(ERROR)
def malformed_address(case: FileCase) -> Iterator[Finding]:
    """An address cannot be followed, or a reference does not have its form.

    `url` is an http or https address; `commit` is repository@hash; `document` is an address or
    repository@revision:path.

    Bad:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {url: lists.example.org/1.html}}
    Good:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {url: "https://lists.example.org/1.html"}}
    """
    for route, citation in case.citations:
        if citation.url is not None and not is_address(citation.url):
            hint = "write it from https:// on, without spaces"
            yield case.finding((*route, "url"), f"{quoted(citation.url)} is no address", hint)
        if citation.commit is not None and not _COMMIT.fullmatch(citation.commit):
            hint = "write repository@hash, with at least 7 digits of the hash"
            message = f"{quoted(citation.commit)} names no commit"
            yield case.finding((*route, "commit"), message, hint)
        document = citation.document
        if document is not None and not (is_address(document) or _FILE.fullmatch(document)):
            hint = "write its https address, or repository@revision:path"
            message = f"{quoted(document)} names no document"
            yield case.finding((*route, "document"), message, hint)


def is_message_id(text: str) -> bool:
    """Whether a text has the form of a Message-ID without angle brackets."""
    return _MESSAGE_ID.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """Whether a text is an http or https address with a host and no spaces (RFC 3986)."""
    # most are plain, which needs no taking apart
    return _PLAIN.fullmatch(text) is not None or is_address_by_parts(text)


def is_address_by_parts(text: str) -> bool:
    """What `is_address` says, by taking any text apart."""
    if not text.startswith(("https://", "http://")) or re.search(r"[\s<>\"\\^`{|}]", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return False
    return bool(host) and parts.username is None and "." in (host or "")


@rule(ERROR)
def archive_not_configured(case: FileCase) -> Iterator[Finding]:
    """A citation points into an archive that _tracker.yaml does not name.

    Only archives named there are linked with their title, and only they are ever contacted.

    Bad:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {url: "https://elsewhere.example/1"}}
    Good:
        events:
          - {date: 2016-05-01, says: It was merged., cite: {url: "https://lists.example.org/1"}}
    """
    if case.corpus.keys("tracker", "archives") is None:
        return
    archives = case.corpus.tracker.archives
    if case.corpus.keys("tracker", "archives") != archives.keys():
        return
    bases = tuple([_without_scheme(archive.address) for archive in archives.values()])
    by_id = any(archive.by == "message-id" for archive in archives.values())
    for route, citation in case.citations:
        if citation.mail is not None and not by_id:
            yield case.finding(
                (*route, "mail"),
                "no archive finds mails by their Message-ID",
                "add one to _tracker.yaml: archives: with by: message-id",
            )
        url = citation.url
        if url is not None and not _without_scheme(url).startswith(bases) and is_address(url):
            yield case.finding(
                (*route, "url"),
                f"no archive of _tracker.yaml holds {quoted(url)}",
                "add its address under archives:, or cite it as document:",
            )


def _without_scheme(address: str) -> str:
    return address.partition("://")[2]


@rule(ERROR)
def event_without_evidence(case: Case) -> Iterator[Finding]:
    """An event is told without a commit, release, document or mail that shows it.

    Bad:
        events: [{date: 2016-05-01, says: It was merged.}]
    Good:
        events: [{date: 2016-05-01, says: It was merged., cite: {commit: "linux@0123456789ab"}}]
    """
    for index, event in enumerate(case.decision.events):
        if event.cite is None:
            yield case.finding(
                ("events", index, "says"),
                "an event without evidence",
                "add cite: with the commit, document or mail that shows it",
                needs=(("events", index, "cite"),),
            )


@rule(ERROR)
def malformed_tracker_address(corpus: Corpus) -> Iterator[Finding]:
    """An address in _tracker.yaml cannot be one, or lacks the place where a name is to stand.

    `base-url` and the `address` of an archive are http or https addresses. In a repository
    `commit` holds `{commit}`, and `file` holds `{revision}` and `{path}`.

    Bad:
        # file: _tracker.yaml
        repositories:
          linux: {title: Linux, commit: "https://git.example.org/linux"}
    Good:
        # file: _tracker.yaml
        repositories:
          linux: {title: Linux, commit: "https://git.example.org/linux/{commit}"}
    """
    tracker, file = corpus.tracker, corpus.files.get("tracker")
    if file is None:
        return
    addresses: list[tuple[Route, str | None, tuple[str, ...]]] = [
        (("base-url",), tracker.base_url, ())
    ]
    for key, archive in tracker.archives.items():
        addresses.append((("archives", key, "address"), archive.address, ()))
    for key, repository in tracker.repositories.items():
        route: Route = ("repositories", key)
        addresses.append(((*route, "commit"), repository.commit, ("{commit}",)))
        addresses.append(((*route, "file"), repository.file, ("{revision}", "{path}")))
    for route, address, names in addresses:
        if address is None or file.shaped.lacks(route):
            continue
        bare = address
        for name in names:
            bare = bare.replace(name, "x")
        lacking = [name for name in names if name not in address]
        if not is_address(bare):
            hint = "write it from https:// on, without spaces"
            yield Finding(Spot(file.path, route), f"{quoted(address)} is no address", hint)
        elif lacking:
            message = f"{quoted(address)} does not hold {' and '.join(lacking)}"
            yield Finding(Spot(file.path, route), message, "put it where the name is to stand")


@rule(ERROR)
def malformed_mail_place(corpus: Corpus) -> Iterator[Finding]:
    """A place under `mail` in _tracker.yaml is no single place where mails can be read.

    Each names exactly one of `mbox`, `maildir`, `git` and `public-inbox`. A public-inbox is asked
    over https; over http only on this machine.

    Bad:
        # file: _tracker.yaml
        mail: [{public-inbox: "http://inbox.example.org/list/"}]
    Good:
        # file: _tracker.yaml
        mail: [{public-inbox: "https://inbox.example.org/list/"}]
    """
    file = corpus.files.get("tracker")
    if file is None:
        return
    for index, place in enumerate(corpus.tracker.mail):
        given = [key for key in _PLACES if getattr(place, key) is not None]
        route: Route = ("mail", index)
        if len(given) != 1:
            message = "a place of mails with " + (" and ".join(given) or "nothing that names it")
            hint = "give one of mbox:, maildir:, git: or public-inbox:"
            yield Finding(Spot(file.path, route), message.replace("_", "-"), hint)
        try:
            checked_base(place.public_inbox or "https://none.example/")
        except ValueError as wrong:
            hint = "write it from https:// on, without ? and #"
            yield Finding(Spot(file.path, (*route, "public-inbox")), str(wrong), hint)


RULES = (event_without_evidence,)
FILE_RULES = (
    citation_without_one_source,
    malformed_message_id,
    malformed_address,
    archive_not_configured,
)
CORPUS_RULES = (malformed_tracker_address, malformed_mail_place)
