"""A question, or the text of an answer, read for comparing word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from knowledge.embedder import Detail
from knowledge.french.frequency import weight
from knowledge.language.folding import fold
from knowledge.language.query import Query, Wanted
from knowledge.marks import asks_how, is_mark, kinds, marks, sides

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
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Read:
    """A text read for comparing: its words, the vectors of its words and of the whole."""

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
    def names(self) -> frozenset[str]:
        """Its words that are written as names, folded."""
        return frozenset(fold(name) for name in _NAME.findall(self.query.asked))

    @cached_property
    def how(self) -> bool:
        """Whether it asks how something is done."""
        return asks_how(self.query.text)
