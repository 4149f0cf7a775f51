"""The command line, on a folder of two documents."""

import io
import json
import os
from pathlib import Path

import pytest

from knowledge.__main__ import main

BADGES = "---\ntitle: Badges\n---\n## Perte\nUn badge perdu est remplacé pour 25 € HT.\n"
PARKING = "---\ntitle: Parking\n---\n## Places\nChaque entreprise dispose de deux places de parking.\n"
QUESTIONS = [
    {"id": "1", "lang": "fr", "kind": "answerable", "question": "prix d'un badge perdu ?", "doc": "badges"}
    | {"docs": ["badges"], "answer_span": "25 € HT"},
    {"id": "2", "lang": "fr", "kind": "unanswerable", "question": "couleur des badges ?", "doc": "", "docs": []},
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of documents; the current folder of the process is one of its own, where the index is cached."""
    home = tmp_path_factory.mktemp("home")
    (home / "documents").mkdir()
    (home / "documents" / "badges.md").write_text(BADGES, encoding="utf-8")
    (home / "documents" / "parking.md").write_text(PARKING, encoding="utf-8")
    (home / "questions.jsonl").write_text("\n".join(json.dumps(one) for one in QUESTIONS), encoding="utf-8")
    return home


@pytest.fixture(autouse=True)
def _at_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.setenv("DATA_DIR", str(folder / "data"))
    os.environ.pop("CHROMA_URL", None)


def test_a_question_is_answered_as_one_object(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--documents", str(folder / "documents"), "--json", "--passages", "2"]
    assert main(["ask", *options, "combien coûte un badge perdu ?"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["question", "language", "status", "answer", "confidence", "sources", "passages"]
    assert list(answer["passages"][0]) == ["document", "section", "page", "text", "score"]
    assert answer["passages"][0]["document"] == "badges" and len(answer["passages"]) == 2
    for source in answer["sources"]:
        assert list(source) == ["document", "title", "section", "page", "quote", "score"]


def test_questions_come_from_standard_input_one_a_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("bonjour\n\nprix d'un badge ?\n"))
    assert main(["ask", "--documents", str(folder / "documents"), "--json"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["question"] for answer in answers] == ["bonjour", "prix d'un badge ?"]
    assert answers[0]["status"] == "smalltalk"


def test_a_folder_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--documents", "/nowhere/at/all", "prix ?"]) == 2
    assert "/nowhere/at/all" in capsys.readouterr().err


def test_questions_with_known_answers_are_measured(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--documents", str(folder / "documents"), "--json", "--build", str(folder / "build")]
    assert main(["evaluate", str(folder / "questions.jsonl"), *options]) == 0
    measured = json.loads(capsys.readouterr().out)["own questions"]
    assert measured["ranking"]["pepin"]["all"]["hit1"] == 1.0
    assert set(measured["ranking"]) == {"pepin", "bm25", "dense", "tutorial"}
    assert measured["latency_ms"]["p95"] > 0
    assert (folder / "build" / "risk-coverage.png").is_file()
