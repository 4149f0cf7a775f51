"""An index of any folder of documents, for the command line.

`knowledge` stands below `ingest` and may not import it, so taking documents in is left to a process of its own:
`python -m ingest FOLDER --data-dir …`. The index is kept by the folder's place and content, so asking again is quick.
"""

import hashlib
import subprocess
import sys
from pathlib import Path


class NotTakenIn(RuntimeError):
    """The folder's documents could not be indexed; `output` is what ingest said."""

    def __init__(self, folder: Path, output: str) -> None:
        super().__init__(f"{folder} could not be taken in: {output}")
        self.folder = folder
        self.output = output


def data_dir_of(folder: Path, cache: Path, model: str) -> Path:
    """The data folder that holds the folder's index, made or brought up to date first.

    Raises FileNotFoundError where there is no such folder, NotTakenIn where ingest fails.
    """
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    place = cache / hashlib.sha256(f"{folder.resolve()}\n{model}".encode()).hexdigest()[:16]
    mark, content = place / "content", _content(folder)
    if not mark.is_file() or mark.read_text(encoding="utf-8") != content:
        place.mkdir(parents=True, exist_ok=True)
        _take_in(folder, place)
        mark.write_text(content, encoding="utf-8")
    return place


def _take_in(folder: Path, place: Path) -> None:
    command = [sys.executable, "-m", "ingest", str(folder), "--data-dir", str(place), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if not (place / "index" / "CURRENT").is_file():
        raise NotTakenIn(folder, (done.stderr or done.stdout).strip()[-800:])


def _content(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
