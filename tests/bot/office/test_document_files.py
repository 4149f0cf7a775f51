"""A publication that is cut short at any step leaves the old document or the new one, and can be done again."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from bot.office.document_files import DocumentFiles
from bot.office.naming import stem_of, suffix_of


def standing(files: DocumentFiles) -> dict[str, str]:
    """What a reader of the published folder sees."""
    return {path.name: path.read_text() for path in files.published.glob("*") if not path.name.startswith(".")}


@pytest.fixture
def files(tmp_path: Path) -> DocumentFiles:
    files = DocumentFiles(tmp_path)
    files.take_in(1, "horaires.md", b"old")
    files.publish(1, "horaires")
    files.take_in(2, "horaires.md", b"new")
    return files


class Killed(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("step", range(1, 9))
def test_a_kill_at_any_step_leaves_the_old_or_the_new(
    files: DocumentFiles, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    steps = iter(range(1, 99))

    def counted(real: object) -> object:
        def act(*arguments: object, **named: object) -> object:
            if next(steps) == step:
                raise Killed
            return real(*arguments, **named)  # type: ignore[operator]

        return act

    with monkeypatch.context() as patched:
        for name in ("replace", "open", "unlink", "mkdir"):
            patched.setattr(Path, name, counted(getattr(Path, name)))
        patched.setattr(os, "fsync", counted(os.fsync))
        with suppress(Killed):
            files.publish(2, "horaires")
    assert standing(files) in ({"horaires.md": "old"}, {"horaires.md": "new"})
    files.publish(2, "horaires")
    assert standing(files) == {"horaires.md": "new"}


def test_a_version_of_another_type_takes_the_place_of_the_one_before(files: DocumentFiles) -> None:
    files.take_in(3, "horaires.txt", b"other")
    files.publish(3, "horaires")
    assert standing(files) == {"horaires.txt": "other"}
    files.publish(1, "horaires")
    assert standing(files) == {"horaires.md": "old"}
    files.withdraw("horaires")
    assert standing(files) == {}


@pytest.mark.parametrize(
    ("name", "stem", "suffix"),
    [
        ("Règlement intérieur (1).docx", "reglement-interieur", ".docx"),
        ("../../etc/passwd", "passwd", ""),
        ("..\\..\\cœur.MD", "coeur", ".md"),
        ("📄.pdf", "", ".pdf"),
        ("a" * 300 + ".md", "a" * 80, ".md"),
    ],
)
def test_a_name_from_a_phone_becomes_a_harmless_one(name: str, stem: str, suffix: str) -> None:
    assert (stem_of(name), suffix_of(name)) == (stem, suffix)
