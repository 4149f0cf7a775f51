"""What speaks for and against the best passage as the answer: the signals that the decision weighs.

All are raw or relative to the passage at hand, none a fused rank: a fused rank is high for the best of a bad lot. Most
are of a single sentence: a near miss finds its words spread over a passage that says something else, or finds them in a
sentence that lacks what was asked for. These nine of eighty did best on houses whose questions the decision had not
seen (tests/evaluation). A detail does not stand for the word that asks for it here, as it does in the ranking: that
spoke for near misses too.
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
    """Signals about the best ranked passage; more speaks for it, but for those in AGAINST."""

    weakest: float
    """The least of the question words' best matches within the best single sentence and the title."""
    heaviest: float
    """The match there of the question's most telling word."""
    missing: float
    """By how much the matches fall short of being found in the best sentence that has what was asked for."""
    lacking: float
    """Kinds of detail asked for (an amount, a time, …) that the best sentence has none of."""
    plain: float
    """Whether neither a detail nor leave is asked for, so that no sentence can be told by it."""
    leave: float
    """Whether leave is asked for."""
    rivals: float
    """Passages that score nearly as high."""
    characters: float
    """Cosine of question and passage over runs of characters."""
    coverage: float
    """Share of the question's information that the words of the document's ranked passages hold."""


AGAINST = frozenset({"missing", "lacking", "plain", "rivals"})


class Sentence(NamedTuple):
    """A sentence, the question words' best matches in it and the title, and how much each word counts."""

    text: str
    found: NDArray[np.float32]
    weights: NDArray[np.float32]

    @property
    def mean(self) -> float:
        """The weighted mean of the matches."""
        return float(self.found @ self.weights)

    @property
    def missing(self) -> float:
        """By how much the matches fall short of being found."""
        return float(np.maximum(0, _MATCHED - self.found) @ self.weights)


def gather(index: Index, query: Query, ranking: Ranking, readings: list[Reading]) -> Evidence:
    """The evidence for the best ranked passage. The ranking must not be empty."""
    row = int(ranking.rows[0])
    sentences = sentences_of(index.passages[row], readings[0] if readings else None)
    best = max(sentences, key=lambda sentence: sentence.mean)
    kinds, leave = asked(query.text), asks_leave(query.text)
    return Evidence(
        weakest=float(best.found.min(initial=1.0)),
        heaviest=float(best.found[np.argmax(best.weights)]),
        missing=_missing(sentences, kinds, leave=leave),
        lacking=float(len(kinds) - len(held(best.text, kinds))),
        plain=float(not kinds and not leave),
        leave=float(leave),
        rivals=float((ranking.fused[1:] >= ranking.fused[0] - _RIVAL).sum()),
        characters=float(ranking.characters[row]),
        coverage=_coverage(index, query, ranking),
    )


def sentences_of(passage: Passage, reading: Reading | None) -> list[Sentence]:
    """A passage's sentences, the title counting for each; at least one.

    Where words have no vectors, the whole passage with matches of zero.
    """
    if reading is None:
        return [Sentence(passage.searched_text, np.zeros(1, dtype=np.float32), np.ones(1, dtype=np.float32))]
    sentences = _sentences(passage)
    ends = np.asarray([sentence.end for sentence in sentences])
    places = np.searchsorted(ends, [word.start for word in reading.words], side="right")
    return [
        Sentence(sentence.of(passage.searched_text), _found(reading, (places == at) | (places == 0)), reading.weights)
        for at, sentence in enumerate(sentences)
        if at
    ]


def _missing(sentences: list[Sentence], kinds: frozenset[str], *, leave: bool) -> float:
    """What the best sentence that has what was asked for misses; everything where none has it."""

    def has(sentence: Sentence) -> float:
        if kinds:
            return len(held(sentence.text, kinds)) / len(kinds)
        return float(not leave or gives_leave(sentence.text))

    scored = [(sentence.mean * has(sentence), sentence) for sentence in sentences]
    score, best = max(scored, key=lambda one: one[0])
    return best.missing if score > 0 else _MATCHED


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
