"""How good a ranking is."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def ndcg(scores: npt.NDArray[np.float32], relevant: Sequence[frozenset[int]], depth: int = 10) -> float:
    """Mean normalised discounted cumulative gain of the first `depth` (Järvelin and Kekäläinen 2002), in percent."""
    discount = 1 / np.log2(np.arange(2, depth + 2))
    ranked = np.argsort(-scores, axis=1, kind="stable")[:, :depth]
    gains = [
        sum(discount[place] for place, passage in enumerate(row) if passage in answers) / discount[: len(answers)].sum()
        for row, answers in zip(ranked, relevant, strict=True)
    ]
    return 100 * float(np.mean(gains))
