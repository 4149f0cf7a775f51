"""How long and how hard to train; what is shipped was stopped somewhat earlier (see the model card)."""

from dataclasses import dataclass, field

from knowledge.french.train.run import Rates
from knowledge.french.train.words import Limits


@dataclass(frozen=True)
class Training:
    """Sizes are texts; `longest` is in tokens; a batch of questions is made of groups of `neighbours`.

    Two batches make a step. Of the delta the share `kept` is shipped: part of the way back to the English model, text
    of a kind not trained on is found better (Wortsman et al. 2022 saw the same of fine-tuned image models).
    """

    seed: int = 2026
    limits: Limits = field(default_factory=Limits)
    rank: int = 16
    kept: float = 0.7
    distil_steps: int = 1400
    distil_size: int = 64
    distil_rates: Rates = field(default_factory=Rates)
    contrast_steps: int = 240
    contrast_size: int = 24
    contrast_rates: Rates = field(default_factory=lambda: Rates(rows=3e-4, delta=2e-4))
    neighbours: int = 4
    replayed: int = 24
    longest: int = 64
    further_rank: int = 32
    further_steps: int = 220
    further_size: int = 96
    further_rates: Rates = field(default_factory=lambda: Rates(rows=5e-4, delta=3e-4))
