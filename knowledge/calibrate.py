"""`python -m knowledge calibrate`: learns the decision's coefficients from questions whose answers are known.

Every answerable question is asked twice: of all passages, and with the ones that answer it hidden, which makes a near
miss whose neighbours still speak of the matter. The thresholds are set on questions asked of the whole index, each
judged by coefficients that have not seen its set of houses: judged by ones that had seen other documents of the same
set, 5 % wrong became 7 % on houses that nobody had seen.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression

from knowledge.answerer import Answerer
from knowledge.decision import Decision
from knowledge.evaluation.question import ANSWERABLE, Question
from knowledge.evaluation.refusal import auroc, risk_coverage
from knowledge.evidence import Evidence
from knowledge.regression import fitted, held_out, raw

RISK = 0.05
"""The greatest share of wrong answers among those given as certain."""
NEAR_RIGHT = 0.25
"""What comes near is shown where at least that share of what is shown at such a confidence is right."""
HIDDEN = 0.1
"""The weight of a question whose answer was hidden: easier than people's near misses, so it teaches, but little."""


class Example(NamedTuple):
    """The evidence for what would be quoted, and whether it answers; `group` is judged by what the others teach.

    Only `whole` ones set the thresholds.
    """

    evidence: Evidence
    right: bool
    group: str
    whole: bool
    weight: float


def examples(answerer: Answerer, questions: Sequence[Question], weight: float, group: str) -> list[Example]:
    """Examples from questions asked of the answerer's index, whole and with the answering passages hidden.

    Raises LookupError where there is no index.
    """
    index = answerer.store.current()
    if index is None:
        raise LookupError("there is no index")
    found = []
    for question in questions:
        answers = {passage.id for passage in index.passages if question.is_answer(passage)}
        if question.kind == ANSWERABLE and not answers:
            continue
        for hidden in (frozenset(), frozenset(answers)) if answers else (frozenset(),):
            judged = answerer.judge(question.question, language=question.lang, hidden=hidden)
            if judged is not None:
                right = any(passage.id in answers for passage in judged.quoted) and not hidden
                found.append(Example(judged.evidence, right, group, not hidden, weight * (HIDDEN if hidden else 1)))
    return found


def fit(found: Sequence[Example], provenance: str) -> tuple[Decision, dict[str, float]]:
    """The coefficients, the thresholds, and what cross-validation says of them."""
    values = np.asarray([example.evidence for example in found])
    right = np.asarray([example.right for example in found])
    weights = np.asarray([example.weight for example in found])
    fresh = held_out(values, right, weights, [example.group for example in found])
    judged = np.asarray([example.whole and example.weight == 1 for example in found])
    answer, near = thresholds(fresh[judged], right[judged])
    named, intercept = raw(fitted(values, right, weights), Evidence._fields)
    decision = Decision(named, intercept, answer, near, provenance)
    certain = fresh[judged] >= answer
    return decision, {
        "auroc of right": auroc(fresh[judged & right].tolist(), fresh[judged & ~right].tolist()),
        "answered": float(certain.mean()),
        "wrong among answered": float((~right[judged])[certain].mean()) if certain.any() else 0.0,
    }


def thresholds(probabilities: NDArray[np.float64], right: NDArray[np.bool_]) -> tuple[float, float]:
    """The least probability to answer at a risk of RISK, and that from which NEAR_RIGHT of what is shown is right."""
    order = np.argsort(-probabilities, kind="stable")
    _, risks = risk_coverage(probabilities.tolist(), right.tolist())
    within = np.flatnonzero(risks <= RISK)
    answer = float(probabilities[order][within[-1]]) if len(within) else 1.0
    rates = IsotonicRegression().fit_transform(probabilities, right)
    near = float(probabilities[rates >= NEAR_RIGHT].min(initial=answer))
    return round(answer, 4), round(min(near, answer), 4)


def save(decision: Decision, path: Path) -> None:
    """Writes the coefficients."""
    path.write_text(json.dumps(asdict(decision), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
