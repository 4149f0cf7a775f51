"""How common French words are: the vocabulary's words stand in the order of their frequency."""

import math
from functools import lru_cache

from knowledge.french.artefact import FOLDER, WORDS
from knowledge.language.folding import fold
from knowledge.language.terms import stem

_COMMON, _RARE, _SHIFT = 40, 2980, 20
"""Ranks of words that say next to nothing, and of words that say all they can."""
_LEAST = 0.1


def weight(french: str) -> float:
    """How much a folded French word says, in [0.1, 1], by the logarithm of its rank; 1 for one that is not there."""
    rank = _ranks().get(stem(french, "fr"))
    if rank is None:
        return 1.0
    first, last = _COMMON + _SHIFT, _RARE + _SHIFT
    return min(1.0, max(_LEAST, math.log((rank + _SHIFT) / first) / math.log(last / first)))


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    """The best rank of each stem."""
    lines = (FOLDER / WORDS).read_text(encoding="utf-8").splitlines()
    ranks: dict[str, int] = {}
    for rank, line in enumerate(lines):
        ranks.setdefault(stem(fold(line.lstrip("=")), "fr"), rank)
    return ranks
