"""What the knowledge side reads from the environment and `.env`."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class KnowledgeSettings(BaseSettings):
    """Where documents and the index stand, and which model embeds.

    An empty `embedding_model` means the packaged model taught French; `chroma_url` (http://host:port) keeps the vectors
    on a Chroma server so that several machines share one index.
    """

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    data_dir: Path = Path("data")
    documents_dir: Path = Path("knowledge/documents")
    embedding_model: str = ""
    chroma_url: str | None = None

    @property
    def published_folder(self) -> Path:
        """What staff published from the phone; a document there stands in the place of one of the same stem."""
        return self.data_dir / "documents"

    @property
    def index_folder(self) -> Path:
        """The folder of the index's versions."""
        return self.data_dir / "index"
