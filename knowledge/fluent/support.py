"""How much of a sentence's meaning its passages carry, by words and their translations."""

from knowledge.language.query import Translate, read
from knowledge.language.terms import terms

LEAST = 0.34
"""The least share of a sentence's content words that its passages, or the question, must hold."""
_SHORT = 3


def is_supported(sentence: str, cited: str, language: str, translate: Translate | None) -> bool:
    """Whether enough of the sentence's content words stand in what it cites; short sentences may add one word."""
    wanted = read(sentence, language, translate).wanted
    held = set(terms(cited, "fr")) | set(terms(cited, "en"))
    missing = sum(not (word.stems.keys() & held) for word in wanted)
    if len(wanted) <= _SHORT:
        return missing <= max(1, len(wanted) - 1)
    return 1 - missing / len(wanted) >= LEAST
