"""Which service a message is about: by the topics, titles and texts of the documents."""

from collections.abc import Callable, Mapping, Sequence

from rapidfuzz.distance import OSA

from bot.understanding.dates.symbols import plain
from bot.understanding.stems import content, stem, words
from bot.understanding.vocabulary import Entry, Phrase, Vocabulary, phrase_of

Similarity = Callable[[str], Mapping[str, float]]
"""A judge from outside: message → service key → likeness in [0, 1]."""

PHRASE, ENOUGH, CLOSE = 2.0, 0.55, 0.6
ALIKE, MARGIN, MOST = 0.62, 0.1, 3
"""Of 28 wishes in words that the sample's documents do not use, these named no wrong service but one."""
GENEROUS = 0.4


def services(text: str, vocabulary: Vocabulary, *, asked: bool = False) -> tuple[str, ...]:
    """The keys of the services that `text` may be about, best first; several where it fits several nearly as well.

    `asked`: the service was asked for, so that one word of a document's text is enough.
    """
    subject = subjects(text)
    if not subject:
        return ()
    return best(score(text, subject, vocabulary.service_entries, GENEROUS if asked else ENOUGH))


def alike(text: str, vocabulary: Vocabulary, similarity: Similarity) -> tuple[str, ...]:
    """The services whose meaning comes near that of `text`, best first; none where too many do."""
    subject = " ".join(content(words(text)))
    if not subject:
        return ()
    near = {key: value for key, value in similarity(subject).items() if key in vocabulary.service_entries}
    top = max(near.values(), default=0.0)
    kept = sorted((key for key in near if near[key] >= max(ALIKE, top - MARGIN)), key=lambda key: -near[key])
    return tuple(kept) if len(kept) <= MOST else ()


def subjects(text: str) -> list[str]:
    """The stems of the words that may carry a subject; a small word in capitals ("IT", "AI") is an abbreviation."""
    said = words(text)
    shouted = text.isupper()
    return [stem(word) for word in said if content([word]) or (word.isupper() and len(word) > 1 and not shouted)]


def best(scores: Mapping[str, float]) -> tuple[str, ...]:
    """The keys near the best score, best first."""
    if not scores:
        return ()
    top = max(scores.values())
    return tuple(sorted((key for key, value in scores.items() if value >= CLOSE * top), key=lambda key: -scores[key]))


def score(text: str, subject: Sequence[str], entries: Mapping[str, Entry], enough: float = ENOUGH) -> dict[str, float]:
    """How well each entry fits; those that do not fit at all are left out.

    A topic said as a whole counts most and takes its words away from the other entries: "contrat de travail" is not
    also "contrat commercial". Slips of the pen count only where no word fits as it is written.
    """
    said = phrase_of(text)
    wholes = {key: [p for p in entry.phrases if _within(p, said, subject)] for key, entry in entries.items()}
    longest = max((len(p) for found in wholes.values() for p in found), default=0)
    taken = {word for found in wholes.values() for p in found if len(p) == longest > 1 for word in p}
    scores: dict[str, float] = {}
    for key, entry in entries.items():
        value = sum(PHRASE * len(p) for p in wholes[key] if len(p) == longest or not taken & set(p))
        value += sum(entry.weights.get(word, 0.0) for word in dict.fromkeys(subject) if word not in taken)
        if value >= enough:
            scores[key] = value
    if scores:
        return scores
    written = [plain(word) for word in content(words(text))]
    slips = {key: sum(_near(word, entry) for word in written) for key, entry in entries.items()}
    return {key: value for key, value in slips.items() if value >= enough}


def _within(phrase: Phrase, said: Phrase, subject: Sequence[str]) -> bool:
    size = len(phrase)
    if size == 1:
        return phrase[0] in subject
    return any(said[k : k + size] == phrase for k in range(len(said) - size + 1))


def _near(word: str, entry: Entry) -> float:
    """The weight of a topic word one slip away, or of which `word` is the first part ("cyber")."""
    if len(word) < 5:
        return 0.0
    slips = 1 if len(word) < 9 else 2
    return max((0.8 for other in entry.spelled if _slip(word, other, slips)), default=0.0)


def _slip(word: str, other: str, slips: int) -> bool:
    if other[0] != word[0]:
        return False
    return OSA.distance(word, other, score_cutoff=slips) <= slips or (len(other) >= 10 and other.startswith(word))
