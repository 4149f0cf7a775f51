"""What a version of the index says about itself."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path

from knowledge.passage import Passage

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """Written last: a version without a readable manifest was never finished.

    `documents` maps each document to the digest of its passages; `files` maps every other file to the SHA-256 of its
    content.
    """

    version: str
    created: str
    model: str
    dimensions: int
    passages: int
    documents: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def save(self, folder: Path) -> None:
        """Writes the manifest into its version's folder."""
        (folder / NAME).write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Manifest":
        """Raises OSError where there is none, ValueError where it is broken or of another format."""
        try:
            manifest = cls(**json.loads((folder / NAME).read_text(encoding="utf-8")))
        except (TypeError, json.JSONDecodeError, UnicodeDecodeError) as error:
            raise ValueError(f"{folder.name}: unreadable manifest") from error
        if manifest.format != FORMAT:
            raise ValueError(f"{folder.name}: format {manifest.format}, wanted {FORMAT}")
        return manifest


def digests(passages: Sequence[Passage]) -> dict[str, str]:
    """One digest a document, over the ids of its passages."""
    by_document = sorted(passages, key=lambda passage: passage.document)
    return {
        document: _sha256(passage.id.encode() for passage in of_document)
        for document, of_document in groupby(by_document, key=lambda passage: passage.document)
    }


def file_digest(path: Path) -> str:
    """SHA-256 of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sha256(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part + b"\n")
    return digest.hexdigest()[:16]
