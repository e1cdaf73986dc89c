"""The mail to cite: read from its bytes, named as citations name mails, titled by its subject."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bootpath import prose
from bootpath.app.positions import Refused
from bootpath.mail.headers import bare, bracketed, parted
from bootpath.mail.identity import is_address, message_id
from bootpath.mail.message import Message, message
from bootpath.views.words import clipped

_TITLE = 120
_REPLIES = r"(?:(?:re|aw|antw|sv|fwd?|wg)\s*:\s*)*"
_LIST = re.compile(rf"\A({_REPLIES})\[(?!patch|rfc|rft|pull|bug)([a-z][\w.-]*)\]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to cite, and how a citation names it: by `mail` or by `url`."""

    message: Message
    source: dict[str, str]


def names_of(pasted: str) -> tuple[str, ...]:
    """The keys by which an archive may know a mail that a person named: an id, an address.

    Raises Refused when the text is neither.
    """
    names = []
    try:
        names.append(message_id(pasted))
    except ValueError as none:
        if not is_address(pasted):
            hint = "paste its Message-ID, or the address at which an archive shows it"
            raise Refused(str(none), hint, usage=True) from None
    if is_address(pasted):
        names.append(pasted.strip().strip("<>").partition("#")[0])
    return tuple(names)


def mail(data: bytes, named: Iterable[str] = ()) -> Mail:
    """Read a mail that was found by these names, or by none.

    Raises Refused when it is no mail, or when nothing in it says how to find it again.
    """
    read = message(data)
    if not (read.ids or read.archived_at or read.author or read.address or read.day):
        hint = "give it with its header, as a mail reader pipes or saves it"
        raise Refused("what was given is no mail: it has no header", hint, usage=True)
    names = tuple(named)
    ids = (*(n for n in names if n in read.ids), *read.ids)
    if ids:
        return Mail(read, {"mail": ids[0]})
    headers = parted(data).headers
    values = (next(iter(bracketed(v)), "") or bare(v) for v in headers.every("archived-at"))
    addresses = [*filter(is_address, names), *filter(is_address, values)]
    if not addresses:
        sentence = "the mail has no Message-ID and no Archived-At, so nobody could find it again"
        raise Refused(sentence, "cite it by its address in an archive: bootpath position add --url")
    return Mail(read, {"url": addresses[0]})


def only(found: Iterable[bytes], named: Iterable[str]) -> Mail:
    """The one mail of those found under a name; several with other contents are refused."""
    distinct = {one.message.content_hash: one for one in (mail(data, named) for data in found)}
    if len(distinct) > 1:
        hint = "name it by its address in an archive"
        raise Refused(f"{len(distinct)} different mails bear this Message-ID", hint)
    return next(iter(distinct.values()))


def title(subject: str) -> str:
    """A subject as a citation's title: one line without the list's tag, at most 120 characters."""
    text = "".join(char for char in " ".join(subject.split()) if char.isprintable())
    for address in prose.mail_addresses(text):
        text = text.replace(address, "(address)")
    while tag := _LIST.match(text):
        if tag[2].isupper():  # [REGRESSION] is the author's word
            break
        text = tag[1] + text[tag.end() :]
    return clipped(text.strip(), _TITLE)
