"""Would the answer to one question answer another? What tells a paraphrase from a question that is merely similar.

Sentence vectors alone do not: `the canteen opens` lies closer to `the canteen closes` than most paraphrases do. So the
words are compared one by one, each counting by how rare it is. People tell their situation as they ask, so the two
sides are not treated alike: what was approved should be found in what is asked, and what is asked in the approved
question or its answer. What a question asks for (who, where, when, how much) and its marks (days, months, numbers,
languages, open or closed) have to agree.
"""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from knowledge.asked import Floats, Read
from knowledge.decision import Decision, load_decision
from knowledge.embedder import Vectors
from knowledge.kinship import kinship, linked
from knowledge.language.folding import fold
from knowledge.marks import rivalry

SHIPPED = Path(__file__).with_suffix(".json")
"""The coefficients and where they come from; `python -m knowledge calibrate-answers` makes them anew."""
_FIRM = 0.5


class Known(NamedTuple):
    """An approved question, its answer, and the vector of both as one text."""

    question: Read
    answer: Read
    vector: Vectors


class Standing(NamedTuple):
    """How an approved answer stands among all, by their vectors."""

    lead: float
    """By how much it is nearer than the nearest of the others; below zero where one of them is nearer."""
    first: float
    """Whether it is the nearest."""


class Likeness(NamedTuple):
    """What speaks for an approved answer answering what is asked, and against it (from `kinds` on)."""

    cosine: float
    """Of what is asked and the approved question with its answer."""
    worst: float
    """The worst best match of either question's words, by kinship or sense."""
    linked: float
    """The lesser share of the questions' words that match by stem, translation or spelling."""
    found: float
    """The share of the approved question's words that is found in what is asked, by kinship or sense."""
    akin: float
    """The share of what is asked that has kin in the approved question."""
    told: float
    """The share of what is asked that has kin in the approved question or its answer."""
    explained: float
    """The share of what is asked that is found in the approved question or its answer, by kinship or sense."""
    lead: float
    first: float
    across: float
    """Whether the questions are in two languages."""
    kinds: float
    """Kinds of answer that one alone asks for."""
    marks: float
    """Marks that one alone bears."""
    rivalry: float
    """Matters in which they take different sides."""
    how: float
    """Whether one alone asks how."""
    names: float
    """Names that one alone bears."""


def sameness(asked: Read, known: Known, standing: Standing) -> float:
    """The probability that the approved answer answers what is asked, in [0, 1]; 0 where there is no word to go by."""
    if not asked.objects or not known.question.objects:
        return 0.0
    if fold(asked.query.asked) == fold(known.question.query.asked):
        return 1.0
    return decision().probability(compare(asked, known, standing))


@lru_cache(maxsize=1)
def decision() -> Decision:
    """The coefficients that are shipped, and the least probabilities to give an answer or to show it as near."""
    return load_decision(SHIPPED)


def compare(asked: Read, known: Known, standing: Standing) -> Likeness:
    """How alike what is asked and an approved question are, where both have words to go by."""
    one, other = asked, known.question
    links = np.asarray([[linked(a, b) for b in other.objects] for a in one.objects])
    kin = _kin(one, other)
    best = _best(one, other, kin)
    told, explained = _with_answer(asked, known.answer, kin.max(axis=1), best.max(axis=1))
    return Likeness(
        cosine=float(one.detail.vector @ known.vector),
        worst=float(min(best.max(axis=1).min(), best.max(axis=0).min())),
        linked=float(min(links.max(axis=1).mean(), links.max(axis=0).mean())),
        found=_share(best.max(axis=0), other.weights),
        akin=_share(kin.max(axis=1), one.weights),
        told=_share(told, one.weights),
        explained=_share(explained, one.weights),
        lead=standing.lead,
        first=standing.first,
        across=float(one.query.language != other.query.language),
        kinds=float(len(one.kinds ^ other.kinds)),
        marks=float(len(one.marks ^ other.marks)),
        rivalry=float(rivalry(one.sides, other.sides)),
        how=float(one.how != other.how),
        names=float(_strangers(one, links.max(axis=1)) + _strangers(other, links.max(axis=0))),
    )


def _with_answer(asked: Read, answer: Read, kin: Floats, best: Floats) -> tuple[Floats, Floats]:
    """The best matches of the words asked in a question, or in its answer where they are better there."""
    if not answer.objects:
        return kin, best
    there = _kin(asked, answer)
    return np.maximum(kin, there.max(axis=1)), np.maximum(best, _best(asked, answer, there).max(axis=1))


def _kin(one: Read, other: Read) -> Floats:
    its, others = one.query.language, other.query.language
    return np.asarray([[kinship(a, its, b, others) for b in other.objects] for a in one.objects])


def _best(one: Read, other: Read, kin: Floats) -> Floats:
    """How surely each pair of words means one thing: by kinship, or by their vectors."""
    sense = np.clip(one.vectors @ other.vectors.T, 0.0, 1.0)
    return np.asarray(np.maximum(kin, sense), dtype=np.float64)


def _share(matched: Floats, weights: Floats) -> float:
    return float(matched @ weights / max(1e-6, weights.sum()))


def _strangers(side: Read, links: Floats) -> int:
    """How many words written as names find no match."""
    return sum(wanted.word in side.names and link < _FIRM for wanted, link in zip(side.objects, links, strict=True))
