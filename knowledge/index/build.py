"""Building a version's files, beside the one that serves."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embedder import DetailedEmbedder, TextEmbedder
from knowledge.index import records
from knowledge.index.characters import CharacterIndex
from knowledge.index.contexts import create, rounded, starts_of, words_of
from knowledge.index.manifest import Manifest, digests, file_digest
from knowledge.index.version import CHARACTERS, RECORDS, VECTORS, WORDS, Index
from knowledge.index.words import WordIndex
from knowledge.passage import Passage

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]
_CHUNK = 256


class Embedding:
    """Embeds the passages of a version that is being built, taking over what the previous version knows already."""

    def __init__(
        self, folder: Path, passages: Sequence[Passage], embedder: TextEmbedder, previous: Index | None
    ) -> None:
        self._passages = passages
        self._embedder = embedder
        self._previous = previous if previous and previous.vectors is not None else None
        self._known = self._previous.rows if self._previous else {}
        dimensions = embedder.passages([]).shape[1]
        self.vectors: Vectors = np.zeros((len(passages), dimensions), dtype=np.float32)
        detailed = isinstance(embedder, DetailedEmbedder)
        self._contexts = create(folder, starts_of(passages), dimensions) if detailed else None

    def run(self, progress: Progress | None) -> None:
        """Fills in all vectors; `progress` hears (done, total)."""
        fresh = [row for row in range(len(self._passages)) if not self._take_over(row)]
        done = len(self._passages) - len(fresh)
        for start in range(0, len(fresh), _CHUNK):
            if progress:
                progress(done + start, len(self._passages))
            self._embed(fresh[start : start + _CHUNK])
        if progress:
            progress(len(self._passages), len(self._passages))

    def _take_over(self, row: int) -> bool:
        old, previous = self._known.get(self._passages[row].id), self._previous
        if old is None or previous is None or previous.vectors is None:
            return False
        if self._contexts is not None:
            if previous.contexts is None:
                return False
            rows = previous.contexts.rows[previous.contexts.starts[old] : previous.contexts.starts[old + 1]]
            self._place(row)[:] = rows
        self.vectors[row] = previous.vectors[old]
        return True

    def _embed(self, rows: Sequence[int]) -> None:
        texts = [self._passages[row].searched_text for row in rows]
        if self._contexts is None or not isinstance(self._embedder, DetailedEmbedder):
            self.vectors[rows] = self._embedder.passages(texts)
            return
        places = [[(word.start, word.end) for word in words_of(self._passages[row])] for row in rows]
        for row, detail in zip(rows, self._embedder.detailed(texts, places), strict=True):
            self.vectors[row] = detail.vector
            self._place(row)[:] = rounded(detail.words)

    def _place(self, row: int) -> NDArray[np.int8]:
        assert self._contexts is not None  # noqa: S101
        return self._contexts.rows[self._contexts.starts[row] : self._contexts.starts[row + 1]]


def write_files(folder: Path, passages: Sequence[Passage], vectors: Vectors) -> None:
    """Everything of a version but Chroma's part and the manifest."""
    for part in (WORDS, CHARACTERS):
        (folder / part).mkdir(parents=True)
    records.save(passages, folder / RECORDS)
    np.save(folder / VECTORS, vectors)
    WordIndex.build(passages).save(folder / WORDS)
    CharacterIndex.build(passages).save(folder / CHARACTERS)


def describe(folder: Path, passages: Sequence[Passage], model: str, dimensions: int) -> Manifest:
    """The manifest of the files in a version's folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return Manifest(
        version=folder.name,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        model=model,
        dimensions=dimensions,
        passages=len(passages),
        documents=digests(passages),
        files={path.relative_to(folder).as_posix(): file_digest(path) for path in files},
    )
