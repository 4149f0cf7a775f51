"""What speaks for and against the best passage as the answer: the signals that the decision weighs.

All are raw or relative to the passage at hand, none a fused rank: a fused rank is high for the best of a bad lot. These
nine of seventy did best on houses whose questions the decision had not seen (tests/evaluation). Most are of the best
single sentence: a near miss finds its words spread over a passage that says something else.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.coverage import Covered, cover
from knowledge.details import asked, asks_leave, gives_leave, held
from knowledge.index import Index
from knowledge.language.query import Query
from knowledge.passage import Passage
from knowledge.rereading import Reading
from knowledge.search import Ranking
from knowledge.sentences import Stretch, split

_MATCHED = 0.55
"""A question word whose best match is less has hardly been found."""
_RIVAL = 0.08
"""A passage that scores less than this below the best one might be the answer as well."""


class Evidence(NamedTuple):
    """Signals about the best ranked passage; more speaks for it, but for `missing`, `lacking` and `rivals`."""

    weakest: float
    """The least of the question words' best matches within the best single sentence and the title."""
    missing: float
    """By how much those matches fall short of being found: the detail that a near miss lacks."""
    focus: float
    """The mean best match the other way: how much of that sentence is about what the question names."""
    leave: float
    """Whether leave is asked for and that sentence gives or refuses it."""
    given: float
    """Kinds of detail asked for (an amount, a time, …) that the passage has."""
    lacking: float
    """Kinds asked for that the best sentence has none of."""
    rivals: float
    """Passages that score nearly as high."""
    characters: float
    """Cosine of question and passage over runs of characters."""
    coverage: float
    """Share of the question's information that the words of the document's ranked passages hold."""


class Sentence(NamedTuple):
    """A passage's best sentence: its words, the question words' best matches, and its words' best matches."""

    text: str
    found: NDArray[np.float32]
    back: NDArray[np.float32]
    weights: NDArray[np.float32]


def gather(index: Index, query: Query, ranking: Ranking, readings: list[Reading]) -> Evidence:
    """The evidence for the best ranked passage. The ranking must not be empty."""
    row = int(ranking.rows[0])
    passage = index.passages[row]
    best = best_sentence(passage, readings[0] if readings else None)
    kinds = asked(query.text)
    return Evidence(
        weakest=float(best.found.min(initial=1.0)),
        missing=float(np.maximum(0, _MATCHED - best.found) @ best.weights),
        focus=float(best.back.mean()) if len(best.back) else 0.0,
        leave=float(asks_leave(query.text) and gives_leave(best.text)),
        given=float(len(held(passage.text, kinds))),
        lacking=float(len(kinds) - len(held(best.text, kinds))),
        rivals=float((ranking.fused[1:] >= ranking.fused[0] - _RIVAL).sum()),
        characters=float(ranking.characters[row]),
        coverage=_coverage(index, query, ranking),
    )


def best_sentence(passage: Passage, reading: Reading | None) -> Sentence:
    """The sentence whose words, the title's counting for each, match the question best on the mean.

    Where words have no vectors, the whole passage with matches of zero.
    """
    if reading is None:
        none, one = np.zeros(1, dtype=np.float32), np.ones(1, dtype=np.float32)
        return Sentence(passage.searched_text, none, none, one)
    sentences = _sentences(passage)
    ends = np.asarray([sentence.end for sentence in sentences])
    places = np.searchsorted(ends, [word.start for word in reading.words], side="right")
    found = [_found(reading, (places == at) | (places == 0)) for at in range(1, len(sentences))]
    best = int(np.argmax([matches @ reading.weights for matches in found])) + 1
    back = reading.matches[:, places == best].max(axis=0, initial=0.0)
    return Sentence(sentences[best].of(passage.searched_text), found[best - 1], back, reading.weights)


def _found(reading: Reading, within: NDArray[np.bool_]) -> NDArray[np.float32]:
    return np.asarray(reading.matches[:, within].max(axis=1, initial=0.0), dtype=np.float32)


def _sentences(passage: Passage) -> list[Stretch]:
    """The title, then the sentences, as stretches of the searched text."""
    title = len(passage.searched_text) - len(passage.text)
    shifted = [Stretch(title + sentence.start, title + sentence.end) for sentence in split(passage.text)]
    return [Stretch(0, title), *(shifted or [Stretch(title, len(passage.searched_text))])]


def _coverage(index: Index, query: Query, ranking: Ranking) -> float:
    """Each wanted word's best hold in the ranked passages of the first one's document."""
    document = index.passages[int(ranking.rows[0])].document
    rows = [int(row) for row in ranking.rows if index.passages[int(row)].document == document]
    held_in = [cover(index, query, index.passages[row]) for row in rows]
    return _share([max(same, key=lambda one: one.held) for same in zip(*held_in, strict=True)])


def _share(covered: list[Covered]) -> float:
    total = sum(one.information for one in covered)
    return sum(one.information * one.held for one in covered) / total if total else 0.0
