"""The words in common use, so that a correct word is not taken for a slip of another."""

from functools import cache

from knowledge.french.artefact import FOLDER, WORDS
from knowledge.french.lexicon import open_lexicon
from knowledge.language.folding import fold
from knowledge.language.stopwords import STOPWORDS


@cache
def common_words() -> frozenset[str]:
    """French and English words, folded: the taught vocabulary's and the lexicon's."""
    french = (line.lstrip("=") for line in (FOLDER / WORDS).read_text(encoding="utf-8").split())
    translations = (fold(word) for entry in open_lexicon().exact.values() for word, _ in entry)
    return frozenset([*french, *translations, *open_lexicon().exact, *STOPWORDS["fr"], *STOPWORDS["en"]])
