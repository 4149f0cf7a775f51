from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.nursery import Nursery, read_nursery
from tests.bot.flows.house import PARIS, House, empty_store, open_house


@pytest.fixture(scope="session")
def nursery() -> Nursery:
    return read_nursery(Path("knowledge/documents"), PARIS)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_store(tmp_path_factory.mktemp("store"))


@pytest.fixture
def house(tmp_path: Path, nursery: Nursery, template: Path) -> Iterator[House]:
    house = open_house(tmp_path, nursery, template)
    yield house
    house.engine.dispose()
