"""What the student is asked to do, step by step."""

import random
from collections.abc import Sequence

import torch
from torch.nn import functional

from knowledge.french.train.corpus import Pair, Question
from knowledge.french.train.encoder import Encoder
from knowledge.french.train.frames import framed
from knowledge.french.train.phone import as_typed
from knowledge.french.train.student import Student

Both = tuple[Sequence[Question], Sequence[Pair]]
SHARPNESS = 20.0
APART = 0.2
ENGLISH = 0.5
REPLAY = 3.0


def distillation(student: Student, teacher: Encoder, pairs: Sequence[Pair], chance: random.Random) -> torch.Tensor:
    """Both sides of a pair shall lie where the teacher puts the English one (Reimers and Gurevych 2020).

    A third of the English side is enough to hold English in place; other pairs of the batch shall stay apart from it.
    One French text in four is as typed on a phone.
    """
    with torch.no_grad():
        goal = teacher([p.en for p in pairs])
    french = student([as_typed(p.fr, chance) if chance.random() < 0.25 else p.fr for p in pairs])
    some = chance.sample(range(len(pairs)), max(1, len(pairs) // 3))
    english = student([pairs[i].en for i in some])
    near = (1 - (french * goal).sum(1)).mean() + ENGLISH * (1 - (english * goal[some]).sum(1)).mean()
    total: torch.Tensor = near + APART * _matched(french, goal, [p.en for p in pairs])
    return total


def contrast(student: Student, questions: Sequence[Question], chance: random.Random, longest: int) -> torch.Tensor:
    """Each question shall lie nearest to its own passage among the batch's (Henderson et al. 2017)."""
    asked = student([_asked(q, chance) for q in questions], longest=48)
    found = student([_shown(q, chance) for q in questions], longest=longest)
    return _matched(asked, found, [q.passage for q in questions])


def learn_both(
    student: Student,
    teacher: Encoder,
    batch: Both,
    chance: random.Random,
    longest: int,
) -> torch.Tensor:
    """Contrast on questions, with distillation going on beside it so that nothing drifts."""
    questions, pairs = batch
    return contrast(student, questions, chance, longest) + REPLAY * distillation(student, teacher, pairs, chance)


def _matched(left: torch.Tensor, right: torch.Tensor, names: Sequence[str]) -> torch.Tensor:
    """Cross entropy, both ways, of each left text with its right one; equal names are not held against each other."""
    same = torch.tensor([[a == b for b in names] for a in names], device=left.device)
    same.fill_diagonal_(False)
    likeness = (SHARPNESS * left @ right.T).masked_fill(same, float("-inf"))
    own = torch.arange(len(names), device=left.device)
    return (functional.cross_entropy(likeness, own) + functional.cross_entropy(likeness.T, own)) / 2


def _asked(question: Question, chance: random.Random) -> str:
    language, text = question.lang, question.query
    if question.translated and chance.random() < 0.35:
        language, text = "en", question.translated
    if not question.source.startswith("question"):
        text = framed(text, language, chance)
    return as_typed(text, chance) if chance.random() < 0.35 else text


def _shown(question: Question, chance: random.Random) -> str:
    """The passage, sometimes from its middle on: an answer may stand anywhere."""
    words = question.passage.split()
    if len(words) > 80 and chance.random() < 0.3:
        words = words[chance.randrange(len(words) // 3) :]
    return " ".join(words)
