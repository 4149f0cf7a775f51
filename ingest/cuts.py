"""Where to cut a run of units into passages of a good length."""

from collections.abc import Sequence

from ingest.units import Start, Unit

LONGEST = 1_000  # characters; the dense model reads about 256 tokens, and the title stands in front
TARGET = 800

_COST = {Start.PARAGRAPH: 0.0, Start.ROW: 0.1, Start.ITEM: 0.15, Start.SENTENCE: 0.3, Start.PIECE: 0.5}
_SEVERED = 1.0


def best_cuts(text: str, run: Sequence[Unit]) -> list[tuple[int, int]]:
    """The ranges of units, as (first, last + 1), that make the passages of least total cost.

    A passage costs the square of how far it is from TARGET characters, and the place it starts at what _COST says: a
    cut between paragraphs costs nothing, one that parts a list from the sentence that announces it, or a table from
    its header, the most. The run itself stays whole where it is no longer than LONGEST.
    """
    if not run or _length(run, 0, len(run)) <= LONGEST:
        return [(0, len(run))] if run else []
    least = [0.0] + [float("inf")] * len(run)
    start_of = [0] * (len(run) + 1)
    for last in range(1, len(run) + 1):
        for first in range(last - 1, -1, -1):
            length = _length(run, first, last)
            if length > LONGEST and first < last - 1:
                break
            cost = least[first] + ((length - TARGET) / TARGET) ** 2 + _start_cost(text, run, first)
            if cost < least[last]:
                least[last], start_of[last] = cost, first
    return _ranges(start_of)


def _length(run: Sequence[Unit], first: int, last: int) -> int:
    head = run[first].head
    return run[last - 1].end - run[first].start + (head[1] - head[0] if head else 0)


def _start_cost(text: str, run: Sequence[Unit], first: int) -> float:
    if not first:
        return 0.0
    before, unit = run[first - 1], run[first]
    announced = text[before.start : before.end].rstrip("*_ ").endswith(":")
    headed = unit.head is not None and unit.head[1] == before.end
    return _SEVERED if announced or headed else _COST[unit.starts]


def _ranges(start_of: Sequence[int]) -> list[tuple[int, int]]:
    ranges = []
    last = len(start_of) - 1
    while last:
        ranges.append((start_of[last], last))
        last = start_of[last]
    return ranges[::-1]
