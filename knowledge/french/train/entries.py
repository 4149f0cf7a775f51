"""From word alignments to the lexicon that is shipped."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from knowledge.french.fold import fold, written_words
from knowledge.french.stopwords import FRENCH
from knowledge.french.train.alignment import Translations

MOST = 6
LEAST = 0.04


def lexicon_entries(translations: Translations, french: Iterable[str]) -> dict[str, list[tuple[str, float]]]:
    """For each English word its likeliest French words, written with the accents that the `french` texts use most.

    A pair counts for p(french | english) × √p(english | french); French stop words translate nothing.
    """
    written = _written(french)
    weight = translations.p_fr * np.sqrt(translations.p_en)
    order = np.lexsort((-weight, translations.en))
    bounds = np.searchsorted(translations.en[order], np.arange(len(translations.english) + 1))
    entries: dict[str, list[tuple[str, float]]] = {}
    for i, word in enumerate(translations.english):
        pairs = [k for k in order[bounds[i] : bounds[i + 1]] if translations.french[translations.fr[k]] not in FRENCH]
        if kept := _kept(pairs[:MOST], weight):
            entries[word] = [(written.get(w := translations.french[translations.fr[k]], w), p) for k, p in kept]
    return entries


def _kept(pairs: list[int], weight: npt.NDArray[np.float64]) -> list[tuple[int, float]]:
    total = sum(weight[k] for k in pairs)
    kept = [(k, float(weight[k])) for k in pairs if weight[k] >= LEAST * total and weight[k] > 1e-3]
    share = sum(p for _, p in kept)
    return [(k, p / share) for k, p in kept]


def _written(texts: Iterable[str]) -> dict[str, str]:
    forms: dict[str, Counter[str]] = {}
    for word, n in Counter(word for text in texts for word in written_words(text)).items():
        forms.setdefault(fold(word), Counter())[word] += n
    return {folded: counts.most_common(1)[0][0] for folded, counts in forms.items()}
