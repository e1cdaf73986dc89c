"""YAML events to a tree: PyYAML's parser with a stack, refusals and limits of our own.

PyYAML's own composer crashes on deep nesting, hangs on merge-key bombs and reads `NO` as false;
its event stream does none of that.
"""

from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from bootpath.diagnostic import Span
from bootpath.source.syntax import DEPTH_LIMIT, syntax_flaw, too_deep
from bootpath.source.text import Flaw, bad_character, forbidden, name_of
from bootpath.source.tree import Composed, Hole, Mapping, Mark, Node, Scalar, Sequence, span_of_mark

NODE_LIMIT = 20_000
TEXT_LIMIT = 64 * 1024
FLAW_LIMIT = 50


class _StopReadingError(Exception):
    """The rest of the file is not worth reading."""


@dataclass(slots=True)
class _Frame:
    """A collection under construction; `key` is the key that waits for its value.

    `in_key` says that it stands in a key, which is refused as a whole.
    """

    node: Mapping | Sequence
    key: str | None = None
    key_mark: Mark = (0, 0, 0, 0)
    waiting: bool = False
    in_key: bool = False


def compose(text: str) -> Composed:
    """Read a text as one mapping of texts, lists and mappings; never raises."""
    composer = _Composer(text)
    try:
        composer.read()
    except _StopReadingError:
        pass
    except yaml.MarkedYAMLError as error:
        composer.flaws.append(syntax_flaw(text, error))
        return Composed(None, composer.flaws)
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        # Characters that libyaml does not take are among those that `decode` has refused before.
        found = forbidden(text)
        assert found is not None  # noqa: S101 -- see above
        return Composed(None, [bad_character(text, found)])
    return Composed(composer.finish(), composer.flaws)


@dataclass(slots=True)
class _Composer:
    text: str
    flaws: list[Flaw] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    root: Node | None = None
    nodes: int = 0
    documents: int = 0
    escapes: bool = False

    def __post_init__(self) -> None:
        self.escapes = "\\" in self.text

    def read(self) -> None:
        """Take every event of the text.

        Most events are scalars, and most texts hold nothing that a scalar could be refused for:
        then they are placed here, without the calls that the careful way takes.
        """
        careful = len(self.text) > TEXT_LIMIT or any(sign in self.text for sign in "\\&!")
        next_event = yaml.CSafeLoader(self.text).get_event
        stack = self.stack
        while (event := next_event()) is not None and not isinstance(event, StreamEndEvent):
            if careful or not stack or not isinstance(event, ScalarEvent):
                self._take(event)
                continue
            frame = stack[-1]
            node = frame.node
            if isinstance(node, Mapping) and not frame.waiting:
                if event.value in node.entries or event.value == "<<":
                    self._key(frame, event.value, event)
                else:
                    frame.waiting, frame.key, frame.key_mark = True, event.value, _mark(event)
                continue
            self.nodes += 1
            if self.nodes > NODE_LIMIT:
                self._stop_at_limit(event)
            if isinstance(node, Sequence):
                node.items.append(Scalar(_mark(event), event.value))
                continue
            if frame.key is not None:
                node.entries[frame.key] = (frame.key_mark, Scalar(_mark(event), event.value))
            frame.waiting = False

    def _take(self, event: Event) -> None:
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            node = self.stack.pop().node
            end = event.end_mark
            node.mark = (*node.mark[:2], end.line, end.column)  # type: ignore[union-attr]  # as in _mark
        elif isinstance(event, MappingStartEvent):
            self._open(Mapping(_mark(event), {}), event)
        elif isinstance(event, SequenceStartEvent):
            self._open(Sequence(_mark(event), []), event)
        elif isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, AliasEvent):
            self._refuse("alias", event, "an alias (*) stands here", "write the value out")
            self._place(Hole(_mark(event)), event)
        elif isinstance(event, DocumentStartEvent):
            self._document(event)

    def finish(self) -> Mapping | None:
        if isinstance(self.root, Mapping):
            return self.root
        if self.root is None and not self.flaws:
            hint = "write the record, or delete the file"
            self.flaws.append(Flaw("empty-file", Span(1, 1, 1, 2), "the file is empty", hint))
        elif self.root is not None and not isinstance(self.root, Hole):
            kind = "a list" if isinstance(self.root, Sequence) else "a single text"
            start = self.root.mark
            self.flaws.append(
                Flaw(
                    "not-a-mapping",
                    Span(start[0] + 1, start[1] + 1, start[0] + 1, start[1] + 2),
                    f"the file is {kind}, not a mapping of keys to values",
                    "begin with a key, such as title:",
                )
            )
        return None

    def _scalar(self, event: ScalarEvent) -> None:
        value = event.value
        if event.tag is not None or event.anchor is not None:
            self._decorated(event)
        if len(value) > TEXT_LIMIT:
            message = f"a text of {len(value):,} characters, more than the {TEXT_LIMIT:,} allowed"
            self._refuse("text-too-long", event, message, "cite a document instead")
            self._place(Hole(_mark(event)), event)
            return
        if self.escapes and (found := forbidden(value.replace("\r\n", "\n"))):
            message = f"an escape stands for {name_of(found.group())}, which a record may not hold"
            self._refuse("forbidden-character", event, message, "delete the escape")
            self._place(Hole(_mark(event)), event)
            return
        if self.stack and not self.stack[-1].waiting and type(self.stack[-1].node) is Mapping:
            self._key(self.stack[-1], value, event)
        else:
            self._place(Scalar(_mark(event), value), event)

    def _key(self, frame: _Frame, value: str, event: ScalarEvent) -> None:
        frame.waiting, frame.key, frame.key_mark = True, value, _mark(event)
        if value == "<<" and event.implicit[0]:
            self._refuse("merge-key", event, "a merge key (<<) stands here", "write the keys out")
            frame.key = None
        elif value in frame.node.entries:  # type: ignore[union-attr]
            first = frame.node.entries[value][0]  # type: ignore[union-attr]
            self.flaws.append(
                Flaw(
                    "duplicate-key",
                    self._span(event),
                    f"key '{_short(value)}' stands here a second time",
                    "keep one of the two",
                    ((span_of_mark(first, self.text), "it first stands here"),),
                )
            )
            frame.key = None
            self._check_flaws()

    def _open(
        self, node: Mapping | Sequence, event: MappingStartEvent | SequenceStartEvent
    ) -> None:
        if event.tag is not None or event.anchor is not None:
            self._decorated(event)
        if len(self.stack) >= DEPTH_LIMIT:
            self._refused(too_deep(self._span(event)))
            self.root = Hole(_mark(event))
            raise _StopReadingError
        frame = self.stack[-1] if self.stack else None
        in_key = frame is not None and frame.in_key
        if frame and not frame.waiting and type(frame.node) is Mapping:
            if not in_key:
                hint = "write a plain word and a colon"
                self._refuse("complex-key", event, "a list or a mapping stands as a key", hint)
            frame.waiting, frame.key, in_key = True, None, True
            self.nodes += 1
        else:
            self._place(node, event)
        self.stack.append(_Frame(node, in_key=in_key))

    def _place(self, node: Node, event: Event) -> None:
        """Put a finished or opened node where the collection on top of the stack wants it."""
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            self._stop_at_limit(event)
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        if type(frame.node) is Sequence:
            frame.node.items.append(node)
        elif not frame.waiting:
            frame.waiting, frame.key = True, None  # a refused key: its value goes nowhere
        else:
            if frame.key is not None:
                frame.node.entries[frame.key] = (frame.key_mark, node)  # type: ignore[union-attr]
            frame.waiting = False

    def _stop_at_limit(self, event: Event) -> None:
        message = f"more than {NODE_LIMIT:,} values in one file"
        self._refuse("too-many-values", event, message, "split the record")
        self.root = Hole(_mark(event))
        raise _StopReadingError

    def _document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "a second document begins here"
            self._refuse("second-document", event, message, "one file holds one record")
            raise _StopReadingError

    def _decorated(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            message = f"an anchor (&{_short(event.anchor)}) stands here"
            self._refuse("anchor", event, message, "delete it")
        if event.tag is not None:
            message = f"a tag ({_short(event.tag)}) stands here"
            self._refuse("tag", event, message, "delete it: every value is read as text")

    def _refuse(self, code: str, event: Event, message: str, hint: str) -> None:
        self._refused(Flaw(code, self._span(event), message, hint))

    def _refused(self, flaw: Flaw) -> None:
        self.flaws.append(flaw)
        self._check_flaws()

    def _check_flaws(self) -> None:
        if len(self.flaws) > FLAW_LIMIT:
            message = "more of the like; the file was read no further"
            self.flaws[-1] = self.flaws[-1]._replace(message=message, hint=None, related=())
            self.root = Hole((0, 0, 0, 0))  # what follows was not read, so nothing is missing
            raise _StopReadingError

    def _span(self, event: Event) -> Span:
        return span_of_mark(_mark(event), self.text)


def _mark(event: Event) -> Mark:
    start, end = event.start_mark, event.end_mark
    return (start.line, start.column, end.line, end.column)  # type: ignore[union-attr]  # the C parser sets both


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"  # noqa: PLR2004 -- half a terminal line
