"""The database: one engine, one kind of transaction, on SQLite and on PostgreSQL."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlmodel import Session

BUSY_TIMEOUT_MS = 30_000

CONNECTIONS = {"pool_size": 4, "max_overflow": 0}
"""What is opened stays open: connections made for a crowd and closed again cost more than their work. More of them in
each process were measured to make a crowd slower, not faster."""

ONE_CONNECTION = {"pool_size": 1, "max_overflow": 0}
"""For SQLite, which lets one transaction at a time hold the file. Those who wait for it in one process stand in the
pool's queue and are let in as they came; if each had a connection, SQLite would have them sleep and try again, up to
100 ms at a time (sqlite3_busy_timeout), while nobody holds the file."""


def sqlite_url(folder: Path) -> str:
    """The default store: one file in the data folder."""
    return f"sqlite:///{folder / 'pepin.sqlite3'}"


def open_database(url: str | URL, *, synced: bool = True) -> Engine:
    """An engine whose transactions hold their locks from the start (on SQLite: WAL and BEGIN IMMEDIATE).

    What it commits survives the process. On SQLite it survives a power cut too where it is `synced`, which makes each
    transaction wait for the disk; else from the next `sync` on.
    """
    url = make_url(url)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, **CONNECTIONS)
    engine = create_engine(url, connect_args={"check_same_thread": False}, hide_parameters=True, **ONE_CONNECTION)
    event.listen(engine, "connect", partial(_configure_sqlite, synced))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """A session whose work is committed whole, or rolled back whole when an error leaves the block."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


def sync(engine: Engine) -> None:
    """Return once all that was committed so far survives a power cut; transactions go on meanwhile.

    SQLite keeps commits in the write-ahead log until a checkpoint, which syncs them itself, moves them on
    (https://www.sqlite.org/wal.html); PostgreSQL syncs each commit.
    """
    if engine.dialect.name == "sqlite":
        with suppress(FileNotFoundError), Path(f"{engine.url.database}-wal").open("r+b") as log:
            os.fsync(log.fileno())


def _configure_sqlite(synced: bool, connection: Any, _record: Any) -> None:
    # isolation_level None hands BEGIN to us; without it pysqlite opens deferred transactions, which lose updates.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        f"synchronous = {'FULL' if synced else 'NORMAL'}",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
