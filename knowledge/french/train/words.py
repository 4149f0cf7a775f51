"""Which French words become whole tokens, without touching how English is read."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tokenizers import Tokenizer

from knowledge.french.fold import folded_words
from knowledge.french.load import extend_tokenizer

LONGEST = 30
SHORT = 5


@dataclass(frozen=True)
class Limits:
    """How many words, how often seen, and how much rarer a word must be in English to count as French.

    `shared_new`: English occurrences per French one below which an unknown word may become a token; `shared_known`: the
    same for the row of a token that the English vocabulary has already, which must occur `seen_known` times.
    """

    words: int = 24_000
    seen: int = 2
    shared_new: float = 0.02
    shared_known: float = 0.002
    seen_known: int = 200


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """How often each folded word occurs."""
    return Counter(word for text in texts for word in folded_words(text))


def choose_words(
    french: Mapping[str, int], english: Mapping[str, int], tokenizer: Tokenizer, limits: Limits
) -> list[str]:
    """The most frequent French words that English hardly uses, the most frequent first."""
    known = tokenizer.get_vocab()

    def is_french(word: str) -> bool:
        if word in known:
            return french[word] >= limits.seen_known and english.get(word, 0) <= limits.shared_known * french[word]
        return english.get(word, 0) <= limits.shared_new * french[word]

    fits = [w for w, n in french.items() if n >= limits.seen and w.isalpha() and w.isascii() and 2 <= len(w) <= LONGEST]
    return sorted(filter(is_french, fits), key=lambda w: (-french[w], w))[: limits.words]


def whole_only(words: list[str], english: Mapping[str, int], tokenizer: Tokenizer) -> frozenset[str]:
    """Those of `words` that would begin the cut of an English word ("mandat" in "mandatary"), and all short ones.

    They become tokens that match a whole word or nothing; the others also help to read inflections never seen.
    """
    known = tokenizer.get_vocab()
    new = [word for word in words if word not in known]
    alone = {word for word in new if len(word) < SHORT}
    while culprits := _beginning(new, alone, english, tokenizer):
        alone |= culprits
    return frozenset(alone)


def _beginning(words: list[str], alone: set[str], english: Mapping[str, int], tokenizer: Tokenizer) -> set[str]:
    after = Tokenizer.from_str(tokenizer.to_str())
    extend_tokenizer(after, [(word, word in alone) for word in words])
    new = set(words) - alone
    first = [e.tokens[0] for e in after.encode_batch(list(english), add_special_tokens=False) if len(e.tokens) > 1]
    return new.intersection(first)


def unchanged_share(texts: list[str], before: Tokenizer, after: Tokenizer) -> float:
    """The share of tokens of `texts` that both tokenizers read alike, text by text."""
    pairs = zip(before.encode_batch_fast(texts), after.encode_batch_fast(texts), strict=True)
    counted = [(len(b.ids), sum((Counter(b.ids) & Counter(a.ids)).values())) for b, a in pairs]
    return sum(same for _, same in counted) / max(1, sum(n for n, _ in counted))
