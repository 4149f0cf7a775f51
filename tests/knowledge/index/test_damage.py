"""A damaged index answers by what is sound in it, says so, and is written again from its own passages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.answer import Status
from knowledge.answerer import answerer_of
from knowledge.embedder import Embedder
from knowledge.index import IndexStore
from knowledge.index.version import Index
from tests.knowledge.conftest import NURSERY, TODAY

QUESTION = "combien coûte un badge perdu ?"


@pytest.fixture
def folder(tmp_path: Path, embedder: Embedder) -> Path:
    IndexStore(tmp_path, embedder).write(NURSERY)
    return tmp_path


def _version(folder: Path) -> Path:
    return next((folder / "versions").iterdir())


def _truncate_chroma(folder: Path) -> None:
    path = _version(folder) / "chroma" / "chroma.sqlite3"
    path.write_bytes(path.read_bytes()[:4096])


def _garble_chroma_vectors(folder: Path) -> None:
    for path in (_version(folder) / "chroma").rglob("*.bin"):
        path.write_bytes(b"\xff" * max(1, path.stat().st_size))


def _garble_vectors(folder: Path) -> None:
    path = _version(folder) / "vectors.npy"
    path.write_bytes(b"\x00" * path.stat().st_size)


def _delete_pointer(folder: Path) -> None:
    (folder / "CURRENT").unlink()


def _another_model(folder: Path) -> None:
    path = _version(folder) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"model": "another:0"}))


def _garble_manifest(folder: Path) -> None:
    (_version(folder) / "manifest.json").write_bytes(b"\xff\x00")


def _garble_words(folder: Path) -> None:
    for path in [*(_version(folder) / "words").iterdir(), *(_version(folder) / "characters").iterdir()]:
        path.write_bytes(path.read_bytes()[:-7])


def _garble_one_passage(folder: Path) -> None:
    path = _version(folder) / "passages.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:-1], lines[-1][:9]]))


Corruption = Callable[[Path], None]
CORRUPTIONS: list[Corruption] = [
    _truncate_chroma,
    _garble_chroma_vectors,
    _garble_vectors,
    _delete_pointer,
    _another_model,
    _garble_manifest,
    _garble_words,
    _garble_one_passage,
]


@pytest.mark.parametrize("corrupt", CORRUPTIONS)
def test_the_bot_answers_through_a_corruption(folder: Path, embedder: Embedder, corrupt: Corruption) -> None:
    corrupt(folder)
    answer = answerer_of(IndexStore(folder, embedder), today=lambda: TODAY).ask(QUESTION, passages=1)
    assert answer.passages[0].passage.document == "badges"
    assert answer.status is not Status.SMALLTALK


@pytest.mark.parametrize("corrupt", CORRUPTIONS)
def test_a_corruption_is_found_and_repaired(folder: Path, embedder: Embedder, corrupt: Corruption) -> None:
    store = IndexStore(folder, embedder)
    corrupt(folder)
    assert store.fault()
    assert store.repair()
    assert store.fault() == ""
    assert _opened(store).degraded == "" and _opened(store).vectors is not None


@pytest.mark.parametrize("corrupt", [_garble_vectors, _another_model, _garble_manifest])
def test_vectors_that_cannot_be_trusted_are_left_out(folder: Path, embedder: Embedder, corrupt: Corruption) -> None:
    corrupt(folder)
    index = _opened(IndexStore(folder, embedder))
    assert index.vectors is None and index.degraded


def test_a_lost_passage_costs_itself_alone(folder: Path, embedder: Embedder) -> None:
    _garble_one_passage(folder)
    index = _opened(IndexStore(folder, embedder))
    assert tuple(index.passages) == NURSERY[:-1]
    assert index.vectors is not None and len(index.vectors) == len(NURSERY) - 1


def test_a_sound_index_wants_no_repair(folder: Path, embedder: Embedder) -> None:
    store = IndexStore(folder, embedder)
    assert store.fault() == "" and store.repair() is None


def _opened(store: IndexStore) -> Index:
    index = store.current()
    assert index is not None
    return index


def test_files_that_are_cut_short_in_place_under_an_open_index_stop_nobody(folder: Path, embedder: Embedder) -> None:
    answerer = answerer_of(IndexStore(folder, embedder), today=lambda: TODAY)
    before = answerer.ask(QUESTION)
    for path in _version(folder).rglob("*.npy"):
        with path.open("r+b") as file:
            file.truncate(1)
    assert answerer.ask(QUESTION) == before
