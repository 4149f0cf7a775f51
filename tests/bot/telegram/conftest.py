from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox import RunningSandbox, running_sandbox
from tests.bot.telegram.running import RunningShell, running_shell


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as running:
        yield running


@pytest.fixture
def shell(sandbox: RunningSandbox, tmp_path: Path) -> Iterator[RunningShell]:
    """The echo shell, by polling."""
    with running_shell(sandbox, tmp_path) as running:
        yield running
