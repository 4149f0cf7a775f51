"""Measures of a ranking of passages."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from knowledge.evaluation.question import Question
from knowledge.passage import Passage


@dataclass(frozen=True)
class RankingScores:
    """Means over questions: the right document first and among five, MRR@10; the same for the passage that answers."""

    questions: int
    hit1: float
    hit5: float
    mrr10: float
    span_hit1: float
    span_hit5: float

    def as_dict(self) -> dict[str, float]:
        """For printing."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def score(questions: Sequence[Question], rankings: Sequence[Sequence[Passage]]) -> RankingScores:
    """Scores rankings, one per question, best passage first."""
    pairs = list(zip(questions, rankings, strict=True))
    documents = [_first(question.is_document, ranking) for question, ranking in pairs]
    spans = [_first(question.is_answer, ranking) for question, ranking in pairs]
    return RankingScores(
        len(pairs), _hit(documents, 1), _hit(documents, 5), _reciprocal(documents), _hit(spans, 1), _hit(spans, 5)
    )


def ndcg10(questions: Sequence[Question], rankings: Sequence[Sequence[Passage]]) -> float:
    """Mean nDCG@10 of documents, each ranked by its first passage, relevant or not (Järvelin and Kekäläinen, 2002)."""
    gains = []
    for question, ranking in zip(questions, rankings, strict=True):
        documents = list(dict.fromkeys(passage.document for passage in ranking[:10]))
        hits = [rank for rank, document in enumerate(documents) if document in question.docs]
        ideal = sum(1 / np.log2(rank + 2) for rank in range(min(10, len(question.docs))))
        gains.append(sum(1 / np.log2(rank + 2) for rank in hits) / ideal)
    return float(np.mean(gains)) if gains else 0.0


def _first(right: Callable[[Passage], bool], ranking: Sequence[Passage]) -> int:
    """The rank, from 0, of the first right passage among ten; 10 where there is none."""
    return next((rank for rank, passage in enumerate(ranking[:10]) if right(passage)), 10)


def _hit(ranks: Sequence[int], count: int) -> float:
    return float(np.mean([rank < count for rank in ranks])) if ranks else 0.0


def _reciprocal(ranks: Sequence[int]) -> float:
    return float(np.mean([1 / (rank + 1) if rank < 10 else 0.0 for rank in ranks])) if ranks else 0.0
