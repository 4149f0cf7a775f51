"""One stage for all dialogues of a test process."""

from collections.abc import Iterator

import pytest

from tests.dialogues.nursery import World
from tests.dialogues.scenario import load_world
from tests.dialogues.stage import Stage, stage


@pytest.fixture(scope="session")
def ready() -> Iterator[Stage]:
    """The project's own world, ready to be played in."""
    with stage(World(load_world())) as opened:
        yield opened
