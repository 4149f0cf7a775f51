"""How long and how hard to train; the defaults made the vocabulary that is shipped."""

from dataclasses import dataclass, field

from knowledge.french.train.run import Rates
from knowledge.french.train.words import Limits


@dataclass(frozen=True)
class Training:
    """Sizes are texts; `longest` is in tokens; a batch of questions is made of groups of `neighbours`."""

    seed: int = 2026
    limits: Limits = field(default_factory=Limits)
    rank: int = 16
    distil_steps: int = 1600
    distil_size: int = 64
    distil_rates: Rates = field(default_factory=Rates)
    contrast_steps: int = 600
    contrast_size: int = 24
    contrast_rates: Rates = field(default_factory=lambda: Rates(rows=3e-4, delta=2e-4))
    neighbours: int = 4
    replayed: int = 24
    longest: int = 96
