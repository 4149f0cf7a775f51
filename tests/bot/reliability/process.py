"""A bot in a process of its own, to be killed, stopped and started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine, text

from bot.sandbox import RunningSandbox
from bot.storage.database import open_database, sqlite_url

ECHO_BOT = (sys.executable, "-m", "tests.bot.reliability.echo_bot")
ROOT = Path(__file__).parents[3]


def environment(sandbox: RunningSandbox, folder: Path) -> dict[str, str]:
    """The settings of a bot that serves a sandbox and keeps its store in a folder."""
    return {
        "TELEGRAM_BOT_TOKEN": sandbox.token,
        "TELEGRAM_API_URL": sandbox.url,
        "TELEGRAM_PACING": "false",
        "STAFF_CHAT_ID": "-1003001",
        "DATA_DIR": str(folder),
        "DOCUMENTS_DIR": str(folder),
    }


@dataclass
class BotProcess:
    """A bot started by a command; settings come from its environment alone."""

    settings: Mapping[str, str]
    command: Sequence[str] = ECHO_BOT
    process: "subprocess.Popen[bytes] | None" = field(default=None)

    def start(self) -> "BotProcess":
        """Start it; what it writes is kept for `end`."""
        given = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
        environment = {**given, "PYTHONPATH": str(ROOT), **self.settings}
        self.process = subprocess.Popen(
            self.command, env=environment, stderr=subprocess.PIPE, cwd=self.settings["DATA_DIR"]
        )
        return self

    def kill(self) -> None:
        """kill -9, whatever it is doing."""
        self._end(signal.SIGKILL)

    def stop(self, seconds: float = 10) -> tuple[int, str]:
        """SIGTERM; the exit code and what it wrote, TimeoutExpired where it does not end in time."""
        return self._end(signal.SIGTERM, seconds)

    def end(self, seconds: float) -> tuple[int, str]:
        """The exit code and what it wrote once it ends by itself."""
        return self._end(None, seconds)

    def _end(self, number: signal.Signals | None, seconds: float = 10) -> tuple[int, str]:
        assert self.process is not None
        if number is not None and self.process.poll() is None:
            self.process.send_signal(number)
        try:
            _, written = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
            raise
        return self.process.returncode, written.decode()


def store(folder: Path) -> Engine:
    """The store of the bot that works in the folder."""
    return open_database(sqlite_url(folder))


def effects(folder: Path) -> list[int]:
    """The updates that took effect, as often as they did."""
    engine = store(folder)
    with engine.connect() as connection:
        found = list(connection.execute(text("SELECT update_id FROM effect ORDER BY id")).scalars())
    engine.dispose()
    return found
