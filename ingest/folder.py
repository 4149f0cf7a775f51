"""The files of a folder, told apart from what only looks like one."""

import os
from collections.abc import Iterator
from pathlib import Path

from ingest.problem import Problem, Reason, Refused


def files_over(folder: Path, over: Path | None = None) -> Iterator[Path | Problem]:
    """The files of `over`, and those of `folder` whose stem none of them bears.

    Raises:
        Refused: there is no such folder; `over` may be missing.
    """
    above = list(files(over)) if over is not None and over.is_dir() else []
    stems = {one.stem for one in above if isinstance(one, Path)}
    yield from above
    for one in files(folder):
        if (one if isinstance(one, Path) else one.path).stem not in stems:
            yield one


def files(folder: Path) -> Iterator[Path | Problem]:
    """The files under `folder`, at any depth, by name; links that lead out of it are reported and not followed.

    Hidden files and folders, and those that office programs leave beside an open file ("~$…"), are passed over.

    Raises:
        Refused: there is no such folder.
    """
    if not folder.is_dir():
        raise Refused(Reason.MISSING_FOLDER, {"folder": str(folder)})
    home = folder.resolve()
    unreadable: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unreadable.append):
        folders.sort()
        linked = [name for name in folders if (Path(place) / name).is_symlink()]
        folders[:] = [name for name in folders if not _passed_over(name) and name not in linked]
        for name in sorted([*names, *linked]):
            if not _passed_over(name):
                yield _checked(Path(place) / name, home)
    for error in unreadable:
        yield Problem(Path(str(error.filename)), Reason.UNREADABLE, {"error": error.strerror or type(error).__name__})


def _checked(path: Path, home: Path) -> Path | Problem:
    if path.is_symlink():
        target = path.resolve()
        if not target.is_relative_to(home):
            return Problem(path, Reason.OUTSIDE)
        if target.is_dir():
            return Problem(path, Reason.NOT_A_FILE)
    return path


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~$"))
