"""Remembers what files came to, by their content, so that an unchanged file is not parsed again."""

import hashlib
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ingest.load import Loaded
from ingest.problem import Reason

RETRY_SECONDS = 3_600.0
_ONCE_MORE = {Reason.TOO_SLOW, Reason.BROKEN}  # what a busy machine can cause, and another hour may not
_LOADED: TypeAdapter[Loaded] = TypeAdapter(Loaded)


class Record:
    """One small file for each content and name, in `folder`; forgets what this run did not meet (see `prune`)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._met: set[str] = set()
        self._code = _digest_of_code()

    def recall(self, path: Path, content: bytes) -> Loaded | None:
        """What this content came to under this name, unless unknown, or a failure worth another try."""
        kept = self._folder / self._name(path, content)
        try:
            loaded = _LOADED.validate_json(kept.read_bytes())
            age = time.time() - kept.stat().st_mtime
        except (OSError, ValidationError):
            return None
        if age > RETRY_SECONDS and any(problem.reason in _ONCE_MORE for problem in loaded.problems):
            return None
        return _moved(loaded, path)

    def keep(self, path: Path, content: bytes, loaded: Loaded) -> None:
        """Remember what this content came to; the file appears whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
            file.write(_LOADED.dump_json(loaded))
        Path(file.name).replace(self._folder / self._name(path, content))

    def prune(self) -> None:
        """Forget every content that was not met since this record was opened."""
        for kept in self._folder.glob("*"):
            if kept.name not in self._met:
                kept.unlink(missing_ok=True)

    def _name(self, path: Path, content: bytes) -> str:
        name = hashlib.blake2b(content, key=self._code, digest_size=16)
        name.update(path.name.encode("utf-8", "surrogateescape"))
        self._met.add(f"{name.hexdigest()}.json")
        return f"{name.hexdigest()}.json"


def _moved(loaded: Loaded, path: Path) -> Loaded:
    document = replace(loaded.document, path=path) if loaded.document else None
    return Loaded(document, tuple(replace(problem, path=path) for problem in loaded.problems))


def _digest_of_code() -> bytes:
    """A digest of this package: what another version of it made of a file is worth nothing."""
    digest = hashlib.blake2b(digest_size=16)
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.digest()
