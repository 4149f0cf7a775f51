"""`python -m knowledge calibrate-answers`: learns when an approved answer is given, and measures how well.

Each set is a file of approved questions with wordings of the same and questions merely similar. Every text is asked of
all answers of its set, as in the bot; what is measured is by coefficients that had not seen the answer.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.curated import CuratedAnswer, Matcher
from knowledge.decision import Decision
from knowledge.embedder import TextEmbedder
from knowledge.language.query import Query, Translate, read
from knowledge.passage import EVERYONE
from knowledge.regression import Floats, fitted, held_out, raw
from knowledge.sameness import Likeness, compare

CERTAIN = 0.02
"""The share of similar questions that may be given an answer as certain."""
NEAR = 0.4
"""The share that may be shown one as coming near, with its question."""


class Compared(NamedTuple):
    """One text beside one approved answer. `asked` names the text; `same` says that its own answer is meant to come."""

    asked: str
    answer: str
    likeness: Likeness
    same: bool
    right: bool


class Approved:
    """The approved questions of a set, which all compete."""

    def __init__(self, items: Sequence[dict[str, Any]]) -> None:
        self._answers = [CuratedAnswer(one["id"], one["question"], one.get("answer", "Oui.")) for one in items]

    def current(self) -> list[CuratedAnswer]:
        return self._answers


def load(path: Path) -> list[dict[str, Any]]:
    """The approved questions of a file: `id`, `question`, perhaps `answer`, and the texts `same` and `similar`."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def learn(
    paths: Sequence[Path], embedder: TextEmbedder, translate: Translate | None
) -> tuple[Decision, dict[str, dict[str, float]]]:
    """Fits the coefficients and thresholds on the sets; returns them, and what was measured of each set."""
    sets = {path.stem: list(_compared(load(path), embedder, translate)) for path in paths}
    every = [one for found in sets.values() for one in found]
    values = np.asarray([one.likeness for one in every])
    right = np.asarray([one.right for one in every])
    weights = np.ones(len(every))
    fresh = held_out(values, right, weights, [one.answer for one in every])
    similar = [best for best, same, _ in _best(every, fresh) if not same]
    answer, near = (round(float(np.quantile(similar, 1 - share)), 4) for share in (CERTAIN, NEAR))
    named, intercept = raw(fitted(values, right, weights), Likeness._fields)
    provenance = (
        f"fitted on {', '.join(sets)}; model {embedder.identity}; {CERTAIN} and {NEAR} of the similar questions"
    )
    ends = np.cumsum([0, *map(len, sets.values())])
    parts = zip(sets, ends, ends[1:], strict=False)
    measured = {name: _shares(_best(every[start:end], fresh[start:end]), answer, near) for name, start, end in parts}
    return Decision(named, intercept, answer, near, provenance), measured


def _compared(
    items: Sequence[dict[str, Any]], embedder: TextEmbedder, translate: Translate | None
) -> Iterator[Compared]:
    matcher = Matcher(embedder, Approved(items), translate)
    for item in items:
        for kind in ("same", "similar"):
            for text in item[kind]:
                yield from _beside(matcher, item["id"], text, read(text, None, translate), same=kind == "same")


def _beside(matcher: Matcher, own: str, text: str, query: Query, *, same: bool) -> Iterator[Compared]:
    found = matcher.candidates(query, EVERYONE)
    for one in found[1] if found else ():
        if found and found[0].objects and one.known.question.objects:
            likeness = compare(found[0], one.known, one.standing)
            yield Compared(f"{own}/{same}/{text}", own, likeness, same, same and one.answer.id == own)


def _best(compared: Sequence[Compared], probabilities: Floats) -> list[tuple[float, bool, bool]]:
    """Of each text: the greatest probability, whether an answer is meant to come, whether the right one comes."""
    of: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(compared):
        of[one.asked].append(at)
    best = [max(places, key=lambda at: probabilities[at]) for places in of.values()]
    return [(float(probabilities[at]), compared[at].same, compared[at].right) for at in best]


def _shares(best: Sequence[tuple[float, bool, bool]], answer: float, near: float) -> dict[str, float]:
    same: NDArray[np.float64] = np.asarray([p if right else 0.0 for p, meant, right in best if meant])
    similar = np.asarray([p for p, meant, _ in best if not meant])
    return {
        "paraphrases given": float((same >= answer).mean()),
        "given or shown as near": float((same >= near).mean()),
        "similar questions given one": float((similar >= answer).mean()),
        "given or shown one": float((similar >= near).mean()),
    }
