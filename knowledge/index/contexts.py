"""The vectors of a passage's words in their context, for reading the best passages word by word."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.index import arrays
from knowledge.language.terms import Word, content_spans
from knowledge.passage import Passage

Vectors = NDArray[np.float32]
_ROWS, _STARTS = "contexts.npy", "contexts.starts.npy"


class Contexts(NamedTuple):
    """One int8 row per content word, passage after passage, 15 to 30 KB a passage.

    `starts` holds where each passage's rows begin, and one more. Eight bits cost nothing measurable in ranking.
    """

    rows: NDArray[np.int8]
    starts: NDArray[np.int64]

    def of(self, row: int) -> Vectors:
        """The word vectors of a passage, each of length 1 (or 0 where the model did not read that far)."""
        rows = np.asarray(self.rows[self.starts[row] : self.starts[row + 1]], dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Opens the rows of a version. Raises OSError or ValueError where they are missing or damaged."""
        return cls(arrays.load(folder / _ROWS), np.load(folder / _STARTS))


@lru_cache(maxsize=4096)
def words_of(passage: Passage) -> Sequence[Word]:
    """The content words of a passage's searched text, in the order of its rows; the same passages come up again."""
    return content_spans(passage.searched_text, passage.language)


def starts_of(passages: Sequence[Passage]) -> NDArray[np.int64]:
    """Where each passage's rows begin, and where the last ones end."""
    return np.concatenate([[0], np.cumsum([len(words_of(passage)) for passage in passages])]).astype(np.int64)


def create(folder: Path, starts: NDArray[np.int64], dimensions: int) -> Contexts:
    """Room on the disk for the rows of a version that is being built."""
    np.save(folder / _STARTS, starts)
    shape = (int(starts[-1]), dimensions)
    rows = np.lib.format.open_memmap(folder / _ROWS, mode="w+", dtype=np.int8, shape=shape)
    return Contexts(rows, starts)


def rounded(words: Vectors) -> NDArray[np.int8]:
    """Rows as eight-bit numbers, each on its own scale; only directions matter."""
    highest = np.abs(words).max(axis=1, keepdims=True, initial=1e-9)
    return np.asarray(np.round(words / highest * 127), dtype=np.int8)
