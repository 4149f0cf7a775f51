"""Which service a message is about: by the topics, titles and texts of the documents."""

from collections.abc import Callable, Mapping, Sequence

from rapidfuzz.distance import OSA

from bot.understanding.stems import content, stem, words
from bot.understanding.vocabulary import Entry, Phrase, Vocabulary, phrase_of

Similarity = Callable[[str], Mapping[str, float]]
"""A judge from outside: message → service key → likeness in [0, 1]."""

PHRASE, ENOUGH, CLOSE = 2.0, 0.55, 0.6
ALIKE = 0.55


def services(text: str, vocabulary: Vocabulary, similarity: Similarity | None = None) -> tuple[str, ...]:
    """The keys of the services that `text` may be about, best first; several where it fits several nearly as well."""
    said = phrase_of(text)
    if not content(words(text)):
        return ()
    scores = score(said, [stem(word) for word in content(words(text))], vocabulary.service_entries)
    if not scores and similarity is not None:
        scores = {
            key: value
            for key, value in similarity(text).items()
            if value >= ALIKE and key in vocabulary.service_entries
        }
    return best(scores)


def best(scores: Mapping[str, float]) -> tuple[str, ...]:
    """The keys near the best score, best first."""
    if not scores:
        return ()
    top = max(scores.values())
    return tuple(sorted((key for key, value in scores.items() if value >= CLOSE * top), key=lambda key: -scores[key]))


def score(said: Phrase, subject: Sequence[str], entries: Mapping[str, Entry]) -> dict[str, float]:
    """How well each entry fits; those that do not fit at all are left out.

    A topic said as a whole counts most and takes its words away from the other entries: "contrat de travail" is not
    also "contrat commercial".
    """
    wholes = {key: [p for p in entry.phrases if _within(p, said)] for key, entry in entries.items()}
    longest = max((len(p) for found in wholes.values() for p in found), default=0)
    taken = {word for found in wholes.values() for p in found if len(p) == longest > 1 for word in p}
    scores: dict[str, float] = {}
    for key, entry in entries.items():
        value = sum(PHRASE * len(p) for p in wholes[key] if len(p) == longest or not taken & set(p))
        value += sum(_weight(word, entry) for word in dict.fromkeys(subject) if word not in taken)
        if value >= ENOUGH:
            scores[key] = value
    return scores


def _within(phrase: Phrase, said: Phrase) -> bool:
    size = len(phrase)
    return any(said[k : k + size] == phrase for k in range(len(said) - size + 1))


def _weight(word: str, entry: Entry) -> float:
    exact = entry.weights.get(word)
    if exact is not None:
        return exact
    if len(word) < 5:
        return 0.0
    slips = 1 if len(word) < 8 else 2
    near = (
        weight * (0.8 - 0.2 * OSA.distance(word, other, score_cutoff=slips))
        for other, weight in entry.weights.items()
        if weight >= 1.0
        and other[0] == word[0]
        and len(other) >= 5
        and OSA.distance(word, other, score_cutoff=slips) <= slips
    )
    return max(near, default=0.0)
