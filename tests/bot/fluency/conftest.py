from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.fluency.house import BADGES, NOTICE, PARKING, Bot, House, running_bot, take_in
from tests.dialogues.nursery import World
from tests.dialogues.scenario import load_world
from tests.dialogues.stage import Stage, stage
from tests.knowledge.fluent.provider import Provider, Script, running_provider


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return take_in(tmp_path_factory.mktemp("house"), {"badges": BADGES, "parking": PARKING, "preavis": NOTICE})


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running_provider() as running:
        running.says(Script("Ok"))
        yield running


@pytest.fixture
def bot(house: House, tmp_path: Path, provider: Provider, request: pytest.FixtureRequest) -> Iterator[Bot]:
    with running_bot(house, tmp_path / "bot", provider, llm_timeout=getattr(request, "param", 6.0)) as running:
        yield running


@pytest.fixture(scope="session")
def ready() -> Iterator[Stage]:
    """The world of the dialogues."""
    with stage(World(load_world())) as opened:
        yield opened
