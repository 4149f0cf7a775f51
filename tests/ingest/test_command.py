"""The command: what it prints, and with what status it leaves."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.problem import Reason
from ingest.wording import sentence
from tests.ingest.makers import write

FACTS = (
    "folder other before gone unreadable suffix instead error looks_like member pages page megabytes most seconds "
    "value key model"
)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_reason_has_its_sentences(language: str) -> None:
    for reason in Reason:
        said = sentence(reason, dict.fromkeys(FACTS.split(), "x"), language)
        assert said.count(".") >= 1 or "« : »" in said


def test_a_missing_folder_is_said_and_the_status_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "rien"), "--data-dir", str(tmp_path), "--language", "fr"]) == 2
    assert "n'existe pas" in capsys.readouterr().err


def test_an_empty_folder_is_said_in_english_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "documents").mkdir()
    assert main([str(tmp_path / "documents"), "--data-dir", str(tmp_path), "--language", "en"]) == 2
    assert "stays as it is" in capsys.readouterr().err


def test_a_model_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMBEDDING_MODEL", str(tmp_path / "model"))
    write(tmp_path / "documents", règle__md="## Règle\n\nLe texte.\n")
    assert main([str(tmp_path / "documents"), "--data-dir", str(tmp_path / "data"), "--language", "fr"]) == 2
    assert "EMBEDDING_MODEL" in capsys.readouterr().err


@pytest.mark.prove
def test_killed_twenty_times_the_old_version_serves_and_the_next_ingest_succeeds(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    command = [sys.executable, "-m", "ingest", str(folder), "--data-dir", str(tmp_path / "data"), "--json"]

    def put(version: int) -> None:
        write(folder, **{f"d{i}__md": f"## Règle {i}\n\nVersion {version} du texte {i}.\n" for i in range(30)})

    def served() -> set[str]:
        pointer = tmp_path / "data" / "index" / "CURRENT"
        passages = pointer.parent / "versions" / pointer.read_text() / "passages.jsonl"
        return {json.loads(line)["text"].split(" du ")[0] for line in passages.read_text().splitlines()}

    put(0)
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole = time.monotonic() - started
    done = 0
    for version in range(1, 21):
        put(version)
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            child.wait(timeout=whole * version / 20)
        except subprocess.TimeoutExpired:
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
        assert served() in ({f"Version {done}"}, {f"Version {version}"})
        done = version if served() == {f"Version {version}"} else done
    subprocess.run(command, check=True, capture_output=True)
    assert served() == {"Version 20"}
