"""The terms under which a text is indexed: folded, without stop words, stemmed."""

import re
import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from knowledge.language.folding import fold, tokens
from knowledge.language.stopwords import IN_QUESTIONS, STOPWORDS

_ALGORITHMS = {"fr": "french", "en": "english"}
_OWN = threading.local()
_WORD = re.compile(r"[^\W_]+")


def content_words(text: str, language: str) -> list[str]:
    """The folded words that carry meaning, in order; numbers count, single letters do not."""
    stop = STOPWORDS.get(language, STOPWORDS["fr"])
    return [word for word in tokens(fold(text)) if word not in stop and (len(word) > 1 or word.isdigit())]


class Word(NamedTuple):
    """A content word where it stands: folded, and its half-open range of characters in the text."""

    folded: str
    start: int
    end: int


def content_spans(text: str, language: str) -> list[Word]:
    """The content words of a text with their places; a question made of small words alone keeps those."""
    stop = STOPWORDS.get(language, STOPWORDS["fr"])
    every = [Word(_folded(match.group()), *match.span()) for match in _WORD.finditer(text)]
    kept = [word for word in every if word.folded not in stop and (len(word.folded) > 1 or word.folded.isdigit())]
    return kept or every


def question_spans(text: str, language: str) -> list[Word]:
    """The content words of a question: `je fais quoi` and `j'ai besoin de` say nothing of what it is about."""
    every, idle = content_spans(text, language), IN_QUESTIONS.get(language, frozenset())
    return [word for word in every if word.folded not in idle] or every


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(word)


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """Snowball's stem of a folded word. Accents are folded first, so a phone's missing accents change nothing."""
    return str(_stemmer(language).stemWord(word))


def terms(text: str, language: str) -> list[str]:
    """Stems of the content words, in order."""
    return stems(content_words(text, language), language)


def stems(words: Iterable[str], language: str) -> list[str]:
    """Stems of folded words."""
    return [stem(word, language) for word in words]


def _stemmer(language: str) -> Stemmer.Stemmer:
    """A stemmer of this thread's own: PyStemmer's objects may not be shared."""
    known = _OWN.__dict__.setdefault("stemmers", {})
    name = _ALGORITHMS.get(language, "french")
    if name not in known:
        known[name] = Stemmer.Stemmer(name, 0)
    return known[name]
