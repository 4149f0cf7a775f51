"""Word search: BM25 over stems, each passage stemmed by its own language."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from knowledge.language.terms import terms
from knowledge.passage import Passage

Scores = NDArray[np.float32]


class WordIndex:
    """BM25 (Lucene's variant, k1 1.5, b 0.75) with a weight on each of the question's terms.

    bm25s computes and stores the scores; they are read as a sparse matrix, terms by passages.
    """

    def __init__(self, bm25: bm25s.BM25) -> None:
        self._bm25 = bm25
        self.vocabulary: Mapping[str, int] = bm25.vocab_dict
        parts = bm25.scores
        shape = (len(parts["indptr"]) - 1, int(parts["num_docs"]))
        self._by_term = sparse.csr_matrix((parts["data"], parts["indices"], parts["indptr"]), shape=shape, copy=False)
        self._frequency = np.diff(parts["indptr"])

    @classmethod
    def build(cls, passages: Sequence[Passage]) -> "WordIndex":
        """Indexes each passage, its topics with it."""
        bm25 = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
        corpus = [terms(passage.indexed_text, passage.language) for passage in passages]
        bm25.index(corpus if any(corpus) else [["∅"], *corpus[1:]], show_progress=False)
        return cls(bm25)

    @classmethod
    def load(cls, folder: Path) -> "WordIndex":
        """Opens a saved index. Raises OSError, ValueError or KeyError where it is missing or damaged."""
        return cls(bm25s.BM25.load(str(folder), mmap=False, show_progress=False))

    def save(self, folder: Path) -> None:
        """Writes the index into a folder."""
        self._bm25.save(str(folder), show_progress=False)

    def scores(self, weights: Mapping[str, float]) -> Scores:
        """One score per passage for terms and their weights; zeros where no term is known."""
        known = [(self.vocabulary[term], weight) for term, weight in weights.items() if term in self.vocabulary]
        if not known:
            return np.zeros(self._by_term.shape[1], dtype=np.float32)
        rows, values = zip(*known, strict=True)
        return np.asarray(np.asarray(values, dtype=np.float32) @ self._by_term[list(rows)], dtype=np.float32)

    def idf(self, term: str) -> float:
        """Lucene's inverse document frequency, in nats; that of a term seen nowhere is the greatest."""
        count = self._by_term.shape[1]
        row = self.vocabulary.get(term)
        frequency = int(self._frequency[row]) if row is not None else 0
        return float(np.log1p((count - frequency + 0.5) / (frequency + 0.5)))
