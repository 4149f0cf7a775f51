"""The version of the index that serves now, read without loading a model."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.index.manifest import Manifest
from knowledge.index.pointer import Pointer
from knowledge.index.records import load
from knowledge.index.version import RECORDS, damage
from knowledge.passage import Passage


@dataclass(frozen=True)
class Served:
    """A version's passages, the identity of the model that embedded them, and whether its files are as written."""

    passages: Sequence[Passage]
    model: str
    intact: bool


NOTHING = Served((), "", intact=False)


def served(index_folder: Path) -> Served:
    """The local version that serves; NOTHING where there is none or it cannot be read at all."""
    version = Pointer(index_folder).read()
    folder = index_folder / "versions" / version
    if not version:
        return NOTHING
    try:
        passages, _ = load(folder / RECORDS)
        manifest = Manifest.load(folder)
    except (OSError, ValueError):
        return NOTHING
    parts = {name.split("/")[0] for name in manifest.files}
    whole = len(passages) == manifest.passages and not any(damage(folder, part, manifest) for part in parts)
    return Served(passages, manifest.model, whole)
