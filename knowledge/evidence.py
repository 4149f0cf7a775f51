"""What speaks for and against the best passage as the answer: the signals that the decision weighs.

All are raw or relative to the passage at hand, none a fused rank: a fused rank is high for the best of a bad lot.
"""

from typing import NamedTuple

import numpy as np

from knowledge.coverage import Covered, cover
from knowledge.details import asked, held
from knowledge.index import Index
from knowledge.language.query import Query
from knowledge.rereading import Reading
from knowledge.search import Ranking
from knowledge.sentences import split

_CEILING = 0.3
"""Margins above this say no more."""


class Evidence(NamedTuple):
    """Signals about the best ranked passage; more speaks for it, but for `unknown` and `lacking`."""

    match: float
    """Mean of the question words' best matches in the passage."""
    weakest: float
    """The worst of them: the detail that a near miss lacks."""
    sentence: float
    """The mean within the best single sentence."""
    similarity: float
    """Cosine of question and passage."""
    lead: float
    """Score above the next passage."""
    lead_document: float
    """Score above the next document."""
    coverage: float
    """Share of the question's information that the passage's words hold."""
    unknown: float
    """Share of the wanted words that no passage holds."""
    agreement: float
    """How many of the three searches put this document first."""
    agreement_passage: float
    """How many put this very passage first."""
    lacking: float
    """Kinds of detail asked for (an amount, a time, …) that the passage has none of."""
    given: float
    """Kinds asked for that it has."""
    words: float
    """Words in the question, up to eight: short ones say little."""


def gather(index: Index, query: Query, ranking: Ranking, readings: list[Reading]) -> Evidence:
    """The evidence for the best ranked passage. The ranking must not be empty."""
    row = int(ranking.rows[0])
    passage = index.passages[row]
    covered = cover(index, query, passage)
    reading = readings[0] if readings else None
    kinds = asked(query.text)
    given = len(held(passage.text, kinds))
    firsts = _firsts(ranking)
    return Evidence(
        match=reading.mean if reading else 0.0,
        weakest=float(reading.best.min()) if reading and len(reading.best) else 0.0,
        sentence=max(by_sentence(passage.searched_text, reading), default=0.0) if reading else 0.0,
        similarity=float(ranking.dense[row]) if ranking.dense is not None else 0.0,
        lead=_lead(index, ranking, documents=False),
        lead_document=_lead(index, ranking, documents=True),
        coverage=_share(covered),
        unknown=sum(not one.known for one in covered) / max(1, len(covered)),
        agreement=float(sum(index.passages[first].document == passage.document for first in firsts)),
        agreement_passage=float(sum(first == row for first in firsts)),
        lacking=float(len(kinds) - given),
        given=float(given),
        words=float(min(8, len(query.wanted))),
    )


def by_sentence(text: str, reading: Reading) -> list[float]:
    """The mean best match within each sentence of a searched text, its title line counting for every sentence."""
    sentences = split(text)
    ends = np.asarray([sentence.end for sentence in sentences])
    places = np.searchsorted(ends, [word.start for word in reading.words], side="right")
    titled = places == 0
    return [
        float(reading.matches[:, (places == at) | titled].max(axis=1, initial=0.0).mean())
        if len(sentences) > 1
        else 0.0
        for at in range(1, len(sentences))
    ]


def _share(covered: list[Covered]) -> float:
    total = sum(one.information for one in covered)
    return sum(one.information * one.held for one in covered) / total if total else 0.0


def _lead(index: Index, ranking: Ranking, *, documents: bool) -> float:
    first = index.passages[int(ranking.rows[0])].document
    for row, score in zip(ranking.rows[1:], ranking.fused[1:], strict=True):
        if not documents or index.passages[int(row)].document != first:
            return min(_CEILING, float(ranking.fused[0] - score))
    return _CEILING


def _firsts(ranking: Ranking) -> list[int]:
    """The candidate that each search puts first; those that found nothing name none."""
    searches = [ranking.words, ranking.characters] + ([ranking.dense] if ranking.dense is not None else [])
    of_candidates = [scores[ranking.rows] for scores in searches]
    return [int(ranking.rows[int(np.argmax(scores))]) for scores in of_candidates if scores.max() > 0]
