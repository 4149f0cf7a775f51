"""Hard negatives by company: passages that word search (BM25) confuses are put into one batch."""

import random
from collections.abc import Sequence

import bm25s
import Stemmer

from knowledge.french.fold import folded_words
from knowledge.french.stopwords import FRENCH
from knowledge.french.train.corpus import Question

ALIKE = 24


def groups_of_neighbours(questions: Sequence[Question], *, size: int, seed: int) -> list[list[Question]]:
    """`questions` in groups of up to `size`: one, and those not yet placed whose passages its words find first."""
    stemmer = Stemmer.Stemmer("french")

    def stems(text: str) -> list[str]:
        return [str(s) for s in stemmer.stemWords([w for w in folded_words(text)[:120] if w not in FRENCH])]

    index = bm25s.BM25()
    index.index([stems(q.passage) for q in questions], show_progress=False)
    asked = [stems(q.query) or ["?"] for q in questions]
    found, _ = index.retrieve(asked, k=min(ALIKE, len(questions)), show_progress=False, n_threads=2)
    return _placed(questions, found.tolist(), size, seed)


def _placed(
    questions: Sequence[Question], found: Sequence[Sequence[int]], size: int, seed: int
) -> list[list[Question]]:
    order = list(range(len(questions)))
    random.Random(seed).shuffle(order)
    placed: set[int] = set()
    groups = []
    for first in order:
        if first not in placed:
            group, passages = [first], {questions[first].passage}
            for other in found[first]:
                if len(group) < size and other not in placed and questions[other].passage not in passages:
                    group.append(other)
                    passages.add(questions[other].passage)
            placed.update(group)
            groups.append([questions[i] for i in group])
    return groups
