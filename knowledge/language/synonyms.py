"""Words that stand for one another in a nursery's questions, in French and English (synonyms.txt, one group a line).

Only words that replace each other: a bike is no car, however alike their vectors are.
"""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from knowledge.language.folding import fold
from knowledge.language.terms import stem

LANGUAGES = ("fr", "en")
_FILE = Path(__file__).with_name("synonyms.txt")


def are_synonyms(one: str, its: str, other: str, others: str) -> bool:
    """Do a folded word of the language `its` and one of the language `others` share a group?"""
    return not _groups()[its, stem(one, its)].isdisjoint(_groups()[others, stem(other, others)])


@lru_cache(maxsize=1)
def _groups() -> defaultdict[tuple[str, str], frozenset[int]]:
    """The numbers of the groups that hold a stem of a language."""
    found: defaultdict[tuple[str, str], frozenset[int]] = defaultdict(frozenset)
    for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines()):
        for word in line.split():
            for language in LANGUAGES:
                found[language, stem(fold(word), language)] |= {number}
    return found
