"""Whether to answer: a logistic regression over the evidence, with thresholds from a stated risk.

`decision.json` holds the coefficients and where they come from; `python -m knowledge calibrate` makes it anew.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from knowledge.answer import Status

SHIPPED = Path(__file__).with_suffix(".json")


class Evidence(Protocol):
    """What is known of an answer, by name."""

    def _asdict(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Decision:
    """`weights` apply to the evidence as it is; `answer` and `near` are the least probabilities for either outcome."""

    weights: dict[str, float]
    intercept: float
    answer: float
    near: float
    provenance: str = ""

    def probability(self, evidence: Evidence) -> float:
        """The calibrated probability that what would be quoted answers the question."""
        values = evidence._asdict()
        total = self.intercept + sum(weight * values[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def status(self, probability: float) -> Status:
        """Answered, near or unknown; never less for a greater probability."""
        if probability >= self.answer:
            return Status.ANSWERED
        return Status.NEAR if probability >= self.near else Status.UNKNOWN


def load_decision(path: Path = SHIPPED) -> Decision:
    """Reads the coefficients. Raises OSError, ValueError or TypeError where they are missing or broken."""
    return Decision(**json.loads(path.read_text(encoding="utf-8")))
