"""What speaks for and against the best passage as the answer: the signals that the decision weighs.

All are raw or relative to the passage at hand, none a fused rank: a fused rank is high for the best of a bad lot. These
eleven of forty did best on a nursery whose questions the decision had not seen (tests/evaluation/others).
"""

from typing import NamedTuple

import numpy as np

from knowledge.coverage import Covered, cover
from knowledge.details import asked, asks_leave, gives_leave, held
from knowledge.index import Index
from knowledge.language.query import Query
from knowledge.rereading import Reading
from knowledge.search import Ranking
from knowledge.sentences import split

_CEILING = 0.3
"""Margins above this say no more."""
_MATCHED = 0.55
"""A question word whose best match is less has hardly been found."""


class Evidence(NamedTuple):
    """Signals about the best ranked passage; more speaks for it, but for `missing` and `lacking`."""

    missing: float
    """By how much the question words' best matches fall short of being found: the detail that a near miss lacks."""
    sentence: float
    """The mean of the best matches within the best single sentence."""
    leave: float
    """Whether leave is asked for and that sentence gives or refuses it."""
    lead: float
    """Score above the next passage."""
    lead_match: float
    """Mean best match in the passage above that in the best matching other one."""
    agreement: float
    """How many of the three searches put this document first."""
    given: float
    """Kinds of detail asked for (an amount, a time, …) that the passage has."""
    lacking: float
    """Kinds asked for that the neighbourhood of the best sentence has none of."""
    characters: float
    """Cosine of question and passage over runs of characters."""
    coverage: float
    """Share of the question's information that the passage's words hold."""
    coverage_document: float
    """The same of its document's ranked passages."""


def gather(index: Index, query: Query, ranking: Ranking, readings: list[Reading]) -> Evidence:
    """The evidence for the best ranked passage. The ranking must not be empty."""
    row = int(ranking.rows[0])
    passage = index.passages[row]
    reading = readings[0] if readings else None
    scores = by_sentence(passage.searched_text, reading) if reading else []
    best, near = _best_sentence(passage.searched_text, scores)
    kinds = asked(query.text)
    return Evidence(
        missing=float(np.maximum(0, _MATCHED - reading.best) @ reading.weights) if reading else _MATCHED,
        sentence=max(scores, default=0.0),
        leave=float(asks_leave(query.text) and gives_leave(best)),
        lead=_lead(ranking),
        lead_match=_lead_match(readings),
        agreement=float(sum(index.passages[first].document == passage.document for first in _firsts(ranking))),
        given=float(len(held(passage.text, kinds))),
        lacking=float(len(kinds) - len(held(near, kinds))),
        characters=float(ranking.characters[row]),
        coverage=_share(cover(index, query, passage)),
        coverage_document=_of_document(index, query, ranking),
    )


def by_sentence(text: str, reading: Reading) -> list[float]:
    """The mean best match within each sentence of a searched text, its title line counting for every sentence."""
    sentences = split(text)
    ends = np.asarray([sentence.end for sentence in sentences])
    places = np.searchsorted(ends, [word.start for word in reading.words], side="right")
    titled = places == 0
    return [
        float(reading.matches[:, (places == at) | titled].max(axis=1, initial=0.0) @ reading.weights)
        if len(sentences) > 1
        else 0.0
        for at in range(1, len(sentences))
    ]


def _best_sentence(text: str, scores: list[float]) -> tuple[str, str]:
    """The best sentence, and the same with its neighbours; the whole text twice where no sentence is scored."""
    sentences = split(text)
    if not scores or len(sentences) < 2:
        return text, text
    best = int(np.argmax(scores)) + 1
    around = sentences[max(1, best - 1) : best + 2]
    return sentences[best].of(text), " ".join(sentence.of(text) for sentence in around)


def _share(covered: list[Covered]) -> float:
    total = sum(one.information for one in covered)
    return sum(one.information * one.held for one in covered) / total if total else 0.0


def _of_document(index: Index, query: Query, ranking: Ranking) -> float:
    """Each wanted word's best hold in the ranked passages of the first one's document."""
    document = index.passages[int(ranking.rows[0])].document
    rows = [int(row) for row in ranking.rows if index.passages[int(row)].document == document]
    held_in = [cover(index, query, index.passages[row]) for row in rows]
    return _share([max(same, key=lambda one: one.held) for same in zip(*held_in, strict=True)])


def _lead(ranking: Ranking) -> float:
    if len(ranking.rows) < 2:
        return _CEILING
    return min(_CEILING, float(ranking.fused[0] - ranking.fused[1]))


def _lead_match(readings: list[Reading]) -> float:
    if len(readings) < 2:
        return 0.0
    return readings[0].mean - max(reading.mean for reading in readings[1:])


def _firsts(ranking: Ranking) -> list[int]:
    """The candidate that each search puts first; those that found nothing name none."""
    searches = [ranking.words, ranking.characters] + ([ranking.dense] if ranking.dense is not None else [])
    of_candidates = [scores[ranking.rows] for scores in searches]
    return [int(ranking.rows[int(np.argmax(scores))]) for scores in of_candidates if scores.max() > 0]
