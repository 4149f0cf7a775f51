"""Sparse matrices as plain arrays on disk, mapped into memory when opened."""

from pathlib import Path

import numpy as np
from scipy import sparse

_PARTS = ("data", "indices", "indptr")


def save(matrix: sparse.csr_matrix, folder: Path, name: str) -> None:
    """Writes a matrix as three arrays and its shape."""
    for part in _PARTS:
        np.save(folder / f"{name}.{part}.npy", getattr(matrix, part))
    np.save(folder / f"{name}.shape.npy", np.asarray(matrix.shape))


def load(folder: Path, name: str) -> sparse.csr_matrix:
    """Opens a matrix without reading all of it. Raises OSError or ValueError where it is missing or damaged."""
    data, indices, indptr = (np.load(folder / f"{name}.{part}.npy", mmap_mode="r") for part in _PARTS)
    shape = tuple(int(side) for side in np.load(folder / f"{name}.shape.npy"))
    return sparse.csr_matrix((data, indices, indptr), shape=shape, copy=False)
