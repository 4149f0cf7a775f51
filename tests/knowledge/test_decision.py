"""The decision grows with what speaks for a passage, and its thresholds are ordered."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer import Status
from knowledge.calibrate import thresholds
from knowledge.decision import load_decision
from knowledge.evidence import AGAINST, Evidence

SHIPPED = load_decision()
ORDER = [Status.UNKNOWN, Status.NEAR, Status.ANSWERED]
NOTHING = Evidence(*[0.0] * len(Evidence._fields))
EVERYTHING = NOTHING._replace(weakest=0.8, heaviest=0.9, leave=1.0, characters=0.5, coverage=1.0)
LITTLE = NOTHING._replace(missing=0.3, lacking=1.0, plain=1.0, rivals=5.0)
shares = st.floats(0, 1, allow_nan=False)


@given(shares, shares)
def test_a_greater_probability_never_gives_a_lesser_outcome(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert ORDER.index(SHIPPED.status(low)) <= ORDER.index(SHIPPED.status(high))


@given(st.builds(Evidence, *[st.floats(-5, 9, allow_nan=False)] * len(Evidence._fields)))
def test_a_probability_is_one(evidence: Evidence) -> None:
    assert 0.0 <= SHIPPED.probability(evidence) <= 1.0


@given(shares, shares)
@pytest.mark.parametrize("signal", sorted(set(Evidence._fields) - AGAINST))
def test_what_speaks_for_a_passage_never_lowers_the_probability(signal: str, one: float, other: float) -> None:
    less, more = (SHIPPED.probability(NOTHING._replace(**{signal: value})) for value in sorted((one, other)))
    assert less <= more


@given(shares, shares)
@pytest.mark.parametrize("signal", sorted(AGAINST))
def test_what_speaks_against_it_never_raises_it(signal: str, one: float, other: float) -> None:
    less, more = (SHIPPED.probability(NOTHING._replace(**{signal: value})) for value in sorted((one, other)))
    assert less >= more


def test_full_evidence_answers_and_little_does_not() -> None:
    assert SHIPPED.status(SHIPPED.probability(EVERYTHING)) is Status.ANSWERED
    assert SHIPPED.status(SHIPPED.probability(LITTLE)) is Status.UNKNOWN


def test_the_shipped_coefficients_say_where_they_come_from() -> None:
    assert set(SHIPPED.weights) <= set(Evidence._fields)
    assert "fitted on" in SHIPPED.provenance


def test_the_answering_threshold_keeps_to_the_stated_risk() -> None:
    probabilities = np.linspace(1, 0, 100)
    right = np.asarray([at not in {30, 35, 50, *range(60, 100)} for at in range(100)])
    answer, near = thresholds(probabilities, right)
    certain = probabilities >= answer
    assert (~right)[certain].mean() <= 0.05
    assert near <= answer
