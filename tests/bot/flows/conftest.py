from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.nursery import Nursery, read_nursery
from tests.bot.flows.house import PARIS, House, open_house


@pytest.fixture(scope="session")
def nursery() -> Nursery:
    return read_nursery(Path("knowledge/documents"), PARIS)


@pytest.fixture
def house(tmp_path: Path, nursery: Nursery) -> Iterator[House]:
    house = open_house(tmp_path, nursery)
    yield house
    house.engine.dispose()
