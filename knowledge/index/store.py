"""The versions of the index in one folder: reading the serving one, writing the next."""

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from filelock import FileLock, Timeout

from knowledge.embedder import TextEmbedder
from knowledge.index import build, remote, vectors
from knowledge.index.check import fault_of
from knowledge.index.manifest import NAME, Manifest
from knowledge.index.pointer import Pointer, Stamp, sync_folder
from knowledge.index.remote import Fetched, Follower
from knowledge.index.version import CHROMA, VECTORS, Index, damage, open_version
from knowledge.passage import Passage

Progress = Callable[[int, int], None]


class IndexBusy(RuntimeError):
    """Another process is writing this index."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"another process writes the index in {folder}")
        self.folder = folder


class IndexStore:
    """Finished versions side by side, one of them serving; one process writes, any number read.

    Readers call `current()` for each question: it costs one stat and follows a switch made by another process.
    """

    def __init__(self, folder: Path, embedder: TextEmbedder, chroma_url: str | None = None) -> None:
        self.folder = folder
        self.embedder = embedder
        self._chroma_url = chroma_url
        self._versions = folder / "versions"
        self._pointer = Pointer(folder)
        self._follower = Follower(chroma_url, self._pointer.read, self._adopt) if chroma_url else None
        self._opening = threading.Lock()
        self._seen: Stamp | None = None
        self._index: Index | None = None

    def current(self) -> Index | None:
        """The serving version; None before the first one is written.

        Where the newest cannot be opened, the last that could goes on serving.
        """
        if self._follower:
            self._follower.start()
        stamp = self._pointer.stamp()
        if self._index is not None and stamp in {self._seen, None}:
            return self._index
        if not self._opening.acquire(blocking=self._index is None):
            return self._index
        try:
            if self._index is None or stamp != self._seen:
                self._index = self._open() or self._index
                self._seen = stamp
        finally:
            self._opening.release()
        return self._index

    def write(self, passages: Sequence[Passage], *, progress: Progress | None = None) -> Manifest:
        """Builds a version of these passages beside the serving one, then switches to it and drops the others.

        Vectors of unchanged passages are taken over. `progress` hears (passages embedded, passages in all). Raises
        IndexBusy where another process writes.
        """
        with self._owner():
            folder = self._fresh(f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{token_hex(3)}")
            embedding = build.Embedding(folder, passages, self.embedder, self._open())
            embedding.run(progress)
            made = embedding.vectors
            build.write_files(folder, passages, made)
            if self._chroma_url:
                remote.publish(self._chroma_url, folder.name, passages, made, self.embedder.identity)
            else:
                with vectors.local_client(folder / CHROMA) as client:
                    vectors.store(client, vectors.COLLECTION, passages, made)
            return self._switch(folder, passages, self.embedder.identity, made.shape[1])

    def fault(self) -> str:
        """Why the index wants to be written again; empty where it does not.

        Chroma's files are compared with their digests; where they differ, a child process tries them.
        """
        index = self._open()
        if index is None:
            return "there is no index"
        folder = self._versions / index.manifest.version
        if index.degraded or self._chroma_url or not damage(folder, CHROMA, index.manifest):
            return index.degraded
        found = fault_of(folder / CHROMA, folder / VECTORS)
        return f"{CHROMA}: {found}" if found else ""

    def repair(self, *, progress: Progress | None = None) -> Manifest | None:
        """Writes the index again from its own passages where something is wrong with it; None where nothing is."""
        index = self._open()
        if index is None or not self.fault():
            return None
        return self.write(index.passages, progress=progress)

    def _adopt(self, version: str, fetched: Fetched) -> None:
        """Makes a version of the server's the serving one here, unless another process is at it already."""
        try:
            with self._owner():
                if self._pointer.read() != version:
                    folder = self._fresh(version)
                    build.write_files(folder, fetched.passages, fetched.vectors)
                    self._switch(folder, fetched.passages, fetched.model, fetched.vectors.shape[-1])
        except IndexBusy:
            return

    def _fresh(self, version: str) -> Path:
        folder = self._versions / version
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def _switch(self, folder: Path, passages: Sequence[Passage], model: str, dimensions: int) -> Manifest:
        manifest = build.describe(folder, passages, model, dimensions)
        manifest.save(folder)
        sync_folder(folder)
        self._pointer.switch(folder.name)
        self._sweep(folder.name)
        return manifest

    def _open(self) -> Index | None:
        """The version pointed to; where the pointer is lost, the newest finished one."""
        pointed = self._pointer.read()
        lost = not pointed or not (self._versions / pointed).is_dir()
        for name in self._finished() if lost else [pointed]:
            try:
                index = open_version(self._versions / name, self.embedder.identity)
            except OSError:
                continue
            return replace(index, degraded=index.degraded or "the pointer is lost") if lost else index
        return None

    def _finished(self) -> list[str]:
        found = self._versions.glob(f"*/{NAME}")
        return sorted((path.parent.name for path in found), reverse=True)

    def _sweep(self, kept: str) -> None:
        for folder in self._versions.iterdir():
            if folder.name != kept:
                shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def _owner(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "owner.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise IndexBusy(self.folder) from error
        try:
            yield
        finally:
            lock.release()
