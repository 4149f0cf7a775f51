from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import SQLModel

from bot.storage import inbox, outbox  # noqa: F401  # their tables
from bot.storage.database import open_database, sqlite_url


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(sqlite_url(tmp_path))
    SQLModel.metadata.create_all(engine)
    yield engine
    engine.dispose()
