"""Steps of gradient descent that can be stopped at any time and taken up again.

A step learns from two batches, each in a thread of its own with one core: on a CPU that others use too, threads that
wait for each other inside every matrix product were three to ten times slower.
"""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import TypeVar

import torch
from rich.progress import Progress

from knowledge.french.artefact import Vocabulary
from knowledge.french.train.student import Student

Batch = TypeVar("Batch")
Loss = Callable[[Batch, random.Random], torch.Tensor]
AT_ONCE = 2
SAVE_EVERY = 20
AVERAGED = 3
WARM_UP = 0.06
LEAST_RATE = 0.05


@dataclass(frozen=True)
class Rates:
    """Learning rates: of the French rows, of the low-rank delta."""

    rows: float = 1e-3
    delta: float = 5e-4


class Run:
    """Trains `student` stage after stage; `folder/checkpoint.pt` holds the last saved step."""

    def __init__(self, student: Student, folder: Path, *, seed: int, resume: bool) -> None:
        self.student, self.seed = student, seed
        self._file = folder / "checkpoint.pt"
        self._done: dict[str, int] = {}
        self._saved: list[Vocabulary] = []
        self._optimizers = (torch.optim.SparseAdam(student.rows()), torch.optim.Adam(student.delta()))
        self._threads = ThreadPoolExecutor(AT_ONCE)
        if resume and self._file.exists():
            self._load()

    def stage(
        self, name: str, batches: Sequence[Batch], loss: Loss[Batch], rates: Rates, progress: Progress
    ) -> list[float]:
        """Learn from `batches` in order, from where an earlier run stopped. Returns the losses of these steps."""
        steps = [batches[i : i + AT_ONCE] for i in range(0, len(batches), AT_ONCE)]
        start, losses = self._done.get(name, 0), list[float]()
        if start == 0 and steps:
            self._saved = []
        bar = progress.add_task(name, total=len(steps), completed=start)
        for step in range(start, len(steps)):
            self._set_rates(rates, step / len(steps))
            chances = [random.Random(f"{self.seed} {name} {step} {i}") for i in range(AT_ONCE)]
            losses.append(self._step([partial(loss, *each) for each in zip(steps[step], chances, strict=False)]))
            progress.update(bar, advance=1, description=f"{name}  loss {fmean(losses[-50:]):.4f}")
            self._done[name] = step + 1
            if (step + 1) % SAVE_EVERY == 0 or step + 1 == len(steps):
                self.save()
        return losses

    def averaged(self) -> Vocabulary:
        """The mean of the last three states that the last stage saved (as Izmailov et al. 2018 average weights)."""
        return mean_of(self._saved) if self._saved else self.student.vocabulary()

    def save(self) -> None:
        """Write the checkpoint beside the old one, then over it."""
        fresh = self._file.with_suffix(".new")
        self._saved = [*self._saved, self.student.vocabulary()][-AVERAGED:]
        state = {
            "done": self._done,
            "saved": self._saved,
            "vocabulary": self._saved[-1],
            "optimizers": [o.state_dict() for o in self._optimizers],
        }
        torch.save(state, fresh)
        fresh.replace(self._file)

    def _load(self) -> None:
        state = torch.load(self._file, weights_only=False)
        self._done, self._saved = state["done"], state["saved"]
        self.student.take(state["vocabulary"])
        for optimizer, saved in zip(self._optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)

    def _step(self, losses: Sequence[Callable[[], torch.Tensor]]) -> float:
        parameters = [*self.student.rows(), *self.student.delta()]

        def learned(loss: Callable[[], torch.Tensor]) -> tuple[float, Sequence[torch.Tensor]]:
            value = loss()
            return float(value.detach()), torch.autograd.grad(value, parameters)

        found = list(self._threads.map(learned, losses))
        for parameter, *gradients in zip(parameters, *(gradients for _, gradients in found), strict=True):
            parameter.grad = sum(gradients[1:], gradients[0]) / len(gradients)
        torch.nn.utils.clip_grad_norm_(self.student.delta(), 1.0)
        for optimizer in self._optimizers:
            optimizer.step()  # type: ignore[no-untyped-call]
        return fmean(value for value, _ in found)

    def _set_rates(self, rates: Rates, done: float) -> None:
        share = min(1.0, (done + 1e-3) / WARM_UP) * max(LEAST_RATE, 1 - done)
        for optimizer, rate in zip(self._optimizers, (rates.rows, rates.delta), strict=True):
            for group in optimizer.param_groups:
                group["lr"] = rate * share


def mean_of(states: Sequence[Vocabulary]) -> Vocabulary:
    """The mean of states of one training, close enough to average both factors of the delta each for itself."""

    def mean(tensors: Sequence[torch.Tensor]) -> torch.Tensor:
        return torch.stack(list(tensors)).mean(0)

    delta = {
        layer: (mean([s.delta[layer][0] for s in states]), mean([s.delta[layer][1] for s in states]))
        for layer in states[0].delta
    }
    return replace(states[0], rows=mean([s.rows for s in states]), delta=delta)
