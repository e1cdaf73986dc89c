"""The style of a file, read off what is written there already."""

from collections import Counter
from collections.abc import Iterator

from bootpath.edit.layout import HOUSE, WIDTH, Style
from bootpath.edit.place import children, has_blank_line, is_block, start_of, tail
from bootpath.edit.scalar import is_plain
from bootpath.source import tree


def style_of(text: str, root: tree.Mapping, neighbours: list[tree.Node]) -> Style:
    """The style that most of a file follows; `neighbours` are the items of the list at hand."""
    steps: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    offsets: Counter[int] = Counter()
    pads: Counter[int] = Counter()
    for node in _collections(root):
        if not is_block(text, node):
            if isinstance(node, tree.Mapping) and node.entries:
                pads[text.startswith("{ ", start_of(text, node))] += 1
        elif isinstance(node, tree.Mapping):
            for key, child in node.entries.values():
                if isinstance(child, (tree.Mapping, tree.Sequence)) and is_block(text, child):
                    inner = dashes if isinstance(child, tree.Sequence) else steps
                    inner[child.mark[1] - key[1]] += 1
        else:
            offsets.update(_offsets(text, node))
    return Style(
        step=max(_usual(steps, HOUSE.step), 1),
        dash=_usual(dashes, HOUSE.dash),
        offset=_usual(offsets, HOUSE.offset),
        pad=" " * _usual(pads, 0),
        block=_always_block(text, neighbours),
        quoted=_always_quoted(text, root),
    )


def widest(text: str, items: list[tree.Node]) -> int:
    """The columns that an item in braces may take: those of a line, or of the longest there is."""
    flows = (item for item in items if isinstance(item, tree.Mapping) and not is_block(text, item))
    return max([WIDTH, *(item.mark[3] for item in flows)])


def separates_items(text: str, items: list[tree.Node]) -> bool:
    """Whether an empty line stands between the last two items of a list."""
    match items:
        case [*_, before, last]:
            return has_blank_line(text, tail(text, before).end - 1, start_of(text, last))
    return False


def separates_keys(text: str, root: tree.Mapping) -> bool:
    """Whether empty lines stand between most of a record's keys."""
    entries = list(root.entries.values())
    starts = [start_of(text, tree.Hole(key)) for key, _ in entries[1:]]
    ends = [tail(text, value).end for _, value in entries[:-1]]
    gaps = [has_blank_line(text, end - 1, start) for end, start in zip(ends, starts, strict=True)]
    return sum(gaps) * 2 > len(gaps)


def _collections(node: tree.Node) -> Iterator[tree.Mapping | tree.Sequence]:
    if isinstance(node, (tree.Mapping, tree.Sequence)):
        yield node
        for child in children(node):
            yield from _collections(child)


def _offsets(text: str, node: tree.Sequence) -> Iterator[int]:
    """From the dash to the keys, for the items that begin on the line of their dash."""
    for item in node.items:
        line = text[start_of(text, item) - item.mark[1] : start_of(text, item)]
        if isinstance(item, tree.Mapping) and line.strip(" ") == "-":
            yield item.mark[1] - node.mark[1]


def _usual(seen: Counter[int], otherwise: int) -> int:
    return seen.most_common(1)[0][0] if seen else otherwise


def _always_block(text: str, neighbours: list[tree.Node]) -> frozenset[tuple[str, bool]]:
    """Keys whose mappings, of one entry or of several, all neighbours put on their own lines."""
    block: dict[tuple[str, bool], bool] = {}
    for node in neighbours:
        for key, (_, child) in node.entries.items() if isinstance(node, tree.Mapping) else ():
            if isinstance(child, tree.Mapping):
                kind = key, len(child.entries) > 1
                block[kind] = block.get(kind, True) and is_block(text, child)
    return frozenset(kind for kind, always in block.items() if always)


def _always_quoted(text: str, root: tree.Mapping) -> frozenset[str]:
    """Keys whose texts are quoted wherever they stand, at least once without need."""
    plain: set[str] = set()
    without_need: set[str] = set()
    for node in _collections(root):
        for key, (_, child) in node.entries.items() if isinstance(node, tree.Mapping) else ():
            if not isinstance(child, tree.Scalar):
                continue
            if text[start_of(text, child) : start_of(text, child) + 1] not in ("'", '"'):
                plain.add(key)
            elif is_plain(child.value, flow=True):
                without_need.add(key)
    return frozenset(without_need - plain)
