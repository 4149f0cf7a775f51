import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.sandbox.client import SandboxClient
from tests.bot.reliability.process import ROOT
from tests.bot.reliability.waiting import wait_until


def run(folder: Path, *arguments: str, **settings: str) -> "subprocess.Popen[str]":
    """`python -m bot` in a folder, with these settings alone."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DOCUMENTS_DIR": str(folder), **settings}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def test_wrong_settings_end_it_with_a_sentence_each_and_no_traceback(tmp_path: Path) -> None:
    bot = run(tmp_path, STAFF_CHAT_ID="team", WEBHOOK_SECRET="too-short")
    _, written = bot.communicate(timeout=120)
    assert bot.returncode == 2
    assert written.splitlines() == [
        "STAFF_CHAT_ID must be a whole number.",
        "WEBHOOK_SECRET must be 16 to 256 letters, digits, - or _.",
    ]


def test_an_embedding_model_that_is_not_there_ends_it_with_a_sentence(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "model")
    bot = run(tmp_path, EMBEDDING_MODEL=nowhere, SANDBOX_PORT=str(free_port()), HF_HUB_OFFLINE="1")
    _, written = bot.communicate(timeout=120)
    assert bot.returncode == 2
    assert "EMBEDDING_MODEL names a model that cannot be loaded" in written
    assert "Traceback" not in written


def test_a_folder_that_cannot_be_made_ends_it_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    bot = run(tmp_path, DATA_DIR=str(tmp_path / "file" / "data"), SANDBOX_PORT=str(free_port()))
    _, written = bot.communicate(timeout=120)
    assert bot.returncode == 1
    assert "cannot be written: correct DATA_DIR" in written
    assert "Traceback" not in written


def test_without_a_token_it_runs_in_the_sandbox_and_says_where(tmp_path: Path) -> None:
    port = free_port()
    bot = run(tmp_path, SANDBOX_PORT=str(port))
    assert bot.stdout is not None
    assert f"open http://127.0.0.1:{port}" in bot.stdout.readline()
    client = SandboxClient(f"http://127.0.0.1:{port}")
    wait_until(lambda: client.calls("deleteWebhook"))
    bot.terminate()
    bot.communicate(timeout=10)
    assert bot.returncode == 0


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        bot = run(tmp_path, SANDBOX_PORT=str(port))
        _, written = bot.communicate(timeout=120)
    assert bot.returncode == 1
    assert f"Port {port} is not free" in written


def test_help_and_unknown_words_are_answered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "run the bot until it is stopped" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        main(["danse"])
    assert ended.value.code == 2
