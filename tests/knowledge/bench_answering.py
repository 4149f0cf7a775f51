"""Question to answer, as the index grows; run by `make bench`.

The real model reads the questions and one thousand passages; larger indexes hold those again under other words, with
the vectors taken over and a little noise, so that a hundred thousand passages need no hour of embedding.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.answerer import answerer_of
from knowledge.embedder import Detail, Embedder, Places, Vectors, open_embedder
from knowledge.index import IndexStore
from knowledge.passage import Passage

SIZES = (1_000, 10_000, 100_000)
_THINGS = ("badge", "bureau", "laboratoire", "parking", "salle", "courrier", "loyer", "hotte", "ménage")
_DEEDS = ("coûte", "ouvre", "ferme", "dure", "commence", "appartient", "correspond", "revient", "se réserve")


class Echo:
    """The model, for whose passages vectors are drawn at random: only the reading of questions is timed."""

    def __init__(self, model: Embedder) -> None:
        self._model = model
        self.identity = "echo"
        self._chance = np.random.default_rng(7)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._model.queries(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._draw(len(texts))

    def detailed(self, texts: Sequence[str], places: Sequence[Places]) -> list[Detail]:
        return [Detail(self._draw(1)[0], self._draw(len(where))) for where in places]

    def question(self, text: str, places: Places) -> Detail:
        return self._model.question(text, places)

    def _draw(self, count: int) -> Vectors:
        drawn = self._chance.standard_normal((count, self._model.dimensions), dtype=np.float32)
        return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)


def run() -> None:
    """Prints the median and the 95th percentile of an answer's time by size, and the model's share of it."""
    model = open_embedder()
    embedding = _times(lambda at: model.question(f"{_question(at)} ?", ()))
    print(f"embedding a question alone: p50 {embedding[0]:.1f} ms, p95 {embedding[1]:.1f} ms")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            store = IndexStore(Path(folder), Echo(model))
            store.write([_passage(number) for number in range(size)])
            answerer = answerer_of(store)
            median, slowest = _times(lambda at, ask=answerer.ask: ask(_question(at)))  # type: ignore[misc]
        share = 100 * embedding[0] / median
        print(f"{size:>7} passages: p50 {median:.1f} ms, p95 {slowest:.1f} ms, of which the embedding {share:.0f} %")


def _times(act: Callable[[int], Any], count: int = 100) -> tuple[float, float]:
    taken = []
    for at in range(-5, count):
        start = time.perf_counter()
        act(at)
        taken += [1000 * (time.perf_counter() - start)] * (at >= 0)
    return float(np.percentile(taken, 50)), float(np.percentile(taken, 95))


def _question(at: int) -> str:
    return f"combien coûte le {_THINGS[at % len(_THINGS)]} numéro {at} pour une entreprise hébergée"


def _passage(number: int) -> Passage:
    chance = np.random.default_rng(number)
    words = [f"{chance.choice(_THINGS)} {chance.choice(_DEEDS)} zone{chance.integers(5_000)}" for _ in range(12)]
    plain = Passage(str(number), f"document{number // 20}", f"Règlement {number // 20}", (), "")
    return replace(plain, section=(f"Article {number % 20}",), text="Le " + ", le ".join(words) + ".")


if __name__ == "__main__":
    run()
