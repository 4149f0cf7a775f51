"""The passages' vectors: stored in Chroma, mapped into memory for scoring.

Chroma is where vectors are kept and, with a server, shared. Questions are scored on a mapped copy, because
- audience and validity hold before ranking and every passage's similarity enters the fusion: Chroma's filtered search
  took 38 ms at 30,000 passages and returns its best few alone, the mapped copy takes 3 ms and gives all;
- Chroma's reader shows stale results beside a writer, and a damaged file of its takes the whole process down. The bot
  never opens a Chroma folder, so it cannot be taken down.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.config import Settings
from numpy.typing import NDArray

from knowledge.index.records import decode, encode
from knowledge.passage import Passage

Vectors = NDArray[np.float32]
COLLECTION = "passages"
BATCH = 5000
"""Below Chroma's limit of 5,461 records a call."""


@contextmanager
def local_client(folder: Path) -> Iterator[Any]:
    """A Chroma client on a folder, closed afterwards; never online, no telemetry."""
    client: Any = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    try:
        yield client
    finally:
        client.close()


@contextmanager
def server_client(url: str) -> Iterator[Any]:
    """A Chroma client on a server, closed afterwards. Raises ValueError where none answers."""
    place = urlsplit(url if "//" in url else f"//{url}")
    secure = place.scheme == "https"
    client: Any = chromadb.HttpClient(
        host=place.hostname or "localhost",
        port=place.port or (443 if secure else 8000),
        ssl=secure,
        settings=Settings(anonymized_telemetry=False),
    )
    try:
        yield client
    finally:
        client.close()


def store(
    client: Any,
    name: str,
    passages: Sequence[Passage],
    vectors: Vectors,
    metadata: dict[str, str] | None = None,
) -> None:
    """Puts passages and vectors into a new collection, by cosine, in their order."""
    at_once = max(2, min(1000, len(passages)))
    graph = {"space": "cosine", "batch_size": min(100, at_once), "sync_threshold": at_once}
    collection = client.create_collection(
        name, metadata=metadata, configuration={"hnsw": graph}, embedding_function=None
    )
    for start in range(0, len(passages), BATCH):
        batch = passages[start : start + BATCH]
        collection.add(
            ids=[str(row) for row in range(start, start + len(batch))],
            embeddings=vectors[start : start + len(batch)],
            documents=[passage.text for passage in batch],
            metadatas=[{"passage": encode(passage), "document": passage.document} for passage in batch],
        )


def fetch(client: Any, name: str, progress: Callable[[int], None] | None = None) -> tuple[list[Passage], Vectors]:
    """The passages and vectors of a collection, in the order in which they were stored."""
    collection = client.get_collection(name, embedding_function=None)
    count = collection.count()
    passages, vectors = [], []
    for start in range(0, count, BATCH):
        ids = [str(row) for row in range(start, min(start + BATCH, count))]
        got = collection.get(ids=ids, include=["embeddings", "metadatas"])
        rows = {int(row): at for at, row in enumerate(got["ids"])}
        for row in sorted(rows):
            passages.append(decode(got["metadatas"][rows[row]]["passage"]))
            vectors.append(got["embeddings"][rows[row]])
        if progress:
            progress(len(ids))
    return passages, np.asarray(vectors, dtype=np.float32)
