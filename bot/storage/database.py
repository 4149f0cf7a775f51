"""The database: one engine, one kind of transaction, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlmodel import Session

BUSY_TIMEOUT_MS = 30_000


def sqlite_url(folder: Path) -> str:
    """The default store: one file in the data folder."""
    return f"sqlite:///{folder / 'pepin.sqlite3'}"


def open_database(url: str) -> Engine:
    """An engine whose transactions hold their locks from the start (on SQLite: WAL and BEGIN IMMEDIATE)."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """A session whose work is committed whole, or rolled back whole when an error leaves the block."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


def _configure_sqlite(connection: Any, _record: Any) -> None:
    # isolation_level None hands BEGIN to us; without it pysqlite opens deferred transactions, which lose updates.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
