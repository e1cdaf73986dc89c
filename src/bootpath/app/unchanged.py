"""A build that would come to the same as the last one: neither records nor pages are looked into."""

import os
from collections.abc import Mapping
from typing import NamedTuple, NoReturn

from bootpath.app.answers import Answers, Question, last_answers
from bootpath.app.order import Order, means
from bootpath.disk.listing import Listing
from bootpath.disk.output import KeptAsItIs, publish_tree
from bootpath.disk.store import digest
from bootpath.disk.tree import MARKER, Mark, Tree, marks
from bootpath.report.value import Report


class _Different(Exception):  # noqa: N818 -- it is what happened
    pass


class LastBuild(NamedTuple):
    """What a check found before a build, and how many files that wrote."""

    report: Report
    files: int


def as_it_was(order: Order, listing: Listing, ask: Question) -> LastBuild | None:
    """The last build of the records, where it would come to the same now.

    Raises DiskFault (and its kinds) as reading and building do.
    """
    with last_answers(order.cache, listing) as answers:
        report = answers.report(order.records, ask)
        if report is None or report.has_errors:
            return None
        files = _as_it_stands(order, answers)
    return None if files is None else LastBuild(report, files)


def keep_site(order: Order, made_with: bytes, stands: Mapping[str, Mark], answers: Answers) -> None:
    """Keep that a site was built, with what besides the records, and how its files lie."""
    answers.keep(_name(order), made_with, (_of_marks(stands), len(stands)))


def _as_it_stands(order: Order, answers: Answers) -> int | None:
    """How many files the site has, where it stands as it was built and would be built the same."""
    found = answers.get(_name(order), means(order).told)
    if found is None:
        return None
    stands, count = found

    def fill(_: Tree, place: str) -> NoReturn:
        if _of_marks(marks(place)) == stands:
            raise KeptAsItIs(count)
        raise _Different

    try:
        return publish_tree(fill, order.output, apart_from=order.apart)
    except _Different:
        return None


def _name(order: Order) -> str:
    return f"site {os.path.realpath(order.output)}"


def _of_marks(found: Mapping[str, Mark]) -> bytes:
    """Sixteen bytes that differ where files do."""
    files = sorted(one for one in found.items() if one[0] != MARKER)
    return digest(repr(files).encode(errors="surrogateescape"))
