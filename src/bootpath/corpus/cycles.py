"""Cycles in a graph: Tarjan's strongly connected components, each as a path."""

from collections.abc import Iterable, Iterator, Mapping


def cycles(edges: Mapping[str, list[str]]) -> list[tuple[str, ...]]:
    """The groups of nodes that lead back to themselves, in order.

    Each is a path, beginning at its least node, without the return to it. One cycle is given for
    each strongly connected component (Tarjan 1972, without recursion).
    """
    return sorted(_cycle(group, edges) for group in _components(edges) if len(group) > 1)


def _components(edges: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Strongly connected components (Tarjan 1972), iteratively."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, targets = work[-1]
            following = next(targets, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = stack.index(node)
                    group, stack[at:] = stack[at:], []
                    on_stack.difference_update(group)
                    yield group
            elif following not in index:
                index[following] = low[following] = len(index)
                stack.append(following)
                on_stack.add(following)
                work.append((following, iter(edges[following])))
            elif following in on_stack:
                low[node] = min(low[node], index[following])


def _cycle(group: Iterable[str], edges: Mapping[str, list[str]]) -> tuple[str, ...]:
    """A shortest path from the least slug of a component back to it."""
    members = set(group)
    start = min(members)
    paths: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for path in paths:
        for target in edges[path[-1]]:
            if target == start:
                return path
            if target in members and target not in seen:
                seen.add(target)
                paths.append((*path, target))
    raise AssertionError("a component of several nodes has a cycle through each")
