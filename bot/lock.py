"""One bot, one data folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class FolderInUse(Exception):
    """Another bot works in this folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"another bot works in {folder}")
        self.folder = folder


class FolderUnusable(Exception):
    """The folder cannot be made or written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} cannot be written")
        self.folder = folder


@contextmanager
def sole_use(folder: Path) -> Iterator[None]:
    """Make the folder, and keep others out of it while the block runs; the lock ends with the process.

    Raises:
        FolderInUse, FolderUnusable: the block does not run.
    """
    lock = FileLock(folder / "lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise FolderInUse(folder) from None
    except OSError:
        raise FolderUnusable(folder) from None
    try:
        yield
    finally:
        lock.release()
