"""Writes the index, unless it already is what it should be."""

from collections.abc import Callable, Sequence

from knowledge.embedder import open_embedder
from knowledge.index import IndexStore
from knowledge.settings import KnowledgeSettings

from ingest.model import KnownIdentity, LateEmbedder
from ingest.served import served
from knowledge.passage import Passage


class Writer:
    """The index that `served` when this was made, and what writes the next version of it."""

    def __init__(self, settings: KnowledgeSettings) -> None:
        self._known = KnownIdentity(settings.data_dir / "ingest" / "model.json", settings)
        self._embedder = LateEmbedder(lambda: open_embedder(settings.embedding_model))
        self._store = IndexStore(settings.index_folder, self._embedder, settings.chroma_url)
        self.served = served(settings.index_folder)

    def write(self, passages: Sequence[Passage], progress: Callable[[int, int], None]) -> bool:
        """Make these passages serve; whether that took a new version. The model is loaded only where it does."""
        if self._serves(passages, self._known.recall()):
            return False
        self._known.note(self._embedder.identity)
        if self._serves(passages, self._embedder.identity):
            return False
        self._store.write(passages, progress=progress)
        return True

    def _serves(self, passages: Sequence[Passage], identity: str) -> bool:
        same = [passage.id for passage in self.served.passages] == [passage.id for passage in passages]
        return same and self.served.intact and self.served.model == identity
