"""The documents that serve, as the figures need them (pure but for `read_library`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from ingest.served import served
from knowledge.passage import Passage

OLD = timedelta(days=365)
"""A document that holds since longer than this wants to be looked at."""


@dataclass(frozen=True)
class Shelved:
    """A document that serves: its title, its kind ("rule", …), its owner, and from when to when it holds."""

    document: str
    title: str
    kind: str
    owner: str
    valid_from: date | None
    valid_until: date | None

    def stale(self, today: date) -> bool:
        """Whether it no longer holds, or was not renewed for a year."""
        expired = self.valid_until is not None and self.valid_until < today
        return expired or (self.valid_from is not None and self.valid_from + OLD < today)


Library = Mapping[str, Shelved]


def library_of(passages: Iterable[Passage]) -> Library:
    """The documents of some passages, by stem."""
    return {
        one.document: Shelved(one.document, one.title, one.kind, one.owner, one.valid_from, one.valid_until)
        for one in passages
    }


def read_library(index_folder: Path) -> Library:
    """The documents of the index that serves."""
    return library_of(served(index_folder).passages)
