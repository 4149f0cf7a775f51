"""An index shared through a Chroma server by two machines."""

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from knowledge.embedder import Embedder
from knowledge.index import IndexStore
from knowledge.index.remote import Follower
from tests.knowledge.conftest import NURSERY


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "chroma"), "run", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--path", str(tmp_path_factory.mktemp("chroma"))]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ) as process:
        try:
            _wait(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def _wait(url: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{url}/api/v2/heartbeat")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the Chroma server did not start")


def test_what_one_machine_writes_another_serves_within_five_seconds(
    server: str, tmp_path: Path, embedder: Embedder
) -> None:
    writer, reader = (IndexStore(tmp_path / name, embedder, server) for name in ("writer", "reader"))
    writer.write(NURSERY[:3])
    first = reader.current()
    assert first is not None and tuple(first.passages) == NURSERY[:3]
    assert first.degraded == "" and first.vectors is not None
    writer.write(NURSERY)
    assert _seen(reader, len(NURSERY), seconds=5)
    second = reader.current()
    assert second is not None and tuple(second.passages) == NURSERY and second.degraded == ""


def test_a_server_that_is_gone_leaves_the_last_version_serving(tmp_path: Path, embedder: Embedder) -> None:
    IndexStore(tmp_path, embedder).write(NURSERY)
    index = IndexStore(tmp_path, embedder, "http://127.0.0.1:9").current()
    assert index is not None and len(index.passages) == len(NURSERY)


def test_a_server_that_is_gone_is_told_of_once_and_not_every_two_seconds(
    server: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "knowledge")
    follower = Follower("http://127.0.0.1:9", lambda: "any", lambda version, fetched: None)
    for _ in range(3):
        follower.look()
    assert len(caplog.records) == 1
    follower.url = server
    follower.look()
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def _seen(reader: IndexStore, count: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        index = reader.current()
        if index and len(index.passages) == count:
            return True
        time.sleep(0.05)
    return False
