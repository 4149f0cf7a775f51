"""One finished version of the index, opened for reading."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.index import arrays, records
from knowledge.index.characters import CharacterIndex
from knowledge.index.contexts import Contexts
from knowledge.index.manifest import Manifest, file_digest
from knowledge.index.restriction import Restriction
from knowledge.index.words import WordIndex
from knowledge.language.common import common_words
from knowledge.language.spelling import Spelling
from knowledge.passage import Passage

Vectors = NDArray[np.float32]
RECORDS, VECTORS, CONTEXTS = "passages.jsonl", "vectors.npy", "contexts"
WORDS, CHARACTERS, CHROMA = "words", "characters", "chroma"
Part = TypeVar("Part", WordIndex, CharacterIndex)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Index:
    """Passages and what finds them; never changes once opened.

    `vectors` is None where they cannot be trusted: the search then goes by words only. `contexts` is None where the
    model gives no vectors of words, or they cannot be trusted: the best are then not read again word by word.
    `degraded` says what is wrong,
    in words for the log and for staff; empty where nothing is.
    """

    manifest: Manifest
    passages: Sequence[Passage]
    words: WordIndex
    characters: CharacterIndex
    vectors: Vectors | None
    contexts: Contexts | None = None
    degraded: str = ""

    @cached_property
    def restriction(self) -> Restriction:
        """Audience and validity of the passages."""
        return Restriction(self.passages)

    @cached_property
    def documents(self) -> NDArray[np.int64]:
        """The number of each passage's document, counting from 0."""
        numbers: dict[str, int] = {}
        return np.asarray([numbers.setdefault(passage.document, len(numbers)) for passage in self.passages], np.int64)

    @cached_property
    def parted(self) -> bool:
        """Does any document have several passages?"""
        return len(self.passages) > len(set(self.documents.tolist()))

    @cached_property
    def spelling(self) -> Spelling:
        """How words are spelled in the passages, and in common use."""
        return Spelling(self.characters.words, common_words())

    @cached_property
    def rows(self) -> dict[str, int]:
        """Each passage's row by its id."""
        return {passage.id: row for row, passage in enumerate(self.passages)}


def open_version(folder: Path, model: str) -> Index:
    """Opens a version for the model of that identity, doing without whatever is damaged.

    The passages' file is all that is needed; the rest is checked by digest, rebuilt in memory (words, characters) or
    left out (vectors). Raises OSError where there is no such version.
    """
    faults: list[str] = []
    passages, kept = records.load(folder / RECORDS)
    manifest = _manifest(folder, len(passages), faults)
    whole = len(passages) == manifest.passages
    if not whole:
        faults.append(f"{len(passages)} of {manifest.passages} passages can be read")
    files = _Files(folder, manifest, whole, faults)
    words = files.part(WORDS, WordIndex.load, lambda: WordIndex.build(passages))
    characters = files.part(CHARACTERS, CharacterIndex.load, lambda: CharacterIndex.build(passages))
    vectors = _vectors(folder, manifest, model, faults)
    if vectors is not None and not whole:
        vectors = np.asarray(vectors[list(kept)])
    contexts = _contexts(folder, manifest, faults) if vectors is not None and whole else None
    if faults:
        _LOG.warning("index %s is degraded: %s", folder.name, "; ".join(faults))
    return Index(manifest, passages, words, characters, vectors, contexts, "; ".join(faults))


def _manifest(folder: Path, passages: int, faults: list[str]) -> Manifest:
    try:
        return Manifest.load(folder)
    except (OSError, ValueError) as error:
        faults.append(str(error))
        return Manifest(folder.name, "", "", 0, passages)


@dataclass(frozen=True)
class _Files:
    folder: Path
    manifest: Manifest
    whole: bool
    faults: list[str]

    def part(self, name: str, load: Callable[[Path], Part], build: Callable[[], Part]) -> Part:
        """A search's files where they are as written, else the same built again in memory."""
        if not self.whole:
            return build()
        if fault := damage(self.folder, name, self.manifest):
            self.faults.append(fault)
            return build()
        return load(self.folder / name)


def _vectors(folder: Path, manifest: Manifest, model: str, faults: list[str]) -> Vectors | None:
    if manifest.model != model:
        faults.append(f"embedded by {manifest.model or 'an unknown model'}, now {model}")
    elif fault := damage(folder, VECTORS, manifest):
        faults.append(fault)
    else:
        vectors: Vectors = arrays.load(folder / VECTORS)
        return vectors
    return None


def _contexts(folder: Path, manifest: Manifest, faults: list[str]) -> Contexts | None:
    if not any(name.startswith(CONTEXTS) for name in manifest.files):
        return None
    if fault := damage(folder, CONTEXTS, manifest):
        faults.append(fault)
        return None
    return Contexts.load(folder)


def damage(folder: Path, part: str, manifest: Manifest) -> str:
    """What differs from the manifest in a file or folder of the version; empty where nothing does."""
    names = [name for name in manifest.files if name.startswith(part)]
    if not names:
        return f"{part} is not recorded"
    for name in names:
        path = folder / name
        if not path.is_file() or file_digest(path) != manifest.files[name]:
            return f"{name} is damaged"
    return ""
