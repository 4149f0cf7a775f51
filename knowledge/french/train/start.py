"""From text to a vocabulary that has seen no gradient yet, and the lexicon: align, choose words, guess their rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sentence_transformers import SentenceTransformer

from knowledge.french.artefact import Vocabulary
from knowledge.french.fold import content_words
from knowledge.french.load import bare_tokenizer, transformer_of
from knowledge.french.train.alignment import Translations, align
from knowledge.french.train.batches import OWN
from knowledge.french.train.corpus import Corpus
from knowledge.french.train.entries import lexicon_entries
from knowledge.french.train.rows import first_rows
from knowledge.french.train.words import Limits, choose_words, whole_only, word_counts

LONGEST_SENTENCE = 40
OWN_ALIGNED = 5
OWN_COUNTED = 20


@dataclass(frozen=True)
class Start:
    """What is known before training: a vocabulary without delta, and English words with their French translations."""

    vocabulary: Vocabulary
    lexicon: Mapping[str, list[tuple[str, float]]]


def start_from(corpus: Corpus, english: SentenceTransformer, limits: Limits) -> Start:
    """Align the corpus, choose the words and give each its first row."""
    translations = translations_of(corpus)
    tokenizer = bare_tokenizer(english)
    counts = {language: word_counts(_texts(corpus, language)) for language in ("en", "fr")}
    words = choose_words(counts["fr"], counts["en"], tokenizer, limits)
    alone = whole_only(words, counts["en"], tokenizer)
    table = transformer_of(english).embeddings.word_embeddings.weight
    rows = first_rows(words, translations, tokenizer, table)
    vocabulary = Vocabulary(tuple(words), tuple(word in alone for word in words), rows)
    own = [(content_words(p.en), content_words(p.fr)) for p in corpus.pairs if p.source == OWN]
    return Start(vocabulary, lexicon_entries(translations, _texts(corpus, "fr"), own))


def translations_of(corpus: Corpus) -> Translations:
    """Word translations from the corpus' sentences of up to forty words; the nursery's own phrases count five times."""
    sentences = (
        (content_words(p.en), content_words(p.fr), OWN_ALIGNED if p.source == OWN else 1) for p in corpus.pairs
    )
    return align(
        (en, fr) for en, fr, times in sentences if max(len(en), len(fr)) <= LONGEST_SENTENCE for _ in range(times)
    )


def _texts(corpus: Corpus, language: str) -> Iterable[str]:
    for pair in corpus.pairs:
        text = pair.fr if language == "fr" else pair.en
        yield from [text] * (OWN_COUNTED if pair.source == OWN else 1)
    for question in corpus.questions:
        if question.lang == language:
            yield from (question.query, question.passage)
