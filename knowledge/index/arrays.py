"""Arrays of a version, opened for reading."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

IN_MEMORY = 256 * 2**20
"""Bytes up to which an array is read whole. A mapped file that is shortened under its reader ends the process with
SIGBUS (mmap(2)), which nothing can catch; read whole, the damage is found at the next opening instead. Only the word
contexts of some ten thousand passages and more are larger."""


def load(path: Path) -> NDArray[Any]:
    """An array, in memory or, where it is very large, mapped. Raises OSError or ValueError where it is damaged."""
    return np.asarray(np.load(path, mmap_mode="r" if path.stat().st_size > IN_MEMORY else None))
