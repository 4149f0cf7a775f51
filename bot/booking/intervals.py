"""Arithmetic on stretches of time: sorted lists of half-open `(start, end)` in whole seconds."""

from collections.abc import Iterable, Iterator, Sequence

Stretch = tuple[int, int]


def union(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same instants as disjoint stretches in order."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
        elif start < end:
            merged.append((start, end))
    return merged


def subtract(stretches: Iterable[Stretch], busy: list[Stretch]) -> list[Stretch]:
    """What is left of the disjoint, sorted `stretches` without the disjoint, sorted `busy`."""
    left: list[Stretch] = []
    index, count = 0, len(busy)
    for start, end in stretches:
        while index < count and busy[index][1] <= start:
            index += 1
        at, free_from = index, start
        while at < count and busy[at][0] < end:
            if busy[at][0] > free_from:
                left.append((free_from, busy[at][0]))
            free_from = max(free_from, busy[at][1])
            at += 1
        if free_from < end:
            left.append((free_from, end))
    return left


def starts(free: Iterable[Stretch], length: int, step: int, within: Sequence[Stretch]) -> Iterator[int]:
    """The multiples of `step` inside the disjoint, sorted `within` from which `length` fits into a free stretch."""
    for start, end in free:
        for first, last in within:
            earliest, latest = max(start, first), min(end - length, last - 1)
            yield from range(-(-earliest // step) * step, latest + 1, step)
