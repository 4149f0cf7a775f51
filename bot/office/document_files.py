"""The files of documents sent from the phone: as they came in, as versions, and as they stand published.

Published documents are kept in a folder of the bot's own, over the documents folder and never in it: that one may be
read-only, shared or under version control, and whatever was published can be taken back.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DocumentFiles:
    """The folders under `data_dir`."""

    data_dir: Path

    @property
    def published(self) -> Path:
        """The folder whose documents stand over those of the documents folder."""
        return self.data_dir / "documents"

    def take_in(self, number: int, name: str, content: bytes) -> Path:
        """Keeps a file that arrived, whole or not at all."""
        folder = self.data_dir / "incoming" / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        return _write(folder / name, content)

    def folder(self, number: int) -> Path:
        """Where a version is kept: among those that were published once, or still as it came in."""
        kept = self._version(number)
        return kept if kept.is_dir() else self.data_dir / "incoming" / str(number)

    def file(self, number: int) -> Path:
        """A version's file.

        Raises:
            FileNotFoundError: it is gone.
        """
        found = [path for path in self.folder(number).glob("*") if not path.name.startswith(".")]
        if not found:
            raise FileNotFoundError(self.folder(number))
        return found[0]

    def rename(self, number: int, stem: str) -> Path:
        """Gives a version's file the stem of the document that it is."""
        file = self.file(number)
        return file.replace(file.with_name(stem + file.suffix))

    def discard(self, number: int) -> None:
        """Forgets a file that is not wanted."""
        shutil.rmtree(self.data_dir / "incoming" / str(number), ignore_errors=True)

    def publish(self, number: int, stem: str) -> None:
        """Makes a version the document that stands; at any instant the old one or the new one does.

        Told again, it comes to the same.
        """
        kept = self._version(number)
        if not kept.is_dir():
            kept.parent.mkdir(parents=True, exist_ok=True)
            (self.data_dir / "incoming" / str(number)).replace(kept)
        version = self.file(number)
        self.published.mkdir(parents=True, exist_ok=True)
        placed = _write(self.published / (stem + version.suffix), version.read_bytes())
        self._take_away(stem, but=placed)

    def withdraw(self, stem: str) -> None:
        """Takes the published document away, so that the one of the documents folder stands again."""
        self._take_away(stem, but=None)

    def _take_away(self, stem: str, but: Path | None) -> None:
        for path in self.published.glob("*"):
            if path.stem == stem and path != but:
                path.unlink(missing_ok=True)

    def _version(self, number: int) -> Path:
        return self.data_dir / "versions" / str(number)


def _write(path: Path, content: bytes) -> Path:
    """Writes a file that appears whole or not at all, also over a power cut."""
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return path
