"""Which passages a person may be shown today."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from knowledge.passage import Passage

_ALWAYS = date.max.toordinal()


class Restriction:
    """Audience and validity of every passage as arrays, so that they hold before ranking at no cost."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._bits: dict[str, int] = {}
        self._audience = np.asarray([self._mask(passage.audience) for passage in passages], dtype=np.int64)
        starts = [passage.valid_from.toordinal() if passage.valid_from else 0 for passage in passages]
        ends = [passage.valid_until.toordinal() if passage.valid_until else _ALWAYS for passage in passages]
        self._starts, self._ends = np.asarray(starts, dtype=np.int64), np.asarray(ends, dtype=np.int64)

    def allowed(self, audience: frozenset[str], on: date) -> NDArray[np.bool_]:
        """True for the passages meant for one of the audience's groups and in force on that day, ends included."""
        day = on.toordinal()
        wanted = sum(1 << self._bits[group] for group in audience if group in self._bits)
        mask: NDArray[np.bool_] = ((self._audience & wanted) != 0) & (self._starts <= day) & (day <= self._ends)
        return mask

    def _mask(self, audience: frozenset[str]) -> int:
        return sum(1 << self._bits.setdefault(group, len(self._bits)) for group in audience)
