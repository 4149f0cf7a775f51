"""The first guess at a French word's row: the mean of its English translations' rows, weighed by probability."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from knowledge.french.train.alignment import Translations

MOST = 8


def first_rows(
    words: Sequence[str], translations: Translations, tokenizer: Tokenizer, table: torch.Tensor
) -> torch.Tensor:
    """One row per word (words × dimensions), from the English model's `tokenizer` and `table`.

    A word never aligned takes the mean of its own word pieces. Rows are stretched to the length that the English rows
    have, weighed alike: a mean is shorter than what it averages, and position vectors are added to it.
    """
    english = piece_means(translations.english, tokenizer, table)
    rows = piece_means(words, tokenizer, table)
    place = {word: i for i, word in enumerate(words)}
    for french, sources, weights in _best(translations):
        if (i := place.get(french)) is not None:
            rows[i] = _mean(english[sources], torch.tensor(weights, dtype=rows.dtype))
    return rows


def piece_means(words: Sequence[str], tokenizer: Tokenizer, table: torch.Tensor) -> torch.Tensor:
    """The mean row of each word's pieces (words × dimensions)."""
    cut = tokenizer.encode_batch_fast(list(words), add_special_tokens=False)
    flat = torch.tensor([i for e in cut for i in e.ids])
    starts = torch.tensor([0, *(len(e.ids) for e in cut[:-1])]).cumsum(0)
    return torch.nn.functional.embedding_bag(flat, table.detach(), starts, mode="mean")


def _best(translations: Translations) -> Iterator[tuple[str, npt.NDArray[np.int64], npt.NDArray[np.float64]]]:
    """Each French word with its most probable English words and their weights, which sum to 1."""
    weight = translations.p_en * translations.p_fr
    order = np.lexsort((-weight, translations.fr))
    bounds = np.searchsorted(translations.fr[order], np.arange(len(translations.french) + 1))
    for i, word in enumerate(translations.french):
        pairs = order[bounds[i] : bounds[i + 1]][:MOST]
        if len(pairs):
            yield word, translations.en[pairs], weight[pairs] / weight[pairs].sum()


def _mean(rows: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    mean = weights @ rows
    stretched: torch.Tensor = mean * (weights @ rows.norm(dim=1)) / mean.norm()
    return stretched
