"""Which sentences of a passage answer: chosen by what they cover of the question."""

import re

import numpy as np

from knowledge.index import Index
from knowledge.language.folding import fold
from knowledge.language.query import Query
from knowledge.language.terms import content_words, stem
from knowledge.passage import Passage
from knowledge.sentences import Stretch, split

LONGEST = 420
"""Characters of a quote, about what a phone shows at once."""
_AMOUNT = re.compile(
    r"\b(combien|tarif|prix|cout\w*|coute\w*|montant|quel\w* duree|how (much|many|long|often)|price|cost|fee)\b"
)
_MOMENT = re.compile(
    r"\b(quand|horaires?|heures?|jusqu'a|a partir de quand|delai|when|what time|opening|until|hours?)\b"
)
_FIGURE = re.compile(r"\d")


def wants_figure(text: str) -> bool:
    """Does the question ask how much, how many or when?"""
    folded = fold(text)
    return bool(_AMOUNT.search(folded) or _MOMENT.search(folded))


def quote(index: Index, query: Query, passage: Passage) -> str:
    """The stretch of the passage that answers best: a sentence, with the ones it needs to be understood."""
    sentences = split(passage.text)
    if not sentences or len(passage.text) <= LONGEST:
        return passage.text.strip()
    weights = {wanted.word: index.words.idf(stem(wanted.word, "fr")) for wanted in query.wanted}
    scores = [_score(sentence.of(passage.text), query, weights, passage.language) for sentence in sentences]
    best = int(np.argmax(scores))
    return _around(passage.text, sentences, best).of(passage.text)


def _score(sentence: str, query: Query, weights: dict[str, float], language: str) -> float:
    held = {stem(word, language) for word in content_words(sentence, language)}
    covered = sum(
        weights[wanted.word] * max((weight for term, weight in wanted.stems.items() if term in held), default=0.0)
        for wanted in query.wanted
    )
    figure = 1.0 if wants_figure(query.text) and _FIGURE.search(sentence) else 0.0
    return covered + 1.5 * figure


def _around(text: str, sentences: list[Stretch], best: int) -> Stretch:
    """The sentence, what follows it and what leads to it, while that fits."""
    first = last = best
    while last + 1 < len(sentences) and sentences[last + 1].end - sentences[first].start <= LONGEST:
        last += 1
    while first > 0 and sentences[last].end - sentences[first - 1].start <= LONGEST:
        first -= 1
    return Stretch(sentences[first].start, sentences[last].end)
