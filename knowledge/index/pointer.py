"""Which version serves: a small file, replaced at once."""

import os
from pathlib import Path

Stamp = tuple[int, int, int]


class Pointer:
    """The file CURRENT, holding the name of the serving version."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "CURRENT"

    def stamp(self) -> Stamp | None:
        """Changes with every switch; costs one stat. None where there is no pointer."""
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size

    def read(self) -> str:
        """The serving version's name; empty where there is none."""
        try:
            return self._path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def switch(self, version: str) -> None:
        """Points to another version: a reader sees the old name or the new one, whatever happens in between."""
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(version)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
        sync_folder(self._path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
