"""The embedding model, loaded only where there is something to embed."""

from collections.abc import Callable, Sequence

from knowledge.embedder import Detail, DetailedEmbedder, Places, Vectors


class LateEmbedder:
    """An embedder that loads its model at the first use."""

    def __init__(self, load: Callable[[], DetailedEmbedder]) -> None:
        self._load = load
        self._loaded: DetailedEmbedder | None = None

    @property
    def identity(self) -> str:
        return self._model().identity

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._model().queries(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._model().passages(texts)

    def detailed(self, texts: Sequence[str], places: Sequence[Places]) -> list[Detail]:
        return self._model().detailed(texts, places)

    def question(self, text: str, places: Places) -> Detail:
        return self._model().question(text, places)

    def _model(self) -> DetailedEmbedder:
        self._loaded = self._loaded or self._load()
        return self._loaded
