"""No text of the evaluation sets may be learned from: finds training rows that repeat one, exactly or nearly.

Exactly: equal once folded to bare words. Nearly: at least half of the shorter text's runs of five words stand in the
other (containment, Broder 1997), where the shorter has at least four such runs. Guarded are the questions and the
passages that answer one; a passage that only fills a corpus (PIAF's other half, from which we learn) is not.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.french.fold import folded_words
from knowledge.french.train.corpus import Corpus, Pair, Question

RUN = 5
FEWEST = 4
SHARE = 0.5


@dataclass(frozen=True)
class Overlap:
    """A training text and the evaluation set that it repeats; `exact` or nearly."""

    source: str
    text: str
    set: str
    exact: bool


class Guard:
    """Knows the evaluation texts by set name."""

    def __init__(self, evaluation: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, str] = {}
        self._texts: list[tuple[str, int]] = []
        self._runs: dict[int, list[int]] = {}
        for name, text in evaluation:
            words = folded_words(text)
            self._exact.setdefault(" ".join(words), name)
            runs = _runs(words)
            for run in runs:
                self._runs.setdefault(run, []).append(len(self._texts))
            self._texts.append((name, len(runs)))

    def find(self, text: str) -> tuple[str, bool] | None:
        """The set that `text` repeats and whether exactly; None where it repeats none."""
        words = folded_words(text)
        if name := self._exact.get(" ".join(words)):
            return name, True
        runs = _runs(words)
        shared = Counter(place for run in runs for place in self._runs.get(run, ()))
        for place, n in shared.most_common(3):
            name, size = self._texts[place]
            if (shorter := min(size, len(runs))) >= FEWEST and n >= SHARE * shorter:
                return name, False
        return None


def without_overlap(corpus: Corpus, guard: Guard) -> tuple[Corpus, list[Overlap]]:
    """`corpus` without the rows of which any text repeats an evaluation text, and what was dropped."""
    dropped: list[Overlap] = []

    def clean(row: Pair | Question, texts: Sequence[str]) -> bool:
        for text in texts:
            if found := guard.find(text):
                dropped.append(Overlap(row.source, text, *found))
                return False
        return True

    pairs = tuple(p for p in corpus.pairs if clean(p, (p.en, p.fr)))
    questions = tuple(q for q in corpus.questions if clean(q, (q.query, q.passage)))
    return Corpus(pairs, questions), dropped


def evaluation_texts(folder: Path) -> list[tuple[str, str]]:
    """(set name, text) of every question in `folder` and of every passage that answers one."""
    texts = []
    for file in sorted(folder.glob("*.json.gz")):
        data = json.loads(gzip.decompress(file.read_bytes()))
        answering = sorted({passage for passages in data["qrels"].values() for passage in passages})
        guarded = [*data["queries"].values(), *(data["corpus"][key] for key in answering if key in data["corpus"])]
        texts += [(file.name.split(".")[0], text) for text in guarded]
    return texts


def _runs(words: Sequence[str]) -> set[int]:
    return {hash(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}
