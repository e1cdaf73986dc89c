"""Threads: who answered whom, as In-Reply-To and References tell (RFC 5322, 3.6.4).

The way is that of Jamie Zawinski's message threading, with two differences. A mail that is here
speaks for itself: what others say about its place does not move it. And subjects join only
replies that name no mail at hand, close in time.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from bootpath.mail.subject import is_reply, matter
from bootpath.mail.summary import Summary

APART = 60 * 24 * 3600
"""Seconds between two mails that a subject alone still joins."""

_NEVER = 1 << 62


class Bond(StrEnum):
    """What holds a mail in its thread."""

    START = "start"
    ANSWER = "answer"
    ABSENT = "answer to a mail that is not here"
    SUBJECT = "subject"


class Post(NamedTuple):
    """A mail in its thread: its index among those given, and that of the mail it answers.

    `parent` is None where a thread starts, and where only the subject tells of one. With
    `Bond.ABSENT` it is the nearest mail further up that is here, if there is one. `depth` is for
    showing.
    """

    mail: int
    parent: int | None
    depth: int
    bond: Bond


class Thread(NamedTuple):
    """A thread: its mails, answers below what they answer and otherwise in order of time.

    `absent` are the Message-IDs that its mails name and that none of them bears.
    """

    posts: tuple[Post, ...]
    absent: tuple[str, ...] = ()


def threads(mails: Sequence[Summary]) -> tuple[Thread, ...]:
    """All threads, in the order of their first mails, in time that grows as the headers do.

    Every mail is in exactly one. Of a loop of answers the link that the earliest mail claims is
    dropped.
    """
    order = sorted(range(len(mails)), key=lambda at: (_moment(mails[at]), at))
    rank = {at: place for place, at in enumerate(order)}
    tree = _Tree(mails, order)
    trees = sorted(
        (tree.members(root, rank) for root in tree.roots()), key=lambda found: found.first
    )
    joined: list[list[_Members]] = []
    about: dict[str, tuple[list[_Members], int]] = {}
    for found in trees:
        if found.first == len(mails):
            continue  # a mail that is not here, with no mail below it
        subject = mails[order[found.first]].subject
        named = matter(subject)
        thread, last = about.get(named, ([], -_NEVER))
        begins = _moment(mails[order[found.first]])
        if not (thread and named and is_reply(subject) and begins - last <= APART):
            thread = []
            joined.append(thread)
        thread.append(found)
        ends = max(_moment(mails[post.mail]) for post in found.posts)
        about[named] = thread, ends
    return tuple(_thread(members) for members in joined)


def _thread(members: Sequence["_Members"]) -> Thread:
    posts = list(members[0].posts)
    for later in members[1:]:
        for post in later.posts:
            bond = Bond.SUBJECT if post.bond is Bond.START else post.bond
            posts.append(post._replace(depth=post.depth + 1, bond=bond))
    absent = (ident for found in members for ident in found.absent)
    return Thread(tuple(posts), tuple(absent))


class _Members(NamedTuple):
    """A tree walked from its root: `first` is the place in time of its earliest mail."""

    first: int
    posts: tuple[Post, ...]
    absent: tuple[str, ...]


class _Tree:
    """Nodes and their parents: first the mails, then ids that are named and not here."""

    def __init__(self, mails: Sequence[Summary], order: Sequence[int]) -> None:
        self.count = len(mails)
        self.names: list[str] = []
        self._nodes: dict[str, int] = {}
        for at in order:
            for ident in mails[at].ids:
                self._nodes.setdefault(ident, at)
        self._above: list[int | None] = [None] * self.count
        self._set: list[int] = list(range(self.count))
        chains = [self._chain(mails[at], at) for at in range(self.count)]
        # a mail that claims to answer a later one is more likely forged than the other way round
        for at in reversed(order):
            if chains[at]:
                self._adopt(at, chains[at][-1])
        for at in reversed(order):
            for upper, lower in zip(chains[at], chains[at][1:], strict=False):
                if lower >= self.count:
                    self._adopt(lower, upper)
        self._below: list[list[int]] = [[] for _ in self._above]
        for node, above in enumerate(self._above):
            if above is not None:
                self._below[above].append(node)

    def roots(self) -> Iterable[int]:
        """The nodes that nothing stands above."""
        return (node for node, above in enumerate(self._above) if above is None)

    def members(self, root: int, rank: dict[int, int]) -> _Members:
        """Walk a tree downwards, answers to one mail in order of time, without recursion."""
        earliest = self._earliest(root, rank)
        posts: list[Post] = []
        absent: list[str] = []
        waiting: list[tuple[int, int | None, int]] = [(root, None, 0)]
        while waiting:
            node, parent, depth = waiting.pop()
            if node < self.count:
                above = self._above[node]
                bond = Bond.START if above is None else Bond.ANSWER
                if above is not None and above >= self.count:
                    bond = Bond.ABSENT
                posts.append(Post(node, parent, depth, bond))
                parent, depth = node, depth + 1
            else:
                absent.append(self.names[node - self.count])
            below = sorted(self._below[node], key=earliest.__getitem__, reverse=True)
            waiting += [(child, parent, depth) for child in below]
        return _Members(earliest[root], tuple(posts), tuple(absent))

    def _earliest(self, root: int, rank: dict[int, int]) -> dict[int, int]:
        """For each node of a tree the place in time of the earliest mail in it and below it."""
        walked = [root]
        for node in walked:
            walked += self._below[node]
        earliest: dict[int, int] = {}
        for node in reversed(walked):
            own = rank.get(node, self.count)
            earliest[node] = min([own, *(earliest[child] for child in self._below[node])])
        return earliest

    def _chain(self, mail: Summary, at: int) -> list[int]:
        """The nodes of what a mail names, from the start of the thread to the mail it answers."""
        named = mail.references or mail.in_reply_to
        nodes = dict.fromkeys(self._node(ident) for ident in named if ident not in mail.ids)
        return [node for node in nodes if node != at]

    def _node(self, ident: str) -> int:
        node = self._nodes.get(ident)
        if node is None:
            node = self._nodes[ident] = len(self._above)
            self.names.append(ident)
            self._above.append(None)
            self._set.append(node)
        return node

    def _adopt(self, child: int, parent: int) -> None:
        """Put one node below another, unless it has a place already or a loop would close."""
        if self._above[child] is not None:
            return
        mine, other = self._tree(child), self._tree(parent)
        if mine != other:
            self._above[child] = parent
            self._set[mine] = other

    def _tree(self, node: int) -> int:
        """A node that stands for the whole tree; paths are halved on the way (union-find)."""
        while self._set[node] != node:
            self._set[node] = node = self._set[self._set[node]]
        return node


def _moment(mail: Summary) -> int:
    return _NEVER if mail.moment is None else mail.moment
