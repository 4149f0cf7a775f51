"""How fast documents are taken in, as a share of the bare embedding, and how fast an unchanged folder is passed."""

import tempfile
import time
from pathlib import Path

from ingest.load import load_folder
from ingest.pipeline import sync
from ingest.split import split
from knowledge.embedder import open_embedder
from knowledge.settings import KnowledgeSettings
from tests.ingest.makers import write

DOCUMENTS, SECTIONS = 25, 8
SENTENCE = "Le dépôt de garantie de la salle {} représente deux mois de loyer hors taxes, rendus sous trente jours. "


def run() -> None:
    """Print the rate of a first ingest beside that of embedding alone, and the time of a second one."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "documents"
        write(folder, **{f"d{i}__md": _document(i) for i in range(DOCUMENTS)})
        texts = [passage.searched_text for one in load_folder(folder).documents for passage in split(one)]
        settings = KnowledgeSettings(data_dir=Path(place) / "data", chroma_url=None)
        embedder = open_embedder(settings.embedding_model)
        embedder.passages(texts[:8])
        started = time.perf_counter()
        embedder.passages(texts)
        bare = time.perf_counter() - started
        first = sync(folder, settings, embedder=embedder)
        second = sync(folder, settings, embedder=embedder)
    print(f"ingest: {first.passages} passages, {first.passages / first.seconds:.1f}/s")
    print(f"ingest: share of the bare embedding rate {bare / first.seconds:.0%} (wanted: at least 80 %)")
    print(f"ingest: unchanged folder {1000 * second.seconds / second.passages:.2f} s per 1,000 passages (at most 2)")


def _document(number: int) -> str:
    sections = (f"## Règle {i}\n\n" + SENTENCE.format(f"{number}-{i}") * 7 for i in range(SECTIONS))
    return f"# Document {number}\n\n" + "\n\n".join(sections)


if __name__ == "__main__":
    run()
