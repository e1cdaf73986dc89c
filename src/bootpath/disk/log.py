"""What git remembers of the records: the commits that touched their directory, newest first."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bootpath.disk.git import GitFault, asked

LIMIT = 200
"""So many commits are told of."""

_SECONDS = 10.0
_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NONE = re.compile(r"0+")

# What a user's configuration would change is said outright: the same commits give the same log.
_CONFIGURED = (
    ("log.showRoot", "true"),
    ("log.follow", "false"),
    ("mailmap.file", ""),
    ("mailmap.blob", ""),
)
_FIELDS = "%H%x00%P%x00%cs%x00%aN%x00%s"  # never %ae: addresses stay out of it
_SHOWN = ("-z", "--raw", "--no-abbrev", "--find-renames=50%", "-l1000", "--relative")
_PLAIN = ("--no-merges", "--no-color", "--no-show-signature", "--no-ext-diff", "--no-textconv")


class Touched(NamedTuple):
    """A file that a commit touched: its path below the directory, and its contents by their hashes.

    `before` is the former path of a renamed file; `old` is None for a new file, `new` for one
    that went.
    """

    path: str
    before: str | None
    old: str | None
    new: str | None


class Commit(NamedTuple):
    """A commit: its full hash, the committer's day (ISO 8601), subject, author's name, files."""

    commit: str
    day: str
    subject: str
    author: str
    files: tuple[Touched, ...]


class Log(NamedTuple):
    """The commits that touched a directory, newest first, and what is missing of them.

    `more` says that there are older ones than those; `shallow` that this clone lacks older ones.
    """

    commits: tuple[Commit, ...]
    more: bool
    shallow: bool


def log(directory: Path, revision: str = "HEAD") -> Log | None:
    """The commits up to a revision that touched the directory; merges are left out.

    None when git cannot tell: no git, no repository, no commit yet, no such revision, or no answer
    within ten seconds, which the history of a very large repository may need. Never raises.
    """
    options = [part for name, value in _CONFIGURED for part in ("-c", f"{name}={value}")]
    shown = (*_SHOWN, *_PLAIN, "--encoding=UTF-8", f"--max-count={LIMIT + 1}")
    command = (*options, "log", *shown, f"--format={_FIELDS}", "--end-of-options", revision)
    try:
        shallow = asked(directory, "rev-parse", "--is-shallow-repository").strip() == b"true"
        data = asked(directory, *command, "--", ".", seconds=_SECONDS)
    except GitFault:
        return None
    text = data.decode("utf-8", "surrogateescape")
    commits = tuple(_commits(text.split("\0"), shallow=shallow))
    return Log(commits[:LIMIT], len(commits) > LIMIT, shallow)


def _commits(tokens: list[str], *, shallow: bool) -> Iterator[Commit]:
    """The commits of `git log -z --raw`: five fields, then a mode line and one or two paths each."""
    at = 0
    while at + 5 <= len(tokens) and _HASH.fullmatch(tokens[at].strip()):
        name, parents, day, author, subject = (one.strip() for one in tokens[at : at + 5])
        at += 5
        files = []
        while at + 1 < len(tokens) and tokens[at].lstrip("\n").startswith(":"):
            old, new, status = tokens[at].split()[2:5]
            renamed = status.startswith(("R", "C"))
            paths = tokens[at + 1 : at + 2 + renamed]
            at += 2 + renamed
            before = paths[0] if renamed else None
            files.append(Touched(paths[-1], before, _there(old), _there(new)))
        files.sort(key=lambda one: one.path)
        # Where a shallow clone was cut, git takes everything there was for an addition.
        if not (shallow and not parents):
            shown = day if _DAY.fullmatch(day) else ""
            yield Commit(name, shown, subject, author, tuple(files))


def _there(blob: str) -> str | None:
    return None if _NONE.fullmatch(blob) else blob
