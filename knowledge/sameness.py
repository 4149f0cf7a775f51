"""Do two questions ask the same? What tells a paraphrase from a question that is merely similar.

Sentence vectors alone do not: `the canteen opens` lies closer to `the canteen closes` than most paraphrases do. So the
words are compared one by one, both ways, each counting by how rare it is, and what a question asks for (who, where,
when, how much) and its marks (days, months, numbers, languages, open or closed) have to agree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.embedder import Detail
from knowledge.french.frequency import weight
from knowledge.kinship import kinship, linked
from knowledge.language.folding import fold
from knowledge.language.query import Query, Wanted
from knowledge.marks import asks_how, is_mark, kinds, marks, rivalry, sides

_LIGHT = frozenset(
    """
    avoir obtenir prendre faire mettre donner donne donnez trouver trouve cherche chercher aller savoir marche
    suivre possible permis autorise autorisee droit interdit accepte acceptez accepter existe propose proposez
    proposes vouloir voudrais aimerais souhaite besoin faut doit doivent jour date heure prix tarif tarifs coute
    couter montant nom endroit lieu moment cas sert servir utiliser chez vraiment gens pepiniere svp plait temps
    appelle appeler contacter contacte get have find obtain take make give allowed possible permitted permission
    offer offers provide does want would like day date time hour price cost costs much many amount name place need
    must please call contact able time kind long use nursery required
    """.split()  # noqa: SIM905
)
_NAME = re.compile(r"(?<=[a-zé,'’] )[A-ZÉ]\w{2,}|(?<=['’])[A-ZÉ]\w{2,}")
_FIRM = 0.5
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """A question read for comparing: its words, the vectors of its words and of the whole."""

    query: Query
    detail: Detail
    words: Sequence[str]

    @cached_property
    def objects(self) -> tuple[Wanted, ...]:
        """The words that say what the question is about; all of them where it has no such words."""
        kept = [wanted for wanted in self.query.wanted if wanted.word not in _LIGHT and not is_mark(wanted.word)]
        return tuple(kept or self.query.wanted)

    @cached_property
    def weights(self) -> Floats:
        """How much each object word says, in [0, 1]: by how rare the commonest of its French words is."""
        english = self.query.language == "en"
        french = [wanted.forms[1:] if english else (wanted.word,) for wanted in self.objects]
        return np.asarray([min(map(weight, forms), default=1.0) for forms in french])

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """One row per object word; zeros for one that stands nowhere as it is, like `1200` written `1 200`."""
        none = np.zeros(self.detail.vector.shape, dtype=np.float32)
        at = {word: place for place, word in enumerate(self.words)}
        return np.stack([self.detail.words[at[one.word]] if one.word in at else none for one in self.objects])

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What kind of answer it asks for."""
        return kinds(self.query.text)

    @cached_property
    def marks(self) -> frozenset[str]:
        """Its days, numbers and the like."""
        return marks(self.query.text)

    @cached_property
    def sides(self) -> frozenset[str]:
        """What it says where another could say the contrary."""
        return sides(self.query.text)

    @cached_property
    def how(self) -> bool:
        """Whether it asks how something is done."""
        return asks_how(self.query.text)


class Likeness(NamedTuple):
    """What speaks for two questions being one, and against it (from `conflict` on)."""

    cosine: float
    """Of the whole questions."""
    worst: float
    """The worst best match of either side's object words, by kinship or sense."""
    linked: float
    """The lesser share of object words that match by stem, translation or spelling."""
    covered: float
    """The lesser share of what the object words say that has kin on the other side."""
    across: float
    """Whether they are in two languages."""
    conflict: float
    """The lesser side's most telling word without a match: something else is meant where both have one."""
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


_WEIGHTS = Likeness(
    cosine=2.02,
    worst=2.22,
    linked=-4.08,  # What is shared is counted in `covered`; there, words said otherwise tell more than words repeated.
    covered=3.98,
    across=1.0,
    conflict=-2.64,
    kinds=-2.06,
    marks=-1.51,
    rivalry=-1.19,
    how=-1.88,
    names=-1.09,
)
_INTERCEPT = -0.87
"""A logistic regression over tests/evaluation/curated.jsonl and the development part of curated_others.jsonl."""


def sameness(one: Asked, other: Asked) -> float:
    """The probability that two questions ask the same, in [0, 1]; 0 where either has no word to go by."""
    if not one.objects or not other.objects:
        return 0.0
    total = _INTERCEPT + float(np.dot(_WEIGHTS, compare(one, other)))
    return float(1 / (1 + np.exp(-total)))


def compare(one: Asked, other: Asked) -> Likeness:
    """How alike two questions with words to go by are; the order does not matter."""
    links = np.asarray([[linked(a, b) for b in other.objects] for a in one.objects])
    kin = _kin(one, other)
    best = np.maximum(kin, np.clip(one.vectors @ other.vectors.T, 0.0, 1.0))
    unmatched = ((1 - best.max(axis=1)) * one.weights, (1 - best.max(axis=0)) * other.weights)
    return Likeness(
        cosine=float(one.detail.vector @ other.detail.vector),
        worst=float(min(best.max(axis=1).min(), best.max(axis=0).min())),
        linked=float(min(links.max(axis=1).mean(), links.max(axis=0).mean())),
        covered=min(_share(kin.max(axis=1), one.weights), _share(kin.max(axis=0), other.weights)),
        across=float(one.query.language != other.query.language),
        conflict=float(min(side.max() for side in unmatched)),
        kinds=float(len(one.kinds ^ other.kinds)),
        marks=float(len(one.marks ^ other.marks)),
        rivalry=float(rivalry(one.sides, other.sides)),
        how=float(one.how != other.how),
        names=float(_strangers(one, links.max(axis=1)) + _strangers(other, links.max(axis=0))),
    )


def _kin(one: Asked, other: Asked) -> Floats:
    its, others = one.query.language, other.query.language
    return np.asarray([[kinship(a, its, b, others) for b in other.objects] for a in one.objects])


def _share(matched: Floats, weights: Floats) -> float:
    return float(matched @ weights / weights.sum())


def _strangers(side: Asked, links: Floats) -> int:
    """How many words written as names find no match."""
    names = {fold(name) for name in _NAME.findall(side.query.asked)}
    return sum(wanted.word in names and link < _FIRM for wanted, link in zip(side.objects, links, strict=True))
