"""How much alike two texts are: the cosines of a whole batch shall be the teacher's, not single vectors alone.

Batches are made of texts and their neighbours at growing distance, so that all degrees of likeness are among them; of
texts drawn by chance nearly all are unlike.
"""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch.nn import functional

from knowledge.french.train.batches import LONGEST_PAIR, OWN, OWN_REPEATED
from knowledge.french.train.corpus import Pair
from knowledge.french.train.encoder import Encoder
from knowledge.french.train.losses import SHARPNESS
from knowledge.french.train.phone import as_typed
from knowledge.french.train.student import Student

MOST = {"parallel_tatoeba": 58_000, "parallel_statutes": 8_000, "parallel_headings": 5_000}
"""Pairs of the large sources that are seen: sentences of everyday life above all."""
BLOCK = 6144
RANKS = (1, 2, 4, 10, 30)
TYPED = 0.2
ENGLISH, ALIKE, SOFT = 0.7, 8.0, 0.15


class Placed(NamedTuple):
    """A pair, and where the teacher puts its English side."""

    pair: Pair
    goal: torch.Tensor


def placed_pairs(pairs: Sequence[Pair], teacher: Encoder, seed: int) -> list[Placed]:
    """The pairs to learn from with the teacher's unit vectors, long ones left out, large sources cut to `MOST`."""
    chance, seen = random.Random(seed), dict.fromkeys(MOST, 0)
    kept = []
    for pair in chance.sample(pairs, len(pairs)):
        seen[pair.source] = seen.get(pair.source, 0) + 1
        if len(pair.fr) <= LONGEST_PAIR and seen[pair.source] <= MOST.get(pair.source, len(pairs)):
            kept.append(pair)
    kept.sort(key=lambda pair: len(pair.en))
    with torch.inference_mode():
        goals = [goal.cpu() for i in range(0, len(kept), 64) for goal in teacher([p.en for p in kept[i : i + 64]])]
    return [Placed(pair, goal) for pair, goal in zip(kept, goals, strict=True)]


def graded_batches(pool: Sequence[Placed], *, size: int, steps: int, seed: int) -> list[list[Placed]]:
    """`steps` batches of about `size`, made of groups: a pair and its neighbours of several ranks, of like length."""
    chance = random.Random(seed)
    repeated = [one for one in pool for _ in range(OWN_REPEATED if one.pair.source == OWN else 1)]
    batches: list[list[Placed]] = []
    while repeated and len(batches) < steps:
        chance.shuffle(repeated)
        for start in range(0, len(repeated), BLOCK):
            groups = sorted(_groups(repeated[start : start + BLOCK]), key=lambda g: max(len(p.pair.fr) for p in g))
            flat = [one for group in groups for one in group]
            batches += [flat[i : i + size] for i in range(0, len(flat), size)]
    chance.shuffle(batches)
    return batches[:steps]


def _groups(block: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Each of `block` once, in groups of a first one and, of the free ones, the nearest from each rank on."""
    goals = torch.stack([one.goal for one in block])
    order = (goals @ goals.T).topk(min(RANKS[-1] + 8, len(block)), dim=1).indices.tolist()
    free = set(range(len(block)))
    for first, near in enumerate(order):
        if first in free:
            group = [first]
            free.remove(first)
            for rank in RANKS:
                found = next((other for other in near[rank : rank + 8] if other in free), None)
                if found is not None:
                    group.append(found)
                    free.remove(found)
            yield [block[i] for i in group]


def graded(student: Student, batch: Sequence[Placed], chance: random.Random) -> torch.Tensor:
    """Distillation as before, and the batch's cosines: French with French, and French with where English lies.

    Squared differences weigh more the more alike two texts are; the soft ranking of each text's neighbours (Hinton et
    al. 2015) takes the place of the hard one, which would push apart sentences that mean nearly the same.
    """
    goal = torch.stack([one.goal for one in batch]).to(next(student.parameters()).device)
    typed = (as_typed(o.pair.fr, chance) if chance.random() < TYPED else o.pair.fr for o in batch)
    french = student(list(typed))
    some = chance.sample(range(len(batch)), max(1, len(batch) // 3))
    english = student([batch[i].pair.en for i in some])
    near = (1 - (french * goal).sum(1)).mean() + ENGLISH * (1 - (english * goal[some]).sum(1)).mean()
    wanted, found = goal @ goal.T, french @ goal.T
    weight = (0.1 + wanted.clamp(min=0)) * (1 - torch.eye(len(batch), device=goal.device))
    weight = weight / weight.sum().clamp(min=1e-9)
    alike = (weight * ((french @ french.T - wanted) ** 2 + (found - wanted) ** 2)).sum()
    total: torch.Tensor = near + ALIKE * alike + SOFT * (_ranked(found, wanted) + _ranked(found.T, wanted))
    return total


def _ranked(found: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    likely = functional.log_softmax(SHARPNESS * found, 1)
    return functional.kl_div(likely, functional.softmax(SHARPNESS * wanted, 1), reduction="batchmean")
