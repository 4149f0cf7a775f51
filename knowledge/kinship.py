"""How surely two words of two questions mean one thing: by stem, spelling, translation, synonym.

French words are also akin where they translate the same English words (Bannard and Callison-Burch 2005), which vectors
do not tell apart from words that merely keep company, like Monday and Tuesday.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from knowledge.french.lexicon import back, translate
from knowledge.language.folding import fold
from knowledge.language.query import Wanted
from knowledge.language.synonyms import are_synonyms
from knowledge.language.terms import stem

_SYNONYM = 0.9
_SHARED = 0.2
"""French words that share less of their translations are no kin."""
_AGAIN = re.compile(r"^re(?=[bcdfgptvln])|^r(?=[ae])")
_BEGINNING = 5


def kinship(one: Wanted, its: str, other: Wanted, others: str) -> float:
    """In [0, 1]; `its` and `others` are the words' languages."""
    return max(linked(one, other), _word_kinship(one.word, its, other.word, others))


def linked(one: Wanted, other: Wanted) -> float:
    """How surely two words are one: by stem, by translation, by spelling; in [0, 1]."""
    shared = max((min(a, other.stems[stem]) for stem, a in one.stems.items() if stem in other.stems), default=0.0)
    return max(min(1.0, 3 * shared), 1.0 if _alike(one.forms, other.forms) else 0.0)


@lru_cache(maxsize=65536)
def _word_kinship(one: str, its: str, other: str, others: str) -> float:
    """By synonyms and translations, for folded words of those languages."""
    if _again(one, other):
        return 1.0
    synonym = _SYNONYM if are_synonyms(one, its, other, others) else 0.0
    mine, theirs = _french(one, its), _french(other, others)
    through = 0.0 if its == others == "en" else _through_english(mine, theirs)
    return max(synonym, min(1.0, 2 * _overlap(mine, theirs)), through)


def _again(one: str, other: str) -> bool:
    """Is one word the other done again: `peindre`, `repeindre`?"""
    if min(len(one), len(other)) <= _BEGINNING:
        return False
    return _AGAIN.sub("", one)[:_BEGINNING] == _AGAIN.sub("", other)[:_BEGINNING]


def _through_english(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The likeliest pair of different French stems that translate the same English words."""
    shares = (
        (_overlap(back(mine), back(theirs)), min(sure, certain))
        for mine, sure in one.items()
        for theirs, certain in other.items()
        if mine != theirs
    )
    return max((min(1.0, 2 * shared) * chance**0.5 for shared, chance in shares if shared > _SHARED), default=0.0)


def _french(word: str, language: str) -> dict[str, float]:
    """The French stems of a folded word, with their probabilities."""
    if language != "en":
        return {stem(word, "fr"): 1.0}
    return {stem(fold(french), "fr"): probability for french, probability in translate(word)}


def _overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """What two distributions have in common, as a share of the smaller."""
    common = sum(min(one[key], other[key]) for key in one.keys() & other.keys())
    return common / max(1e-6, min(sum(one.values()), sum(other.values()))) if common else 0.0


def _alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Do any of the forms begin alike for most of their letters: `fumer`, `fumeur`?"""
    return any(_shared_start(a, b) >= max(4, 0.65 * max(len(a), len(b))) for a in one for b in other)


def _shared_start(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
