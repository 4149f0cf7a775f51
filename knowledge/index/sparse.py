"""Sparse matrices as plain arrays on disk."""

from pathlib import Path

import numpy as np
from scipy import sparse

from knowledge.index import arrays

_PARTS = ("data", "indices", "indptr")


def save(matrix: sparse.csr_matrix, folder: Path, name: str) -> None:
    """Writes a matrix as three arrays and its shape."""
    for part in _PARTS:
        np.save(folder / f"{name}.{part}.npy", getattr(matrix, part))
    np.save(folder / f"{name}.shape.npy", np.asarray(matrix.shape))


def load(folder: Path, name: str) -> sparse.csr_matrix:
    """Opens a matrix. Raises OSError or ValueError where it is missing or damaged."""
    data, indices, indptr = (arrays.load(folder / f"{name}.{part}.npy") for part in _PARTS)
    shape = tuple(int(side) for side in np.load(folder / f"{name}.shape.npy"))
    return sparse.csr_matrix((data, indices, indptr), shape=shape, copy=False)
