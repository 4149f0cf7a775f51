"""The embedding model, loaded only where there is something to embed, and its identity known without loading it."""

import hashlib
import json
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from knowledge.embedder import STOCK, Embedder
from knowledge.settings import KnowledgeSettings
from numpy.typing import NDArray


class LateEmbedder:
    """An embedder that loads its model at the first use."""

    def __init__(self, load: Callable[[], Embedder]) -> None:
        self._load = load
        self._loaded: Embedder | None = None

    @property
    def identity(self) -> str:
        return self._model().identity

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._model().queries(texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._model().passages(texts)

    def _model(self) -> Embedder:
        self._loaded = self._loaded or self._load()
        return self._loaded


class KnownIdentity:
    """Remembers the identity of the model whose files look as they do now, in the file at `path`."""

    def __init__(self, path: Path, settings: KnowledgeSettings) -> None:
        self._path = path
        self._look = look(settings)

    def recall(self) -> str:
        """The identity, or "" where the model's files changed since it was noted."""
        try:
            noted = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        return str(noted["identity"]) if noted.get("look") == self._look else ""

    def note(self, identity: str) -> None:
        """Keep the identity of the model that was loaded."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps({"look": self._look, "identity": identity}), encoding="utf-8")


def look(settings: KnowledgeSettings) -> str:
    """A digest of the model's name, package and the names, sizes and dates of its files: changes whenever it could."""
    digest = hashlib.blake2b(digest_size=16)
    for folder in _folders(settings.embedding_model):
        for path in sorted(folder.rglob("*")):
            status = path.stat()
            digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    digest.update(f"{settings.embedding_model}:{_package()}".encode())
    return digest.hexdigest()


def _folders(model: str) -> list[Path]:
    french = find_spec("knowledge.french") if not model else None
    folders = [Path(place) for place in (french.submodule_search_locations or [])] if french else []
    return [*folders, Path(model)] if model and Path(model).is_dir() else folders


def _package() -> str:
    try:
        return version(STOCK)
    except PackageNotFoundError:
        return ""
