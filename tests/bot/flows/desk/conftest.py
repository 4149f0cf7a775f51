from collections.abc import Iterator

import pytest

from tests.bot.flows.desk.world import House, open_house


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One bot for all dialogues of the desk: each test brings founders of its own."""
    with open_house(tmp_path_factory.mktemp("house")) as opened:
        yield opened


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The same, with topics in the staff group."""
    with open_house(tmp_path_factory.mktemp("forum"), topics=True) as opened:
        yield opened


@pytest.fixture
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own for one test, which breaks something."""
    with open_house(tmp_path_factory.mktemp("alone")) as opened:
        yield opened
