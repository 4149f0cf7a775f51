"""The whole bot as a newcomer starts it: no token, the sample nursery, the sandbox in the browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
START_SECONDS = 120


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which the sample nursery was taken."""
    folder = tmp_path_factory.mktemp("pepin")
    subprocess.run([sys.executable, "-m", "ingest", "--quiet"], cwd=ROOT, env=_settings(folder), check=True)
    return folder


@pytest.fixture
def newcomer(ingested: Path) -> Iterator[str]:
    """The address that `python -m bot` prints where no token is set."""
    port = _free_port()
    settings = _settings(ingested) | {"SANDBOX_PORT": str(port)}
    (ingested / "pepin.sqlite3").unlink(missing_ok=True)
    process = subprocess.Popen([sys.executable, "-m", "bot"], cwd=ROOT, env=settings, stdout=subprocess.PIPE)
    try:
        yield _announced(process, port)
    finally:
        process.terminate()
        assert process.wait(timeout=15) == 0


def _settings(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return kept | {"DATA_DIR": str(folder), "HF_HUB_OFFLINE": "1", "TELEGRAM_BOT_TOKEN": ""}


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _announced(process: "subprocess.Popen[bytes]", port: int) -> str:
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    assert f":{port}" in line, line
    address = line.split()[-1]
    deadline = time.monotonic() + START_SECONDS
    while b'"getUpdates"' not in urllib.request.urlopen(f"{address}/sandbox/statistics").read():
        assert time.monotonic() < deadline, "the bot does not poll"
        assert process.poll() is None, "the bot ended"
        time.sleep(0.2)
    return address
