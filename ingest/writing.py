"""Writes the index, unless it already is what it should be."""

from collections.abc import Callable, Sequence

from ingest.model import LateEmbedder
from ingest.problem import Reason, Refused
from ingest.served import served
from knowledge.embedder import ModelMissing, TextEmbedder, open_embedder
from knowledge.index import IndexBusy, IndexStore
from knowledge.passage import Passage
from knowledge.settings import KnowledgeSettings


class Writer:
    """The index that `served` when this was made, and what writes the next version of it."""

    def __init__(self, settings: KnowledgeSettings, embedder: TextEmbedder | None = None) -> None:
        self._embedder = embedder or LateEmbedder(lambda: open_embedder(settings.embedding_model))
        self._store = IndexStore(settings.index_folder, self._embedder, settings.chroma_url)
        self.served = served(settings.index_folder)

    def write(self, passages: Sequence[Passage], progress: Callable[[int, int], None]) -> bool:
        """Make these passages serve; whether that took a new version.

        Raises:
            Refused: another process writes this index, or the model cannot be loaded.
        """
        try:
            if self._serves(passages):
                return False
            self._store.write(passages, progress=progress)
        except IndexBusy as error:
            raise Refused(Reason.BUSY) from error
        except ModelMissing as error:
            raise Refused(Reason.NO_MODEL, {"model": error.model}) from error
        return True

    def _serves(self, passages: Sequence[Passage]) -> bool:
        same = [passage.id for passage in self.served.passages] == [passage.id for passage in passages]
        return same and self.served.intact and self.served.model == self._embedder.identity
