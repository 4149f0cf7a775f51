"""Versions of the index: built beside, switched at once, owned by one writer."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from knowledge.embedder import Embedder
from knowledge.index import IndexBusy, IndexStore
from tests.knowledge.conftest import NURSERY

Stores = Callable[[], IndexStore]


def test_there_is_nothing_to_read_before_the_first_version(store: Stores) -> None:
    assert store().current() is None


def test_passages_come_back_as_they_were_written(store: Stores) -> None:
    manifest = store().write(NURSERY)
    index = store().current()
    assert index is not None
    assert tuple(index.passages) == NURSERY
    assert index.degraded == ""
    assert manifest.passages == len(NURSERY) and set(manifest.documents) == {one.document for one in NURSERY}


def test_a_reader_follows_a_switch_made_by_another_writer(store: Stores) -> None:
    store().write(NURSERY[:3])
    reader = store()
    before = reader.current()
    store().write(NURSERY)
    after = reader.current()
    assert before is not None and after is not None
    assert (len(before.passages), len(after.passages)) == (3, len(NURSERY))


def test_a_version_in_use_goes_on_answering_after_it_is_replaced(store: Stores) -> None:
    store().write(NURSERY)
    index = store().current()
    store().write(NURSERY[:2])
    assert index is not None and index.vectors is not None
    assert index.words.scores({"badg": 1.0}).max() > 0
    assert abs(float(index.vectors[-1] @ index.vectors[-1]) - 1) < 1e-5


def test_only_the_serving_version_stays_on_the_disk(store: Stores, tmp_path: Path) -> None:
    for count in (1, 2, 3):
        store().write(NURSERY[:count])
    assert len(list((tmp_path / "index" / "versions").iterdir())) == 1


def test_unchanged_passages_are_not_embedded_again(store: Stores) -> None:
    store().write(NURSERY)
    changed = (replace(NURSERY[0], id="other", text="Un badge perdu coûte 30 €."), *NURSERY[1:])
    heard: list[tuple[int, int]] = []
    store().write(changed, progress=lambda done, total: heard.append((done, total)))
    assert heard == [(len(NURSERY) - 1, len(NURSERY)), (len(NURSERY), len(NURSERY))]


def test_vectors_taken_over_are_those_of_their_passages(store: Stores) -> None:
    store().write(NURSERY)
    store().write(NURSERY[::-1])
    index = store().current()
    fresh = store().embedder.passages([one.searched_text for one in NURSERY[::-1]])
    assert index is not None and index.vectors is not None
    assert abs((index.vectors * fresh).sum(axis=1) - 1).max() < 1e-4


def test_a_second_writer_is_turned_away(store: Stores, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    with FileLock(tmp_path / "index" / "owner.lock"), pytest.raises(IndexBusy):
        store().write(NURSERY)


def test_an_empty_index_can_be_written_and_read(store: Stores) -> None:
    store().write([])
    index = store().current()
    assert index is not None and not index.passages and index.degraded == ""


def test_a_writer_killed_in_the_middle_leaves_the_old_version_serving(store: Stores, tmp_path: Path) -> None:
    store().write(NURSERY[:2])
    child = multiprocessing.get_context("spawn").Process(target=_die_while_writing, args=(tmp_path / "index",))
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    index = store().current()
    assert index is not None and len(index.passages) == 2 and index.degraded == ""
    store().write(NURSERY)
    assert len(list((tmp_path / "index" / "versions").iterdir())) == 1


class _Deadly:
    """An embedder in whose hands the process dies."""

    identity = "deadly"

    def queries(self, texts: object) -> object:
        raise NotImplementedError

    def passages(self, texts: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def _die_while_writing(folder: Path) -> None:
    IndexStore(folder, _Deadly()).write(NURSERY)  # type: ignore[arg-type]


def test_noticing_a_switch_costs_next_to_nothing(nursery: Path, embedder: Embedder) -> None:
    reader = IndexStore(nursery, embedder)
    reader.current()
    start = time.perf_counter()
    for _ in range(1000):
        reader.current()
    assert time.perf_counter() - start < 0.5
