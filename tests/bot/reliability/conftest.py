from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.sandbox import RunningSandbox, running_sandbox
from tests.bot.reliability.process import BotProcess, environment

StartBot = Callable[..., BotProcess]


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def start_bot(sandbox: RunningSandbox, folder: Path) -> Iterator[StartBot]:
    """Starts bots on the sandbox and the folder, with settings of their own; all are gone after the test."""
    started: list[BotProcess] = []

    def start(**settings: str) -> BotProcess:
        started.append(BotProcess({**environment(sandbox, folder), **settings}).start())
        return started[-1]

    yield start
    for bot in started:
        bot.kill()
