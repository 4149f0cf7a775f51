"""The sync of a folder into the index: what it embeds, what it removes, and what it refuses to lose."""

from pathlib import Path

import pytest

from ingest.pipeline import sync
from ingest.problem import Reason, Refused
from ingest.summary import Summary
from knowledge.index import IndexStore
from knowledge.settings import KnowledgeSettings
from tests.ingest.doubles import CountingEmbedder
from tests.ingest.makers import write


class House:
    """A folder of documents and its index."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "documents"
        self.settings = KnowledgeSettings(data_dir=place / "data", embedding_model="", chroma_url=None)
        self.embedder = CountingEmbedder()
        for name in "abcd":
            self.put(name)

    def put(self, name: str, words: str = "Un texte.") -> None:
        write(self.folder, **{f"{name}__md": f"# Document {name}\n\n## Règle {name}\n\n{words}\n"})

    def sync(self, *, allow_empty: bool = False) -> Summary:
        return sync(self.folder, self.settings, allow_empty=allow_empty, embedder=self.embedder)

    def served(self) -> dict[str, str]:
        index = IndexStore(self.settings.index_folder, self.embedder).current()
        return {passage.document: passage.text for passage in index.passages} if index else {}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_folder_is_taken_in(house: House) -> None:
    summary = house.sync()
    assert (summary.documents, summary.passages, summary.added, summary.written) == (4, 4, 4, True)
    assert set(house.served()) == set("abcd")


def test_an_unchanged_folder_embeds_and_writes_nothing(house: House) -> None:
    house.sync()
    house.embedder.embedded.clear()
    summary = house.sync()
    assert (summary.unchanged, summary.written, house.embedder.embedded) == (4, False, [])


def test_only_what_changed_is_embedded_and_what_vanished_is_removed(house: House) -> None:
    house.sync()
    house.embedder.embedded.clear()
    house.put("a", "Un autre texte.")
    house.put("e")
    (house.folder / "d.md").unlink()
    summary = house.sync()
    assert (summary.added, summary.changed, summary.removed, summary.unchanged) == (1, 1, 1, 2)
    assert len(house.embedder.embedded) == 2
    assert house.served()["a"] == "Un autre texte."
    assert "d" not in house.served()


def test_an_empty_folder_never_empties_the_base(house: House) -> None:
    house.sync()
    for path in house.folder.iterdir():
        path.unlink()
    with pytest.raises(Refused) as refusal:
        house.sync()
    assert refusal.value.reason is Reason.NO_DOCUMENTS
    assert set(house.served()) == set("abcd")


def test_a_half_read_folder_never_takes_most_of_the_base(house: House) -> None:
    house.sync()
    for name in "abc":
        (house.folder / f"{name}.md").write_bytes(b"\0")
    with pytest.raises(Refused) as refusal:
        house.sync()
    assert refusal.value.facts == {"before": 4, "gone": 0, "unreadable": 3}
    assert set(house.served()) == set("abcd")


def test_most_documents_go_where_that_is_meant(house: House) -> None:
    house.sync()
    for name in "abc":
        (house.folder / f"{name}.md").unlink()
    assert house.sync(allow_empty=True).removed == 3
    assert set(house.served()) == {"d"}


def test_the_former_version_of_a_document_serves_while_its_file_is_broken(house: House) -> None:
    house.sync()
    (house.folder / "a.md").write_bytes(b"\0")
    house.put("b", "Un autre texte.")
    summary = house.sync()
    assert (summary.kept, summary.problems[0].reason) == (("a",), Reason.WRONG_TYPE)
    assert house.served()["a"] == "Un texte."
    assert house.served()["b"] == "Un autre texte."


def test_a_damaged_index_is_written_again_though_no_document_changed(house: House) -> None:
    house.sync()
    (vectors,) = house.settings.index_folder.glob("versions/*/vectors.npy")
    vectors.write_bytes(b"damaged")
    assert house.sync().written
    index = IndexStore(house.settings.index_folder, house.embedder).current()
    assert index is not None
    assert index.degraded == ""


def test_another_model_embeds_everything_anew(house: House) -> None:
    house.sync()
    house.settings = house.settings.model_copy(update={"embedding_model": "another"})
    house.embedder = CountingEmbedder("another")
    assert house.sync().written
    assert len(house.embedder.embedded) == 4
