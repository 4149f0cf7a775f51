"""Word translations from parallel sentences: IBM model 1 (Brown et al. 1993), by vectorised expectation-maximisation.

Trained in both directions; the product of the two makes them agree (in the manner of Liang, Taskar and Klein 2006)
and keeps rare words from collecting everything.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
NULL = "\0"


@dataclass(frozen=True)
class Translations:
    """A sparse table of word pairs: `p_fr[i]` is p(french | english) of pair i, `p_en[i]` p(english | french)."""

    english: list[str]
    french: list[str]
    en: Ints
    fr: Ints
    p_fr: Floats
    p_en: Floats


def align(sentences: Iterable[tuple[Sequence[str], Sequence[str]]], *, rounds: int = 5, rare: int = 2) -> Translations:
    """Translation probabilities from (English, French) sentences of words; those seen less than `rare` are left out."""
    kept = list(sentences)
    english, french = _vocabulary((e for e, _ in kept), rare), _vocabulary((f for _, f in kept), rare)
    en_of, fr_of = {w: i for i, w in enumerate(english)}, {w: i for i, w in enumerate(french)}
    rows = [
        ([en_of[w] for w in dict.fromkeys(e) if w in en_of], [fr_of[w] for w in dict.fromkeys(f) if w in fr_of])
        for e, f in kept
    ]
    ahead = _one_way([e for e, _ in rows], [f for _, f in rows], len(english), len(french), rounds)
    back = _one_way([f for _, f in rows], [e for e, _ in rows], len(french), len(english), rounds)
    return _join(english, french, ahead, back)


def _vocabulary(sentences: Iterable[Sequence[str]], rare: int) -> list[str]:
    counts = Counter(word for sentence in sentences for word in sentence)
    return [NULL, *sorted(word for word, n in counts.items() if n >= rare)]


def _one_way(
    sources: list[list[int]], targets: list[list[int]], n_source: int, n_target: int, rounds: int
) -> tuple[Ints, Floats]:
    """EM over the word pairs of each sentence, NULL among the sources: keys of pairs and their p(target | source)."""
    source, target, starts = _cross(sources, targets)
    keys, pair = np.unique(source * n_target + target, return_inverse=True)
    pair = pair.astype(np.int32)
    pair_source = keys // n_target
    chance = np.ones(len(keys))
    lengths = np.diff(np.append(starts, len(pair)))
    for _ in range(rounds):
        share = chance[pair]
        share /= np.repeat(np.add.reduceat(share, starts), lengths)
        counts = np.bincount(pair, share, minlength=len(keys))
        chance = counts / np.maximum(np.bincount(pair_source, counts, minlength=n_source), 1e-12)[pair_source]
    return keys, chance


def _cross(sources: list[list[int]], targets: list[list[int]]) -> tuple[Ints, Ints, Ints]:
    """Every (source or NULL, target) of every sentence; `starts` marks where each target word's run begins."""
    widths = np.array([len(s) + 1 for s in sources])
    flat = np.array([w for s in sources for w in (0, *s)], dtype=np.int64)
    offsets = np.concatenate(([0], np.cumsum(widths)[:-1]))
    sentence = np.repeat(np.arange(len(targets)), [len(t) for t in targets])
    target = np.array([w for t in targets for w in t], dtype=np.int64)
    run = widths[sentence]
    starts = np.concatenate(([0], np.cumsum(run)[:-1])).astype(np.int64)
    within = np.arange(int(run.sum())) - np.repeat(starts, run)
    return flat[np.repeat(offsets[sentence], run) + within], np.repeat(target, run), starts


def _join(english: list[str], french: list[str], ahead: tuple[Ints, Floats], back: tuple[Ints, Floats]) -> Translations:
    keys, p_fr = ahead
    en, fr = keys // len(french), keys % len(french)
    wanted = fr * len(english) + en
    place = np.minimum(np.searchsorted(back[0], wanted), len(back[0]) - 1)
    p_en = np.where(back[0][place] == wanted, back[1][place], 0.0)
    keep = (en > 0) & (fr > 0) & (p_fr * p_en > 1e-6)
    return Translations(english, french, en[keep], fr[keep], p_fr[keep], p_en[keep])
