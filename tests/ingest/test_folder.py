"""A folder with everything in it that should not be: each is reported, and the rest is taken in."""

import os
from pathlib import Path

import pytest

from ingest.load import load_document, load_folder
from ingest.problem import Reason, Refused
from ingest.record import Record
from tests.ingest import makers
from tests.ingest.makers import write

RULE = "---\ntitle: Accès\nkind: rule\n---\n## Badges\n\nUn badge par personne.\n"


def reasons(folder: Path) -> dict[str, Reason]:
    return {problem.path.name: problem.reason for problem in load_folder(folder).problems}


def test_good_files_are_taken_in_beside_bad_ones(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(RULE)
    folder = tmp_path / "documents"
    write(
        folder,
        acces__md=RULE,
        faq__csv="Question;Réponse\nOù ?;Ici.\n",
        photo__pdf=b"\x89PNG\r\n\x1a\n",
        word__md=makers.word(),
        empty__md="",
        blank__txt=" \n ",
        old__doc=b"\xd0\xcf\x11\xe0",
        picture__jpg=b"\xff\xd8\xff",
        locked__docx=b"\xd0\xcf\x11\xe0abc",
        broken__md="---\ntitle: [a\n---\nTexte\n",
    )
    (folder / ".hidden.md").write_text(RULE)
    (folder / "link.md").symlink_to(outside)
    os.mkfifo(folder / "pipe.txt")
    loaded = load_folder(folder)
    assert [document.stem for document in loaded.documents] == ["acces", "faq"]
    assert {problem.path.name: problem.reason for problem in loaded.problems} == {
        "photo.pdf": Reason.WRONG_TYPE,
        "word.md": Reason.WRONG_TYPE,
        "empty.md": Reason.EMPTY,
        "blank.txt": Reason.EMPTY,
        "old.doc": Reason.OLD_FORMAT,
        "picture.jpg": Reason.UNSUPPORTED,
        "locked.docx": Reason.ENCRYPTED,
        "broken.md": Reason.BAD_YAML,
        "link.md": Reason.OUTSIDE,
        "pipe.txt": Reason.NOT_A_FILE,
    }


def test_of_two_files_with_one_name_the_second_is_reported(tmp_path: Path) -> None:
    write(tmp_path, acces__md=RULE)
    write(tmp_path / "archive", acces__md=RULE)
    loaded = load_folder(tmp_path)
    assert [document.path for document in loaded.documents] == [tmp_path / "acces.md"]
    assert reasons(tmp_path) == {"acces.md": Reason.SAME_NAME}


def test_a_file_that_vanishes_between_listing_and_reading_is_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    assert reasons(tmp_path) == {"gone.md": Reason.VANISHED}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    write(tmp_path, secret__md=RULE)
    (tmp_path / "secret.md").chmod(0)
    assert reasons(tmp_path) == {"secret.md": Reason.UNREADABLE}


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        load_folder(tmp_path / "nothing")
    assert refusal.value.reason is Reason.MISSING_FOLDER


def test_one_document_can_be_loaded_alone(tmp_path: Path) -> None:
    write(tmp_path, acces__md=RULE, guide__docx=makers.word())
    rule = load_document(tmp_path / "acces.md")
    assert (rule.title, rule.kind, rule.front_matter.line_of(("kind",))) == ("Accès", "rule", 3)
    assert load_document(tmp_path / "guide.docx").sections[0].path == ("Garanties",)


def test_an_unchanged_file_is_not_parsed_again_and_a_changed_one_is(tmp_path: Path) -> None:
    write(tmp_path / "documents", guide__docx=makers.word(), bad__docx=makers.word()[:-500])
    first = load_folder(tmp_path / "documents", memory=Record(tmp_path / "record"))
    kept = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "record").iterdir()}
    record = Record(tmp_path / "record")
    assert load_folder(tmp_path / "documents", memory=record) == first
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "record").iterdir()} == kept
    write(tmp_path / "documents", guide__docx=makers.word(title="Autre titre"))
    record = Record(tmp_path / "record")
    assert load_folder(tmp_path / "documents", memory=record).documents[0].title == "Autre titre"
    record.prune()
    assert len(list((tmp_path / "record").iterdir())) == 2
