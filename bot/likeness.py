"""Which service a word means where no document says that word: "un juriste" is for legal advice."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from bot.understanding.topics import Similarity
from bot.understanding.vocabulary import Vocabulary
from knowledge.embedder import TextEmbedder, Vectors


@dataclass(frozen=True)
class _Described:
    """The titles and topics of a vocabulary's services: whose each is, and one vector for each."""

    vocabulary: Vocabulary
    keys: tuple[str, ...]
    vectors: Vectors


@dataclass
class Likeness:
    """Judges by the vectors of the model that searches the documents; those of the services are kept."""

    embedder: TextEmbedder
    _described: _Described | None = field(default=None, init=False)

    def to(self, vocabulary: Vocabulary) -> Similarity:
        """The judge of one state of the documents: a text → each service's cosine of its title or topic closest to it.

        Nothing is embedded before the judge is asked.
        """

        def judge(text: str) -> Mapping[str, float]:
            described = self._describe(vocabulary)
            if not described.keys:
                return {}
            likeness = described.vectors @ self.embedder.queries([text])[0]
            best: dict[str, float] = {}
            for key, value in zip(described.keys, likeness.tolist(), strict=True):
                best[key] = max(value, best.get(key, -1.0))
            return best

        return judge

    def _describe(self, vocabulary: Vocabulary) -> _Described:
        known = self._described
        if known is None or known.vocabulary is not vocabulary:
            said = [
                (key, text)
                for key in vocabulary.service_entries
                for text in (vocabulary.services[key].title, *vocabulary.services[key].topics)
            ]
            vectors = self.embedder.passages([text for _, text in said]) if said else np.zeros((0, 0), np.float32)
            known = self._described = _Described(vocabulary, tuple(key for key, _ in said), vectors)
        return known
