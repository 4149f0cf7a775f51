"""Going on from a vocabulary: graded likeness on sentences of everyday life, with contrast beside it."""

import random
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import torch
from rich.progress import Progress

from knowledge.french.artefact import LEXICON, Vocabulary, read_vocabulary, write_vocabulary
from knowledge.french.load import load_english
from knowledge.french.train.batches import question_batches
from knowledge.french.train.corpus import Corpus, Question
from knowledge.french.train.encoder import Encoder
from knowledge.french.train.graded import Placed, graded, graded_batches, placed_pairs
from knowledge.french.train.losses import contrast
from knowledge.french.train.negatives import groups_of_neighbours
from knowledge.french.train.run import Run
from knowledge.french.train.settings import Training
from knowledge.french.train.student import Student
from knowledge.french.train.trainer import taught

CONTRAST = 0.4
Batch = Sequence[Placed] | Sequence[Question]


def train_further(
    corpus: Corpus, folder: Path, out: Path, training: Training, progress: Progress, *, resume: bool = False
) -> Vocabulary:
    """Go on from the vocabulary in `folder` and leave in `out` the one halfway between it and what was learned.

    The lexicon stays as it is. Raises FileNotFoundError where `folder` holds no vocabulary.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(training.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    start = read_vocabulary(folder)
    student = Student(load_english(device), start, rank=training.further_rank).to(device)
    student.take(start)
    run = Run(student, out, seed=training.seed, resume=resume)

    def loss(batch: Batch, chance: random.Random) -> torch.Tensor:
        if isinstance(batch[0], Placed):
            return graded(student, cast(Sequence[Placed], batch), chance)
        return CONTRAST * contrast(student, cast(Sequence[Question], batch), chance, training.longest)

    batches = _batches(corpus, Encoder(load_english(device)), training)
    run.stage("further", batches, loss, training.further_rates, progress)
    learned = halfway(start, run.averaged(), training.further_rank)
    write_vocabulary(learned, out)
    shutil.copyfile(folder / LEXICON, out / LEXICON)
    return learned


def _batches(corpus: Corpus, teacher: Encoder, training: Training) -> list[Batch]:
    """Graded batches and, where there are questions, as many of those, in turns: a step learns from one of each."""
    seed, steps = training.seed, training.further_steps
    placed = graded_batches(
        placed_pairs(corpus.pairs, teacher, seed), size=training.further_size, steps=steps, seed=seed
    )
    questions = taught(corpus.questions)
    if len(questions) < 2:
        return list(placed)
    groups = groups_of_neighbours(questions, size=training.neighbours, seed=seed)
    asked = question_batches(groups, size=min(training.contrast_size, len(questions)), steps=steps, seed=seed)
    return [batch for both in zip(placed, asked, strict=True) for batch in both]


def halfway(one: Vocabulary, other: Vocabulary, rank: int) -> Vocabulary:
    """The mean of two vocabularies of the same words: of their rows, and of their deltas, cut to `rank`."""
    delta = {
        layer: _of_rank(torch.cat([a, other.delta[layer][0]]), torch.cat([b, other.delta[layer][1]], 1) / 2, rank)
        for layer, (a, b) in one.delta.items()
    }
    return replace(one, rows=(one.rows + other.rows) / 2, delta=delta)


def _of_rank(a: torch.Tensor, b: torch.Tensor, rank: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The nearest (a, b) of at most `rank` (Eckart and Young 1936)."""
    left, upper = torch.linalg.qr(b)
    right, lower = torch.linalg.qr(a.T)
    u, s, v = torch.linalg.svd(upper @ lower.T)
    root = s[:rank].sqrt()
    return root[:, None] * (v[:rank] @ right.T), (left @ u[:, :rank]) * root
