"""Which questions mean the same, by their vectors (pure).

Both bounds are for the packaged model, measured on twelve questions in three or four wordings each, French and
English: of two wordings of one question 59 % pass SAME, of two different questions 0.2 %; groups at ALIKE held one
question only (homogeneity 1.0) and split some (adjusted Rand index .79).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

SAME = 0.5
ALIKE = 0.45
MOST = 2000
"""Grouping compares each with each; beyond this many the oldest are left out."""


def same(one: NDArray[np.float32], other: NDArray[np.float32]) -> bool:
    """Whether two questions mean the same."""
    return bool(float(one @ other) >= SAME)


def groups(vectors: Vectors) -> list[list[int]]:
    """The rows in groups of one meaning each (average linkage), the largest first; one vector a row, of length 1."""
    if len(vectors) < 2:
        return [[row] for row in range(len(vectors))]
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(n_clusters=None, distance_threshold=1 - ALIKE, metric="cosine", linkage="average")
    labels = model.fit_predict(vectors)
    found = [[int(row) for row in np.flatnonzero(labels == label)] for label in np.unique(labels)]
    return sorted(found, key=lambda rows: (-len(rows), rows[0]))


def middle(vectors: Vectors, rows: Sequence[int]) -> int:
    """The row that is closest to all others of its group."""
    chosen = vectors[list(rows)]
    return rows[int(np.argmax(chosen @ chosen.sum(axis=0)))]
