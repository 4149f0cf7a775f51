"""What the nursery's documents make bookable, and the words by which people ask for it."""

from dataclasses import dataclass

from bot.booking.catalogue import Catalogue, CatalogueProblem
from bot.understanding.vocabulary import Vocabulary


@dataclass(frozen=True)
class Nursery:
    """The catalogue and its vocabulary, read from one state of the documents; and what was wrong with them."""

    catalogue: Catalogue
    vocabulary: Vocabulary
    problems: tuple[CatalogueProblem, ...] = ()
