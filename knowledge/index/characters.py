"""Search by runs of characters, which a typing error spoils in part only."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from knowledge.index import arrays
from knowledge.index import sparse as storage
from knowledge.language.terms import content_words
from knowledge.passage import Passage

Scores = NDArray[np.float32]
_BLOCK = 4096


class CharacterIndex:
    """Cosine of TF-IDF vectors over runs of 3 to 5 characters inside words.

    Runs never cross words, so the vector of a passage is the sum of its words' vectors. The matrix of passages by runs,
    1.2 GB at 100,000 passages, is therefore kept as two factors: how often each word stands in each passage, and which
    runs each word holds. The scores are the same, in a tenth of the memory.
    """

    def __init__(self, words: Sequence[str], names: Sequence[str], idf: Scores, factors: "Factors") -> None:
        self.words = words
        self._names = names
        self._idf = idf
        self._factors = factors
        vocabulary = {name: column for column, name in enumerate(names)}
        self._vectorizer = CountVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), vocabulary=vocabulary, lowercase=False
        )

    @classmethod
    def build(cls, passages: Sequence[Passage]) -> Self:
        """Indexes each passage, its topics with it."""
        words, counts = _count([content_words(passage.indexed_text, passage.language) for passage in passages])
        vectorizer = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5), lowercase=False)
        runs = sparse.csr_matrix(vectorizer.fit_transform(words), dtype=np.float32)
        idf = _idf(counts, runs)
        weighted = sparse.csr_matrix(runs.multiply(idf[None, :]), dtype=np.float32)
        factors = Factors(counts, weighted, _lengths(counts, weighted))
        return cls(words, vectorizer.get_feature_names_out().tolist(), idf, factors)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Opens a saved index. Raises OSError, ValueError or KeyError where it is missing or damaged."""
        vocabulary = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        lengths = arrays.load(folder / "lengths.npy")
        factors = Factors(storage.load(folder, "counts"), storage.load(folder, "runs"), lengths)
        return cls(vocabulary["words"], vocabulary["runs"], np.load(folder / "idf.npy"), factors)

    def save(self, folder: Path) -> None:
        """Writes the index into a folder."""
        vocabulary = json.dumps({"words": list(self.words), "runs": list(self._names)}, ensure_ascii=False)
        (folder / "vocabulary.json").write_text(vocabulary, encoding="utf-8")
        np.save(folder / "idf.npy", self._idf)
        np.save(folder / "lengths.npy", self._factors.lengths)
        storage.save(self._factors.counts, folder, "counts")
        storage.save(self._factors.runs, folder, "runs")

    def scores(self, words: Sequence[str]) -> Scores:
        """Cosine between the question's words and each passage, in [0, 1]."""
        question = self._vectorizer.transform([" ".join(words)]).toarray()[0].astype(np.float32) * self._idf
        length = float(np.linalg.norm(question))
        if length == 0:
            return np.zeros(len(self._factors.lengths), dtype=np.float32)
        by_word = self._factors.runs @ (question / length)
        return np.asarray((self._factors.counts @ by_word) / self._factors.lengths, dtype=np.float32)


class Factors(NamedTuple):
    """Passages by words, words by weighted runs, and the length of each passage's vector."""

    counts: sparse.csr_matrix
    runs: sparse.csr_matrix
    lengths: Scores


def _count(texts: Sequence[Sequence[str]]) -> tuple[list[str], sparse.csr_matrix]:
    """How often each word stands in each text."""
    columns: dict[str, int] = {"\u2205\u2205\u2205": 0}
    rows, indices, values = [0], [], []
    for text in texts:
        for word, times in Counter(text).items():
            indices.append(columns.setdefault(word, len(columns)))
            values.append(times)
        rows.append(len(indices))
    parts = (np.asarray(values, np.float32), np.asarray(indices, np.int32), np.asarray(rows, np.int64))
    return list(columns), sparse.csr_matrix(parts, shape=(len(texts), len(columns)))


def _idf(counts: sparse.csr_matrix, runs: sparse.csr_matrix) -> Scores:
    """Smoothed inverse document frequency of each run, as scikit-learn defines it."""
    frequency = np.zeros(runs.shape[1], dtype=np.int64)
    for start in range(0, counts.shape[0], _BLOCK):
        frequency += (counts[start : start + _BLOCK] @ runs).getnnz(axis=0)
    return np.asarray(np.log((1 + counts.shape[0]) / (1 + frequency)) + 1, dtype=np.float32)


def _lengths(counts: sparse.csr_matrix, weighted: sparse.csr_matrix) -> Scores:
    """Euclidean length of each passage's vector; 1 for a passage without words."""
    lengths = np.ones(counts.shape[0], dtype=np.float32)
    for start in range(0, counts.shape[0], _BLOCK):
        block = counts[start : start + _BLOCK] @ weighted
        lengths[start : start + block.shape[0]] = np.sqrt(np.asarray(block.multiply(block).sum(axis=1)).ravel())
    return np.where(lengths > 0, lengths, 1).astype(np.float32)
