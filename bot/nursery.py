"""What the nursery's documents make bookable, and the words by which people ask for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.booking.catalogue import BookableDocument, Catalogue, CatalogueProblem, build_catalogue
from bot.understanding.vocabulary import PersonWords, ServiceWords, SpaceWords, Vocabulary, build_vocabulary
from ingest.load import Document, load_folder


@dataclass(frozen=True)
class Nursery:
    """The catalogue and its vocabulary, read from one state of the documents; and what was wrong with them."""

    catalogue: Catalogue
    vocabulary: Vocabulary
    problems: tuple[CatalogueProblem, ...] = ()
