"""The whole of the training, from a corpus to a folder that `load_model` reads."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from rich.progress import Progress

from knowledge.french.artefact import Vocabulary, write_vocabulary
from knowledge.french.lexicon import write_lexicon
from knowledge.french.load import load_english
from knowledge.french.train.batches import pair_batches, question_batches, usual_headings
from knowledge.french.train.corpus import Corpus, Question
from knowledge.french.train.encoder import Encoder
from knowledge.french.train.losses import distillation, learn_both
from knowledge.french.train.negatives import groups_of_neighbours
from knowledge.french.train.run import Run
from knowledge.french.train.settings import Training
from knowledge.french.train.start import start_from
from knowledge.french.train.student import Student

LEAFLETS = "heading_section_leaflets"


def train(corpus: Corpus, out: Path, training: Training, progress: Progress, *, resume: bool = False) -> Vocabulary:
    """Learn from `corpus`, leave the vocabulary and the lexicon in `out` and return the vocabulary.

    With `resume`, goes on from what an earlier, stopped run left in `out`; with the same corpus and settings the result
    is that of one run. A CUDA device is used where there is one.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(training.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    start = _start(corpus, out, training, resume=resume)
    student = Student(load_english(device), start, rank=training.rank).to(device)
    run = Run(student, out, seed=training.seed, resume=resume)
    teacher = Encoder(load_english(device))
    _distil(run, teacher, corpus, training, progress)
    _contrast(run, teacher, corpus, training, progress)
    learned = softened(run.averaged(), training.kept)
    write_vocabulary(learned, out)
    return learned


def softened(vocabulary: Vocabulary, kept: float) -> Vocabulary:
    """`vocabulary` with only the share `kept` of its delta."""
    return replace(vocabulary, delta={layer: (a, kept * b) for layer, (a, b) in vocabulary.delta.items()})


def _start(corpus: Corpus, out: Path, training: Training, *, resume: bool) -> Vocabulary:
    kept = out / "start.pt"
    if resume and kept.exists():
        vocabulary: Vocabulary = torch.load(kept, weights_only=False)
        return vocabulary
    start = start_from(corpus, load_english(), training.limits)
    write_lexicon(start.lexicon, out)
    write_vocabulary(start.vocabulary, out)
    torch.save(start.vocabulary, kept)
    return start.vocabulary


def _distil(run: Run, teacher: Encoder, corpus: Corpus, training: Training, progress: Progress) -> None:
    batches = pair_batches(corpus.pairs, size=training.distil_size, steps=training.distil_steps, seed=training.seed)
    run.stage(
        "distillation",
        batches,
        lambda pairs, chance: distillation(run.student, teacher, pairs, chance),
        training.distil_rates,
        progress,
    )


def _contrast(run: Run, teacher: Encoder, corpus: Corpus, training: Training, progress: Progress) -> None:
    questions = taught(corpus.questions)
    if len(questions) < 2:
        return
    groups = groups_of_neighbours(questions, size=training.neighbours, seed=training.seed)
    size = min(training.contrast_size, len(questions))
    asked = question_batches(groups, size=size, steps=training.contrast_steps, seed=training.seed)
    replayed = pair_batches(corpus.pairs, size=training.replayed, steps=training.contrast_steps, seed=training.seed + 1)
    run.stage(
        "contrast",
        list(zip(asked, replayed, strict=False)),
        lambda both, chance: learn_both(run.student, teacher, both, chance, training.longest),
        training.contrast_rates,
        progress,
    )


def taught(questions: Sequence[Question]) -> list[Question]:
    """The French questions without headings that stand over many passages.

    General questions come three times and headings of leaflets twice, so that statutes do not outweigh them.
    """
    usual = usual_headings(questions)
    french = [q for q in questions if q.lang == "fr" and q.query.lower() not in usual]
    general = [q for q in french if q.source.startswith("question")]
    leaflets = [q for q in french if q.source == LEAFLETS]
    return [*french, *(replace(q, source=f"{q.source} again") for q in (*general, *general, *leaflets))]
