"""Scores of every passage for every question, three ways: words, character n-grams, embeddings; and their fusion."""

from collections.abc import Sequence

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer
from sentence_transformers import SentenceTransformer
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.french.fold import fold, folded_words
from knowledge.french.lexicon import translate
from knowledge.french.stopwords import FRENCH

Scores = npt.NDArray[np.float32]
WEIGHTS = (0.25, 0.15, 0.60)


def stems(texts: Sequence[str]) -> list[list[str]]:
    """Folded, stemmed words without French stop words, text by text."""
    stemmer = Stemmer.Stemmer("french")
    return [stemmer.stemWords([w for w in folded_words(text) if w not in FRENCH]) for text in texts]


def word_scores(questions: Sequence[Sequence[str]], passages: Sequence[str]) -> Scores:
    """BM25 (questions × passages) of stemmed questions; `bm25s` defaults: k1 1.5, b 0.75, Lucene's formula."""
    index = bm25s.BM25()
    index.index(stems(passages), show_progress=False)
    nothing = np.zeros(len(passages), dtype=np.float32)
    return np.stack([index.get_scores(list(q)) if q else nothing for q in questions])


def weighted_word_scores(questions: Sequence[Sequence[tuple[str, float]]], passages: Sequence[str]) -> Scores:
    """BM25 with a weight for each stem: sum of weight × score."""
    index = bm25s.BM25()
    index.index(stems(passages), show_progress=False)
    return np.stack(
        [sum((w * index.get_scores([s]) for s, w in q), np.zeros(len(passages), dtype=np.float32)) for q in questions]
    )


def expanded(question: str) -> list[tuple[str, float]]:
    """An English question as French stems with weights: each word's translations, and the word itself."""
    stemmer = Stemmer.Stemmer("french")
    pairs = [pair for word in folded_words(question) for pair in ((word, 1.0), *translate(word))]
    return [(str(stemmer.stemWord(fold(word))), p) for word, p in pairs if fold(word) not in FRENCH]


def character_scores(questions: Sequence[str], passages: Sequence[str]) -> Scores:
    """Cosines of tf-idf over character 3- to 5-grams within words."""
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, preprocessor=fold)
    of_passages = vectors.fit_transform(passages)
    return np.asarray((vectors.transform(questions) @ of_passages.T).todense(), dtype=np.float32)


def dense_scores(model: SentenceTransformer, questions: Sequence[str], passages: Sequence[str]) -> Scores:
    """Cosines of embeddings."""
    asked = model.encode(list(questions), batch_size=32, normalize_embeddings=True)
    found = model.encode(list(passages), batch_size=32, normalize_embeddings=True)
    return np.asarray(asked @ found.T, dtype=np.float32)


def fused(parts: Sequence[Scores], weights: Sequence[float] = WEIGHTS) -> Scores:
    """The weighted sum of scores, each brought to [0, 1] question by question."""
    total: Scores = np.sum([w * _unit(part) for w, part in zip(weights, parts, strict=True)], axis=0)
    return total


def _unit(scores: Scores) -> Scores:
    low, high = scores.min(1, keepdims=True), scores.max(1, keepdims=True)
    unit: Scores = (scores - low) / np.maximum(high - low, 1e-9)
    return unit
