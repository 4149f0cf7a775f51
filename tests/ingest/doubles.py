"""Documents and embedders made for tests."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.document import Document
from ingest.front_matter import FrontMatter
from ingest.sections import headings, sections
from knowledge.passage import EVERYONE


def document(text: str, *, page_starts: tuple[int, ...] = (), **values: Any) -> Document:
    """A document of that Markdown text."""
    described: dict[str, Any] = {
        "stem": "reglement",
        "path": Path("reglement.md"),
        "title": "Règlement",
        "kind": "rule",
        "language": "fr",
        "audience": EVERYONE,
        "owner": "",
        "valid_from": None,
        "valid_until": None,
        "sample": False,
        "topics": (),
        "front_matter": FrontMatter(),
    }
    made = sections(text, headings(text), None, page_starts)
    return Document(**{**described, **values}, text=text, page_starts=page_starts, sections=made)


class CountingEmbedder:
    """Vectors that depend on the text alone; `embedded` holds what was asked for."""

    def __init__(self, identity: str = "counting") -> None:
        self.identity = identity
        self.embedded: list[str] = []

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.embedded += texts
        rows = [np.frombuffer(hashlib.blake2b(text.encode(), digest_size=32).digest(), np.uint8) for text in texts]
        vectors = np.array(rows, dtype=np.float32).reshape(len(texts), 32)
        made: NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        return made

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.passages(texts)
