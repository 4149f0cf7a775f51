"""The embedding model, loaded only where there is something to embed."""

from collections.abc import Callable, Sequence

from knowledge.embedder import TextEmbedder, Vectors


class LateEmbedder:
    """An embedder that loads its model at the first use."""

    def __init__(self, load: Callable[[], TextEmbedder]) -> None:
        self._load = load
        self._loaded: TextEmbedder | None = None

    @property
    def identity(self) -> str:
        return self._model().identity

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._model().queries(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._model().passages(texts)

    def _model(self) -> TextEmbedder:
        self._loaded = self._loaded or self._load()
        return self._loaded
