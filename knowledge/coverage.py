"""How much of what a question asks about a passage speaks of, by words alone."""

import math
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

from knowledge.index import Index
from knowledge.language.query import Query, Wanted
from knowledge.language.terms import terms
from knowledge.passage import Passage

_ALIKE, _LONG = 0.75, 5
_TYPED = 0.8
"""What a word counts that is there but for a typing error."""


class Covered(NamedTuple):
    """A wanted word: its information relative to the rarest word's and how well the passage holds it, in [0, 1]."""

    word: str
    information: float
    held: float


def cover(index: Index, query: Query, passage: Passage) -> list[Covered]:
    """Each wanted word of the question against a passage's words, exactly or but for a typing error."""
    stems = set(terms(passage.searched_text, passage.language))
    rarest = math.log1p(2 * len(index.passages) + 1)
    return [
        Covered(
            wanted.word,
            max(0.05, min(index.words.idf(term) for term in wanted.stems) / rarest),
            _held(wanted, stems),
        )
        for wanted in query.wanted
    ]


def _held(wanted: Wanted, stems: set[str]) -> float:
    best = max((min(1.0, 1.5 * weight) for term, weight in wanted.stems.items() if term in stems), default=0.0)
    if best < _TYPED and len(wanted.word) >= _LONG and _alike(next(iter(wanted.stems)), stems):
        return _TYPED
    return best


def _alike(term: str, stems: set[str]) -> bool:
    scorer = DamerauLevenshtein.normalized_similarity
    return extractOne(term, stems, scorer=scorer, score_cutoff=_ALIKE) is not None
