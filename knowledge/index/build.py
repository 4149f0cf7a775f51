"""Building a version's files, beside the one that serves."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embedder import TextEmbedder
from knowledge.index import records
from knowledge.index.characters import CharacterIndex
from knowledge.index.manifest import Manifest, digests, file_digest
from knowledge.index.version import CHARACTERS, RECORDS, VECTORS, WORDS, Index
from knowledge.index.words import WordIndex
from knowledge.passage import Passage

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]
_CHUNK = 256


def embed(
    passages: Sequence[Passage], embedder: TextEmbedder, previous: Index | None, progress: Progress | None
) -> Vectors:
    """A vector per passage: that of the previous version where the passage has not changed, else a new one."""
    known = previous.rows if previous and previous.vectors is not None else {}
    fresh = [row for row, passage in enumerate(passages) if passage.id not in known]
    made = _encode([passages[row].searched_text for row in fresh], embedder, len(passages), progress)
    vectors = np.zeros((len(passages), made.shape[1]), dtype=np.float32)
    vectors[fresh] = made
    if previous and previous.vectors is not None and (kept := sorted(set(range(len(passages))) - set(fresh))):
        vectors[kept] = previous.vectors[[known[passages[row].id] for row in kept]]
    return vectors


def _encode(texts: Sequence[str], embedder: TextEmbedder, total: int, progress: Progress | None) -> Vectors:
    parts = [embedder.passages([])]
    done = total - len(texts)
    if progress:
        progress(done, total)
    for start in range(0, len(texts), _CHUNK):
        parts.append(embedder.passages(texts[start : start + _CHUNK]))
        done += len(parts[-1])
        if progress:
            progress(done, total)
    return np.concatenate(parts)


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
