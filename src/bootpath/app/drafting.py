"""Drafting: the text of a record made from a thread, with everything but judgement filled in.

No position is taken for anybody: each mail gives a block in comments, for the maintainer to read,
complete or delete.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from bootpath import prose
from bootpath.app.acquaintance import Acquaintance
from bootpath.edit import document, item_text
from bootpath.edit.layout import Value
from bootpath.edit.scalar import inline
from bootpath.mail.subject import title as title_of
from bootpath.mail.thread import Bond, Post
from bootpath.record import Tracker
from bootpath.source.text import FILE_LIMIT

QUESTION = "FILL IN - the question that this thread is to answer, in one sentence"
"""What stands for the question until the maintainer writes it."""

_TITLE = 160
_SPARE = 4096  # bytes kept free in a file, for what the maintainer adds first
_DEEPEST = 4  # levels of the outline: a longer chain of answers goes on at the last
_ID = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_MARKUP = re.compile(r"[\\`*_\[\]<>~#|&{}!]")
_SAFE_IN_LINK = "-._~$&'+,;=:@"


@dataclass(frozen=True, slots=True)
class Part:
    """A mail as the draft needs it: its place in the thread, its number in time, its author.

    `names` are its Message-IDs and then its archives' addresses, `fragments` what a citation
    might quote.
    """

    post: Post
    number: int
    author: Acquaintance
    day: date | None
    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    complete: bool
    fragments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the top of a draft."""

    title: str
    components: tuple[str, ...]
    known_components: tuple[str, ...]
    day: date
    left_out: int


def title(subject: str) -> str:
    """A title from a subject: fit for a page, without addresses and references."""
    text = title_of(subject)
    for address in prose.mail_addresses(text):
        text = text.replace(address, "(address)")
    text = re.sub(r"\[(?=\[)|\](?=\])", "", text)
    if len(text) > _TITLE:
        text = text[: _TITLE - 1].rpartition(" ")[0] + "…"
    return text.strip()


def source_of(part: Part, tracker: Tracker) -> dict[str, str]:
    """What a citation says of where the mail is: `mail` or `url`; empty when nothing names it."""
    for ident in part.ids:
        if _ID.fullmatch(ident) and ident.isprintable():
            return {"mail": ident}
    for address in part.addresses:
        if address.isprintable() and not re.search(r"[\s<>\"\\^`{|}]", address):
            return {"url": _scheme(address, tracker) + address}
    return {}


def text_of(heading: Heading, parts: Sequence[Part], tracker: Tracker) -> str:
    """The draft as a file: `parts` stand in the order of the thread.

    It stays below the size that a record may have, and says what it leaves out.
    """
    head = _head(heading, parts)
    context = "context: |\n" + "".join(
        f"  {line}\n" if line else "\n" for line in _outline(parts, heading.left_out, tracker)
    )
    room = FILE_LIMIT - _SPARE - len(head.encode()) - len(context.encode())
    numbered = {part.post.mail: part for part in parts}
    blocks: list[str] = []
    for part in sorted(parts, key=lambda one: one.number):
        block = _block(part, numbered, tracker)
        room -= len(block.encode())
        if room < 0:
            left = len(parts) - len(blocks)
            blocks.append(f"#\n#  {left} more mails are left out: the file would be too large.\n")
            break
        blocks.append(block)
    return head + "".join(blocks) + context


def _head(heading: Heading, parts: Sequence[Part]) -> str:
    fill = ", ".join(heading.known_components)
    hint = f"   # fill in: one or more of {fill}" if fill and not heading.components else ""
    components = ", ".join(heading.components)
    count = f"{len(parts)} mails" if len(parts) != 1 else "1 mail"
    return (
        f"# A draft from {count}. It is not published until its status is open.\n"
        + document({"title": heading.title, "question": QUESTION})
        + f"components: [{components}]{hint}\n"
        + f"status:\n  - {{is: draft, date: {heading.day}}}\n"
        + "options: {}   # fill in the answers on the table: key: {title: ...}\n"
        + "positions: []\n"
        + "#  To take a position over, take the first # from its lines and the [] from the line\n"
        + "#  above, read the mail, and fill in the rest. Delete what takes no position.\n"
    )


def _block(part: Part, numbered: Mapping[int, Part], tracker: Tracker) -> str:
    """A position in comments: what the mail tells filled in, what takes judgement left empty."""
    source = source_of(part, tracker)
    known = {"person": part.author.key, **({"date": str(part.day)} if part.day else {})}
    lines = item_text(known, 2).splitlines()
    if note := part.author.note:
        lines[0] += f"   # {note}"
    if not part.day:
        lines.append("    date:   # the mail has no readable date")
    lines += [
        "    stance:   # supports, conditional, neutral, objects, blocks or asks",
        "    option:",
        "    says:   # in your own words",
    ]
    first, *others = part.fragments or ("",)
    cite: dict[str, Value] = {**source, **({"quote": first} if first else {})}
    if source:
        lines += _written({"cite": cite})
    else:
        lines.append("    cite:   # the mail has neither a Message-ID nor an archive's address")
    lines += [f"    # or quote: {inline(other, flow=True)}" for other in others]
    if not first:
        lines.append("    # no sentence of their own was found to quote")
    return "#\n" + "".join(f"#{line}\n" for line in (_about(part, numbered), *lines))


def _about(part: Part, numbered: Mapping[int, Part]) -> str:
    about = f"  # {part.number}. {_plain(part.author.shown)}, {_dated(part)}"
    above = numbered.get(part.post.parent) if part.post.parent is not None else None
    if part.post.bond is Bond.ANSWER and above:
        about += f", answers {above.number} ({_plain(above.author.shown)})"
    return about + _remark(part) + ("" if part.complete else ", only a part of the mail is here")


def _written(values: Mapping[str, Value]) -> list[str]:
    return ["    " + line for line in document(values).splitlines()]


def _outline(parts: Sequence[Part], left_out: int, tracker: Tracker) -> list[str]:
    """Who answered whom as a Markdown list, as much of it as a page may hold."""
    days = sorted(part.day for part in parts if part.day)
    span = f", {days[0]} to {days[-1]}" if days and days[0] != days[-1] else ""
    opening = [
        f"Who answered whom{span}. The numbers are those of the mails in the comments above.",
        "",
    ]
    by_id = [one.address for one in tracker.archives.values() if one.by == "message-id"]
    numbered = {part.post.mail: part for part in parts}
    items = [_item(part, numbered, source_of(part, tracker), by_id) for part in parts]
    low, high = 0, len(items)
    while low < high:
        middle = (low + high + 1) // 2
        fits = not any(prose.complaints("\n".join([*opening, *items[:middle], "", "x" * 80])))
        low, high = (middle, high) if fits else (low, middle - 1)
    left = len(items) - low + left_out
    closing = ["", f"{left} more mails of the thread are left out."] if left else []
    return [*opening, *items[:low], *closing]


def _item(
    part: Part, numbered: Mapping[int, Part], source: Mapping[str, str], by_id: Sequence[str]
) -> str:
    depth = part.post.depth
    text = "    " * min(depth, _DEEPEST) + f"- `{part.number}` {_plain(part.author.shown)}"
    text += f", {_dated(part)}"
    # an id by itself looks like an address that would be published; in a link it does not
    link = source.get("url", "")
    if "mail" in source and by_id:
        link = by_id[0] + quote(source["mail"], safe=_SAFE_IN_LINK)
    if link:
        text += f", [mail]({link.replace('(', '%28').replace(')', '%29').replace('*', '%2A')})"
    above = numbered.get(part.post.parent) if part.post.parent is not None else None
    if depth > _DEEPEST and above:
        text += f", answers `{above.number}`"
    return text + _remark(part)


def _remark(part: Part) -> str:
    if part.post.bond is Bond.ABSENT:
        return ", answers a mail that is not here"
    return ", placed by its subject" if part.post.bond is Bond.SUBJECT else ""


def _dated(part: Part) -> str:
    return str(part.day) if part.day else "no date"


def _plain(text: str) -> str:
    """A name without what Markdown or a comment would make something of."""
    return " ".join(_MARKUP.sub(" ", text).split())


def _scheme(address: str, tracker: Tracker) -> str:
    """An address is compared without its scheme; the archive that it lies in has one."""
    for archive in tracker.archives.values():
        scheme, _, rest = archive.address.partition("://")
        if rest and address.startswith(rest):
            return f"{scheme}://"
    return "https://"
