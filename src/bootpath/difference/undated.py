"""What changed in the parts of a decision's record that bear no date: only between revisions."""

from collections.abc import Iterable, Iterator

from bootpath.corpus import LINK_KINDS
from bootpath.difference.change import Change
from bootpath.record import Decision

_TEXTS = ("title", "question", "summary", "context")
_LISTS = ("components", "tags")


def undated_changes(slug: str, before: Decision, after: Decision) -> Iterator[Change]:
    """The changes of options, conditions, links and values, and which texts were reworded."""
    yield from _options(slug, before, after)
    for key in _besides(after.conditions, before.conditions):
        yield Change(kind="condition-added", decision=slug, milestone=key)
    for key in _besides(before.conditions, after.conditions):
        yield Change(kind="condition-removed", decision=slug, milestone=key)
    for kind in LINK_KINDS:
        name = kind.replace("-", "_")
        old, new = getattr(before.links, name), getattr(after.links, name)
        for other in _besides(new, old):
            yield Change(kind="link-added", decision=slug, field=kind, other=other)
        for other in _besides(old, new):
            yield Change(kind="link-removed", decision=slug, field=kind, other=other)
    yield from _values(slug, before, after)
    for name in _TEXTS:
        if getattr(before, name) != getattr(after, name):
            yield Change(kind="reworded", decision=slug, field=name)
    if before.unverified != after.unverified:
        yield Change(kind="reworded", decision=slug, field="unverified")


def _values(slug: str, before: Decision, after: Decision) -> Iterator[Change]:
    pairs = [(name, *(", ".join(getattr(one, name)) for one in (before, after))) for name in _LISTS]
    pairs.append(("review", *(str(one.review or "") for one in (before, after))))
    pairs.append(("clock", *(str(one.clock.runs) if one.clock else "" for one in (before, after))))
    for name, was, now in pairs:
        if was != now:
            yield Change(
                kind="value-changed",
                decision=slug,
                field=name,
                before=was or None,
                after=now or None,
            )
        elif name == "clock" and before.clock != after.clock:
            yield Change(kind="reworded", decision=slug, field=name)


def _options(slug: str, before: Decision, after: Decision) -> Iterator[Change]:
    for key, option in after.options.items():
        old = before.options.get(key)
        if old is None:
            yield Change(kind="option-added", decision=slug, option=key, text=option.says)
        elif old != option:
            yield Change(kind="reworded", decision=slug, field="options", option=key)
    for key, option in before.options.items():
        if key not in after.options:
            yield Change(kind="option-removed", decision=slug, option=key, about=option.title)


def _besides(some: Iterable[str], others: Iterable[str]) -> list[str]:
    left = set(others)
    return [one for one in dict.fromkeys(some) if one not in left]
