"""The schema, brought to a revision by Alembic, whole or not at all, on SQLite and on PostgreSQL."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

_SCRIPTS: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 0x50455049  # any number of our own: two processes that start together must migrate one after the other


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the schema up to `revision`. Safe to call at each start, and from several processes at once."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Bring the schema down to `revision`; the rows of dropped tables are lost."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def _config(connection: Connection) -> Config:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
