"""From word alignments to the lexicon that is shipped."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from knowledge.french.fold import fold, written_words
from knowledge.french.stopwords import FRENCH
from knowledge.french.train.alignment import Translations

MOST = 6
LEAST = 0.04
LONGEST_PHRASE = 5
UNSEEN = 0.005
ROUNDS = 3

Chances = Mapping[str, float]
Phrases = Sequence[tuple[Sequence[str], Sequence[str]]]


def lexicon_entries(
    translations: Translations, french: Iterable[str], own: Phrases = ()
) -> dict[str, list[tuple[str, float]]]:
    """For each English word its likeliest French words, written with the accents that the `french` texts use most.

    A pair counts for p(french | english) × √p(english | french); French stop words translate nothing. What `own`, the
    short phrases of the domain, say about a word is mixed in (as Foster and Kuhn 2007 mix a domain's own translations
    with those of a large corpus): a word that stands in n of them owes them n parts in n + 1.
    """
    written = _written(french)
    general = {word: _chances(translations, pairs) for word, pairs in _pairs_by_word(translations)}
    short = [phrase for phrase in own if max(map(len, phrase)) <= LONGEST_PHRASE]
    seen = Counter(word for english, _ in short for word in set(english))
    domain = _learned_from(short, general)
    entries: dict[str, list[tuple[str, float]]] = {}
    for word in sorted(general.keys() | domain.keys()):
        share = seen[word] / (seen[word] + 1)
        if kept := _kept(_mixed(domain.get(word, {}), general.get(word, {}), share)):
            entries[word] = [(written.get(w, w), p) for w, p in kept]
    return entries


def _pairs_by_word(translations: Translations) -> Iterable[tuple[str, npt.NDArray[np.int64]]]:
    weight = _weight(translations)
    order = np.lexsort((-weight, translations.en))
    bounds = np.searchsorted(translations.en[order], np.arange(len(translations.english) + 1))
    for i, word in enumerate(translations.english):
        yield word, order[bounds[i] : bounds[i + 1]]


def _chances(translations: Translations, pairs: npt.NDArray[np.int64]) -> dict[str, float]:
    """The weights of an English word's best pairs, stop words among them, brought to a sum of 1."""
    weight = _weight(translations)
    found = {translations.french[translations.fr[k]]: float(weight[k]) for k in pairs[: 2 * MOST] if weight[k] > 1e-3}
    total = sum(found.values())
    return {word: p / total for word, p in found.items()}


def _weight(translations: Translations) -> npt.NDArray[np.float64]:
    weight: npt.NDArray[np.float64] = translations.p_fr * np.sqrt(translations.p_en)
    return weight


def _learned_from(phrases: Phrases, general: Mapping[str, Chances]) -> dict[str, Chances]:
    """Translations within `phrases`: model 1 once more, from what is known in `general`."""
    known = general
    for _ in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for english, french in phrases:
            for target in french:
                chance = {e: known.get(e, {}).get(target, 0.0) + UNSEEN for e in english if not _is_grammar(e, general)}
                total = sum(chance.values())
                for e, p in chance.items():
                    counts[e][target] += p / total
        known = {e: {f: n / sum(found.values()) for f, n in found.items()} for e, found in counts.items()}
    return dict(known)


def _is_grammar(word: str, general: Mapping[str, Chances]) -> bool:
    """Whether most of what translates an English word is French stop words."""
    return sum(p for french, p in general.get(word, {}).items() if french in FRENCH) > 0.5


def _mixed(domain: Chances, general: Chances, share: float) -> dict[str, float]:
    words = domain.keys() | general.keys()
    return {w: share * domain.get(w, 0.0) + (1 - share) * general.get(w, 0.0) for w in words}


def _kept(chances: Chances) -> list[tuple[str, float]]:
    """The best few that are no stop words and not rare beside them, the best first, brought to a sum of 1."""
    best = sorted(((w, p) for w, p in chances.items() if w not in FRENCH), key=lambda pair: (-pair[1], pair[0]))[:MOST]
    total = sum(p for _, p in best)
    kept = [(w, p) for w, p in best if p >= LEAST * total]
    share = sum(p for _, p in kept)
    return [(w, p / share) for w, p in kept]


def _written(texts: Iterable[str]) -> dict[str, str]:
    forms: dict[str, Counter[str]] = {}
    for word, n in Counter(word for text in texts for word in written_words(text)).items():
        forms.setdefault(fold(word), Counter())[word] += n
    return {folded: counts.most_common(1)[0][0] for folded, counts in forms.items()}
