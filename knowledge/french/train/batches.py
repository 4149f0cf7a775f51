"""Which texts each step learns from: planned ahead from a seed, so that a resumed run goes on with the same batches."""

import random
from collections import Counter
from collections.abc import Sequence

from knowledge.french.train.corpus import Pair, Question

LONGEST_PAIR = 200  # characters
OWN = "parallel_nursery"
OWN_REPEATED = 10


def pair_batches(pairs: Sequence[Pair], *, size: int, steps: int, seed: int) -> list[list[Pair]]:
    """`steps` batches of `size` pairs of like length, each pair once before any twice, long ones left out.

    The nursery's own phrases, few, come ten times as often.
    """
    chance = random.Random(seed)
    pool = [p for p in pairs if len(p.fr) <= LONGEST_PAIR for _ in range(OWN_REPEATED if p.source == OWN else 1)]
    batches: list[list[Pair]] = []
    while pool and len(batches) < steps:
        chance.shuffle(pool)
        batches += _alike(pool, size, chance)
    return batches[:steps]


def _alike(pool: Sequence[Pair], size: int, chance: random.Random) -> list[list[Pair]]:
    """Batches of like length out of chunks of fifty batches."""
    batches = []
    for start in range(0, len(pool), size * 50):
        chunk = sorted(pool[start : start + size * 50], key=lambda p: len(p.fr))
        batches += [chunk[i : i + size] for i in range(0, len(chunk), size)]
    chance.shuffle(batches)
    return batches


def question_batches(groups: Sequence[Sequence[Question]], *, size: int, steps: int, seed: int) -> list[list[Question]]:
    """`steps` batches of `size` questions, neighbours together: their passages are each other's hard negatives."""
    chance = random.Random(seed)
    batches: list[list[Question]] = []
    while len(batches) < steps:
        order = list(groups)
        chance.shuffle(order)
        flat = [question for group in order for question in group]
        batches += [flat[i : i + size] for i in range(0, len(flat) - size + 1, size)]
    return batches[:steps]


def usual_headings(questions: Sequence[Question], *, often: int = 6) -> frozenset[str]:
    """Queries that stand over many passages ("Définitions"): they tell nothing apart."""
    counts = Counter(q.query.lower() for q in questions if not q.source.startswith("question"))
    return frozenset(query for query, n in counts.items() if n >= often)
