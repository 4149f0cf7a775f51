"""Measures of knowing when not to answer."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.answer import Status
from knowledge.evaluation.question import ANSWERABLE


class Outcome(NamedTuple):
    """What became of one question: `right` where a passage quoted holds the answer, or its document is right."""

    lang: str
    kind: str
    status: Status
    confidence: float
    right_passage: bool
    right_document: bool


class RefusalScores(NamedTuple):
    """AUROC of the confidence; share answered, and share wrong among the answered, at the shipped threshold.

    `coverage_at_5` is the greatest share of the answerable that could be answered with at most 5 % wrong.
    """

    questions: int
    auroc: float
    coverage: float
    wrong_passage: float
    wrong_document: float
    coverage_at_5: float


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Probability that a positive's score is above a negative's, ties counting half (Mann–Whitney)."""
    if not positive or not negative:
        return float("nan")
    higher = np.asarray(positive)[:, None] - np.asarray(negative)[None, :]
    return float((higher > 0).mean() + (higher == 0).mean() / 2)


def risk_coverage(
    confidences: Sequence[float], right: Sequence[bool]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(coverage, risk) when the most confident are answered first: risk is the share wrong among those answered."""
    order = np.argsort(-np.asarray(confidences), kind="stable")
    wrong = np.cumsum(~np.asarray(right, dtype=bool)[order])
    answered = np.arange(1, len(order) + 1)
    return answered / max(1, len(order)), wrong / answered


def score(outcomes: Sequence[Outcome], negatives: Sequence[str]) -> RefusalScores:
    """Scores the answerable questions against the kinds in `negatives`, whose every answer is wrong."""
    asked = [outcome for outcome in outcomes if outcome.kind == ANSWERABLE or outcome.kind in negatives]
    answered = [outcome for outcome in asked if outcome.status is Status.ANSWERED]
    answerable = [outcome for outcome in asked if outcome.kind == ANSWERABLE]
    rest = [outcome.confidence for outcome in asked if outcome.kind != ANSWERABLE]
    return RefusalScores(
        len(asked),
        auroc([outcome.confidence for outcome in answerable], rest),
        sum(outcome.kind == ANSWERABLE for outcome in answered) / max(1, len(answerable)),
        sum(not outcome.right_passage for outcome in answered) / max(1, len(answered)),
        sum(not outcome.right_document for outcome in answered) / max(1, len(answered)),
        _coverage_within(asked, 0.05),
    )


def _coverage_within(outcomes: Sequence[Outcome], risk: float) -> float:
    right = [outcome.right_passage for outcome in outcomes]
    _, risks = risk_coverage([outcome.confidence for outcome in outcomes], right)
    within = np.flatnonzero(risks <= risk)
    count = int(within[-1]) + 1 if len(within) else 0
    return count / max(1, sum(outcome.kind == ANSWERABLE for outcome in outcomes))
