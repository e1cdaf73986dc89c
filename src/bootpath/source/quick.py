"""The quick way to read a text that nothing is wrong with: YAML events straight to a plain tree.

It keeps no places and names no flaw. Where it meets one it gives up, and `compose` says which.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from bootpath.source.composer import NODE_LIMIT, TEXT_LIMIT
from bootpath.source.syntax import DEPTH_LIMIT
from bootpath.source.text import forbidden


def sound(text: str) -> dict[str, Any] | None:
    """What `plain` makes of the tree of a text; None where `compose` finds anything to refuse."""
    try:
        tree = _Reader(yaml.CSafeLoader(text).get_event, _check(text)).document()
    except (_FlawError, yaml.MarkedYAMLError, yaml.reader.ReaderError, UnicodeEncodeError):
        return None
    # only where keys and values are left empty can a text hold more values than characters
    return tree if len(text) < NODE_LIMIT // 2 or _size(tree) <= NODE_LIMIT else None


class _FlawError(Exception):
    """Something stands here that a record may not hold."""


class _Reader(NamedTuple):
    """Where events come from, and what is asked of each text; None where it would find nothing."""

    take: Callable[[], Event | None]
    check: Callable[[ScalarEvent], None] | None

    def document(self) -> dict[str, Any]:
        self._expect(StreamStartEvent)
        self._expect(DocumentStartEvent)
        tree = self._collection(self._expect(MappingStartEvent), 1)
        self._expect(DocumentEndEvent)
        self._expect(StreamEndEvent)
        return tree  # type: ignore[no-any-return]  # what begins as a mapping is one

    def _expect(self, kind: type[Event]) -> Event:
        event = self.take()
        if type(event) is not kind:
            raise _FlawError
        return event

    def _collection(self, start: Event | None, depth: int) -> Any:  # noqa: ANN401 -- JSON's data model
        if depth > DEPTH_LIMIT:
            raise _FlawError
        if type(start) is MappingStartEvent:
            _check_undecorated(start)
            return self._mapping(depth)
        if type(start) is SequenceStartEvent:
            _check_undecorated(start)
            return self._sequence(depth)
        raise _FlawError

    def _mapping(self, depth: int) -> dict[str, Any]:
        take, check = self
        found: dict[str, Any] = {}
        while type(event := take()) is ScalarEvent:
            key = event.value
            if key in found or (key == "<<" and event.implicit[0]):
                raise _FlawError
            if check:
                check(event)
            event = take()
            if type(event) is not ScalarEvent:
                found[key] = self._collection(event, depth + 1)
                continue
            if check:
                check(event)
            found[key] = event.value
        if type(event) is not MappingEndEvent:
            raise _FlawError
        return found

    def _sequence(self, depth: int) -> tuple[Any, ...]:
        take, check = self
        found: list[Any] = []
        while type(event := take()) is not SequenceEndEvent:
            if type(event) is not ScalarEvent:
                found.append(self._collection(event, depth + 1))
                continue
            if check:
                check(event)
            found.append(event.value)
        return tuple(found)


def _check(text: str) -> Callable[[ScalarEvent], None] | None:
    """What each text in a file is checked for: most files hold no sign of any such flaw."""
    if "\\" in text:
        return _check_escapes
    if len(text) > TEXT_LIMIT or "&" in text or "!" in text:
        return _check_scalar
    return None


def _check_scalar(event: ScalarEvent) -> None:
    _check_undecorated(event)
    if len(event.value) > TEXT_LIMIT:
        raise _FlawError


def _check_escapes(event: ScalarEvent) -> None:
    _check_scalar(event)
    if forbidden(event.value.replace("\r\n", "\n")):
        raise _FlawError


def _check_undecorated(event: Any) -> None:  # noqa: ANN401 -- PyYAML's types lack tag and anchor
    if event.anchor is not None or event.tag is not None:
        raise _FlawError


def _size(tree: object) -> int:
    """How many values a tree has, itself among them."""
    if isinstance(tree, dict):
        return 1 + sum(map(_size, tree.values()))
    return 1 + sum(map(_size, tree)) if isinstance(tree, tuple) else 1
