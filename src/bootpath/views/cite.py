"""Citations as readers see them: whose words, quoted how, and where they can be read."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from bootpath.record import Archive, Citation, Tracker
from bootpath.views.finding import Finding, Mail
from bootpath.views.page import Ref

_ID_SAFE = "-._~!$&'()*+,;=:@"
"""What a Message-ID keeps in an address: the pchar of RFC 3986, with A-Z, a-z and 0-9."""

_SAFE_ID = re.compile(rf"[A-Za-z0-9{re.escape(_ID_SAFE)}]*+")
_PATH_SAFE = _ID_SAFE + "/"
_AT_REVISION = re.compile(r"([^@:/\s]+)@([^:\s]+):(.+)")
_SHORT_HASH = 12


class Cite(NamedTuple):
    """A citation.

    - `short`: one link in a word (`mail`, `commit`, `document`), for lists
    - `links`: the same source in full words, once for each place where it can be read
    - `quote`: the cited words
    - `by_how` and `by`: who handed the words down according to the record, if it was not their
      author and verification does not say so itself
    - `found`: how the citation was checked; None where no mail is cited
    - `title`: what the record calls the source
    - `ident`: what names the source where no link does
    """

    short: Ref
    links: tuple[Ref, ...]
    quote: str | None
    by_how: str | None
    by: Ref | None
    found: Finding | None
    title: str | None
    ident: str | None


class Origin(NamedTuple):
    """A source as a whole: what the record calls it, its links, its name without one, its mail."""

    title: str | None
    links: tuple[Ref, ...]
    ident: str | None
    mail: Mail | None


class Where(NamedTuple):
    """Where a source can be read: what it is in a word, its links, its name without a link."""

    kind: str
    links: tuple[Ref, ...]
    ident: str | None


def where(tracker: Tracker, citation: Citation) -> Where:
    """The places at which the tracker knows a citation's source."""
    if citation.mail:
        return _mail(tracker.archives, citation.mail)
    if citation.url:
        return Where("mail", (_page("read in the mail", tracker.archives, citation.url),), None)
    if citation.commit:
        return _commit(tracker, citation.commit)
    if citation.document:
        return _document(tracker, citation.document)
    return Where("source", (), "no source named")


def identity(citation: Citation) -> str:
    """What two citations of one source have in common."""
    return citation.mail or citation.url or citation.commit or citation.document or ""


def _mail(archives: Mapping[str, Archive], ident: str) -> Where:
    ident = ident.strip().removeprefix("<").removesuffix(">")
    path = ident if _SAFE_ID.fullmatch(ident) else quote(ident, safe=_ID_SAFE)
    links = tuple(
        Ref(f"read in the mail · {one.title}", one.address + path)
        for one in archives.values()
        if one.by == "message-id"
    )
    return Where("mail", links, None if links else f"Message-ID {ident}")


def _page(words: str, archives: Mapping[str, Archive], address: str) -> Ref:
    for archive in archives.values():
        if address.startswith(archive.address):
            return Ref(f"{words} · {archive.title}", address)
    return Ref(f"{words} · {_host(address)}", address)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def _commit(tracker: Tracker, text: str) -> Where:
    key, _, commit = text.partition("@")
    repository = tracker.repositories.get(key)
    name = f"commit {commit[:_SHORT_HASH]} · {repository.title if repository else key}"
    if repository and repository.commit:
        href = repository.commit.replace("{commit}", quote(commit, safe=_ID_SAFE))
        return Where("commit", (Ref(name, href),), None)
    return Where("commit", (), name)


def _document(tracker: Tracker, text: str) -> Where:
    found = _AT_REVISION.fullmatch(text)
    if not found:
        return Where("document", (_page("read the document", tracker.archives, text),), None)
    key, revision, path = found.groups()
    repository = tracker.repositories.get(key)
    name = f"{path} at {revision[:_SHORT_HASH] if _is_hash(revision) else revision} · "
    name += repository.title if repository else key
    if repository and repository.file:
        href = repository.file.replace("{revision}", quote(revision, safe=_ID_SAFE))
        href = href.replace("{path}", quote(path, safe=_PATH_SAFE))
        return Where("document", (Ref(name, href),), None)
    return Where("document", (), name)


def _is_hash(revision: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{7,64}", revision) is not None
